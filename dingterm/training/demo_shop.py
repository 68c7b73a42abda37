"""The made-up shop as records, like those an export brings. Loads polars.

Its numbers come only from ranges that regulators reserve for fiction, so that nobody can be written to by accident.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl

from dingterm.intake.reading import ROWS
from dingterm.numbers import fictional
from dingterm.training.demo_content import content

SEED = 20
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
STAGES = ("payment", "payment", "shipping", "contact")
CARTS, BUYERS = 22, 6
"""How many of the people left a cart, and how many of the others bought long ago; the rest asked something."""

AWAKE = {9: CARTS, 10: CARTS + 1, 11: -1, 14: -2}
"""Who changes places, so that in every lane there is somebody where it is day."""


@dataclass(frozen=True)
class Chat:
    """Something a customer wrote, or an agent wrote to them: `email` says which customer."""

    email: str
    at: int
    text: str
    agent: str = ""
    template: str = ""


@dataclass(frozen=True)
class DemoShop:
    """The shop around one moment; the same moment gives the same shop."""

    now: datetime

    @cached_property
    def content(self) -> dict[str, Any]:
        """The shop's own facts, its people and goods (`demo_shop.toml`)."""
        return content()

    @cached_property
    def people(self) -> list[dict[str, Any]]:
        """Everybody, each with a number and an address: the regions mixed, those where it is day first."""
        found = []
        for place in self.content["regions"]:
            numbers = fictional(place["region"], len(place["people"]), SEED)
            day = 9 <= self.now.astimezone(ZoneInfo(place["zone"])).hour < 18
            shared = {"country": place["region"], "currency": place["currency"], "day": day}
            found += [
                person | shared | {"phone": number} for person, number in zip(place["people"], numbers, strict=True)
            ]
        random.Random(SEED).shuffle(found)
        found.sort(key=lambda person: not person["day"])
        for here, there in AWAKE.items():
            found[here], found[there] = found[there], found[here]
        return [person | {"email": _address(person)} for person in found]

    def customers(self) -> pl.DataFrame:
        """Everybody's registration, columns as intake gives them."""
        return _frame(_registered(person) for person in self.people)

    def carts(self) -> pl.DataFrame:
        """Abandoned carts, columns as intake gives them."""
        return _frame(self._cart(place, person) for place, person in enumerate(self.people[:CARTS]))

    def orders(self) -> pl.DataFrame:
        """Orders of long ago, columns as intake gives them."""
        buyers = self.people[CARTS : CARTS + BUYERS] + self.people[2:CARTS:7]
        return _frame(self._order(place, person) for place, person in enumerate(buyers))

    def chats(self) -> list[Chat]:
        """What the people without a cart or an order asked."""
        by_language = {chat["language"]: chat["text"] for chat in self.content["chats"]}
        asked = self.people[CARTS + BUYERS :]
        return [
            Chat(
                person["email"], self._ago(hours=6 + 18 * place), by_language.get(person["language"], by_language["en"])
            )
            for place, person in enumerate(asked)
        ]

    def contacts(self) -> list[Chat]:
        """What the shop's other agent answered to one, and wrote about some of the older carts."""
        said, answer = self.content["contact"], self.content["answer"]
        asked = self.chats()[-1]
        answered = Chat(asked.email, asked.at + HOUR.seconds, answer["text"], answer["agent"], answer["template"])
        return [answered] + [
            Chat(
                person["email"],
                self._ago(hours=25 + place),
                said["text"].get(person["language"], said["text"]["en"]).format(name=person["given"]),
                said["agent"],
                said["template"],
            )
            for place, person in enumerate(self.people[12:CARTS:3])
        ]

    def opted_out(self) -> str:
        """The e-mail address of the one who asked not to be written to."""
        return str(self.people[8]["email"])

    def _ago(self, **span: float) -> int:
        return int((self.now - timedelta(**span)).timestamp())

    def _cart(self, place: int, person: dict[str, Any]) -> dict[str, Any]:
        rng = random.Random(SEED + place)
        left = self.now - (45 * MINUTE + place * place * 25 * MINUTE)
        goods = rng.sample(self.content["products"], rng.choice((1, 1, 2, 3)))
        number = f"{9001 + place}"
        document = self._document(number, left, person, [_line(rng, one) for one in goods])
        return document | {
            "stage": STAGES[place % len(STAGES)],
            "url": f"{self.content['shop']['url']}/carts/{number}",
        }

    def _order(self, place: int, person: dict[str, Any]) -> dict[str, Any]:
        rng = random.Random(SEED + 100 + place)
        bought = self.now - timedelta(days=64 + 9 * place)
        document = self._document(f"{1201 + place}", bought, person, [_line(rng, rng.choice(self.content["products"]))])
        return document | {"status": "paid"}

    def _document(
        self, number: str, at: datetime, person: dict[str, Any], items: list[dict[str, str]]
    ) -> dict[str, Any]:
        total = sum(int(item["quantity"]) * float(item["price"]) for item in items) + 4.9
        return _registered(person) | {
            "record_id": number,
            "record_name": f"#{number}",
            "currency": person["currency"],
            "total": f"{total:.2f}",
            "created_at": at.astimezone(UTC).isoformat(timespec="seconds"),
            "items": items,
        }


def _registered(person: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": person.get("name", f"{person['given']} {person['family']}"),
        "given_name": person["given"],
        "family_name": person["family"],
        "email": person["email"],
        "phones": [person["phone"]],
        "language": person["language"],
        "country": person["country"],
        "city": person["city"],
        "shop_id": _number(person["email"]),
    }


def _number(text: str) -> str:
    return str(int(hashlib.sha256(text.encode()).hexdigest()[:12], 16))


def _address(person: dict[str, Any]) -> str:
    plain = f"{person['given']}.{person['family']}".lower()
    return "".join(sign for sign in plain if sign.isascii() and (sign.isalnum() or sign == ".")) + "@example.com"


def _line(rng: random.Random, product: dict[str, Any]) -> dict[str, str]:
    return {
        "title": product["title"],
        "variant": rng.choice(product["variants"]),
        "sku": "",
        "quantity": str(rng.choice((1, 1, 1, 2))),
        "price": f"{product['price']:.2f}",
    }


def _frame(documents: Iterator[dict[str, Any]]) -> pl.DataFrame:
    rows = []
    for line, document in enumerate(documents, start=1):
        payload = json.dumps(document, ensure_ascii=False, sort_keys=True)
        digest = hashlib.sha256(payload.encode()).hexdigest()
        rows.append(dict.fromkeys(ROWS) | document | {"line": line, "lines": 1, "hash": digest, "payload": payload})
    return pl.DataFrame(rows, schema=ROWS)
