"""A small shop written straight into a real SQLite file, so that any text at all can stand in any field."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field, replace
from pathlib import Path

from dingterm import clock
from dingterm.desk.session import Session
from dingterm.settings import Settings, Shop
from dingterm.store import Store

PARTS = "value.above:17 stage.payment:20"
HOUR = 3_600


@dataclass(frozen=True)
class Person:
    """One customer with one cart, an order and an answer."""

    name: str
    phone: str = "+34600000000"
    email: str = "someone@example.com"
    city: str = "Valencia"
    region: str = "ES"
    zones: str = "Europe/Madrid"
    language: str = "es"
    cart: str = "#1001"
    item: str = "Linen Shirt"
    variant: str = "Sand / M"
    url: str = "https://shop.example/r/abc"
    said: str = "¿tienen talla M?"
    lane: str = "unpaid"
    currency: str = "EUR"
    minor: int = 8_890
    score: int = 92
    step: int = 1
    hours: int = 5
    due_in: int = -3
    reason: str = "step"
    blocked: int = 0


PEOPLE = (
    Person("Lucía Ferro"),
    Person("王伟", city="上海", region="CN", zones="Asia/Shanghai", language="zh", currency="CNY", minor=124_000,
           score=81, hours=9, item="亚麻衬衫", variant="米色 / M", said="还有货吗？"),
    Person("Ana Souza", city="Recife", region="BR", zones="America/Recife", language="pt", currency="BRL",
           minor=54_000, score=74, step=2, hours=30, due_in=14, reason="quiet"),
    Person("عمر خليل", city="Dubai", region="AE", zones="Asia/Dubai", language="en", currency="AED", minor=31_000,
           score=70, hours=50, blocked=1, reason="opted_out"),
    Person("Nkechi O. 🧵👩🏽‍🎤", city="Lagos", region="NG", zones="Africa/Lagos", language="en", currency="NGN",
           minor=4_200_000, score=66, step=3, hours=55),
    Person("Zoë́ Çağlayangil-Featherstonehaugh of Westphalia", city="İstanbul", region="TR", zones="Europe/Istanbul",
           language="en", currency="TRY", minor=1_234_567_89, score=51, hours=70, item="A long product title " * 4),
    Person("Paul Martin", lane="consulted", region="FR", city="Lyon", zones="Europe/Paris", language="en", score=60),
    Person("Mei Lin", lane="win-back", region="SG", city="Singapore", zones="Asia/Singapore", language="zh", score=40),
)  # fmt: skip


@dataclass
class MadeUpShop:
    """Writes people into a database file."""

    path: Path
    settings: Settings = field(default_factory=lambda: Settings(agent="mia", shop=Shop(name="Linen & Co")))

    def session(self) -> Session:
        """The desk at this file."""
        return Session(Store(self.path), self.settings, demo=True)

    def fill(self, people: tuple[Person, ...] = PEOPLE) -> None:
        """Write all people."""
        store = Store(self.path)
        now = clock.now_ts()
        with store.writing() as db:
            for number, person in enumerate(people, start=1):
                for table, values in _rows(number, person, now):
                    _insert(db, table, values)
            db.execute("INSERT OR REPLACE INTO plan VALUES (1, ?, '{}')", (now,))
        store.close()


def many(count: int) -> tuple[Person, ...]:
    """As many people as wanted, all in the first lane."""
    return tuple(replace(PEOPLE[0], name=f"Person {n:,}", score=100 - n * 99 // count) for n in range(count))


def _rows(number: int, person: Person, now: int) -> list[tuple[str, tuple[object, ...]]]:
    left = now - person.hours * HOUR
    due = now + person.due_in * HOUR
    rows: list[tuple[str, tuple[object, ...]]] = [
        ("customer", (number, person.name, person.name, "", person.language, person.region, person.city,
                      person.zones, 1, left, left)),
        ("cart", (number, number, "shopify", str(number), person.cart, person.currency, person.minor, "payment",
                  person.url, left, left, None, None)),
        ("cart_item", (number, 1, person.item, person.variant, "", 1, person.minor)),
        ("order_", (number, number, "shopify", str(number), person.cart, "paid", "card", person.currency,
                    person.minor, left - 90 * 24 * HOUR, None)),
        ("message", (number, number, None, left - 48 * HOUR, "in", "customer", "", 0, person.lane, 0,
                     person.language, person.said, "whatsapp", "", "", "", "whatsapp", None)),
        ("queue_entry", (number, number, number, person.lane, person.step, person.score, PARTS, left, due,
                         due + 9 * HOUR, person.reason, person.blocked, person.currency, person.minor, 1, None)),
    ]  # fmt: skip
    for place, (kind, value) in enumerate((("phone", person.phone), ("email", person.email))):
        rows.append(("identifier", (number * 2 + place, number, kind, value, value, "valid", person.region, "mobile",
                                    place, None, left, left)))  # fmt: skip
    return rows


def _insert(db: sqlite3.Connection, table: str, values: tuple[object, ...]) -> None:
    """Values for the first columns of a table; later ones, which newer schemas added, stay empty."""
    columns = [row["name"] for row in db.execute(f"PRAGMA table_info({table})")][: len(values)]
    db.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(values))})", values)
