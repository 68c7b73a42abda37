"""The desk on a million carts of 400,000 customers: `python -m tests.benchmarks.desk_million FOLDER [CARTS]`.

The folder keeps the database, so that a second run only measures. Each figure is of 60 answers of the use cases that
the screens ask; the first replan plans everybody, the second only writes what has changed.
"""

from __future__ import annotations

import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from dingterm import clock
from dingterm.desk import finding, planning, queue
from dingterm.desk.session import Session
from dingterm.desk.snoozing import snooze
from dingterm.desk.undoing import undo
from dingterm.desk.views import EVERYBODY, LANES, SORTS, Sight
from dingterm.settings import Settings, Shop
from dingterm.store import Store

CARTS = 1_000_000
TIMES = 60
PAGE = 64
GIVEN = ("Ana", "Bruno", "Chen", "Dilara", "Emil", "Fatou", "Gita", "Hugo", "Ines", "Jonas", "Kenji", "Lucía", "Mei")
FAMILY = ("Alder", "Brandt", "Costa", "Díaz", "Eriksen", "Ferro", "García", "Hoang", "Ito", "Jensen", "Kaya", "Lima")
PLACES = (
    ("ES", "es", "Valencia", "Europe/Madrid", "EUR", "+346{:08}"),
    ("BR", "pt", "Recife", "America/Recife", "BRL", "+55819{:08}"),
    ("DE", "de", "Köln", "Europe/Berlin", "EUR", "+4915{:09}"),
    ("MX", "es", "Puebla", "America/Mexico_City", "MXN", "+5222{:08}"),
    ("US", "en", "Denver", "America/Denver", "USD", "+1720{:07}"),
    ("GB", "en", "Leeds", "Europe/London", "GBP", "+447{:09}"),
)
SEGMENTS = ("brazil over 80 brl step 2", "over 800 eur", "mei", "#vip", "item:\"Item 77\"", "not brazil items>1")
HOUR, DAY = 3_600, 86_400


def main() -> None:
    """Build the database where there is none, and measure."""
    folder, carts = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else CARTS
    path = folder / "dingterm.db"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        build(path, carts)
    session = Session(Store(path), Settings(agent="mia", shop=Shop(name="A large shop")), demo=False)
    for number in (1, 2):
        began = time.perf_counter()
        planning.replan_all(session)
        say(f"replan of everybody, {number}: {time.perf_counter() - began:.1f} s")
    measure(session)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    say(f"peak of this process, planning included: {peak:,} MB")
    session.close()


def measure(session: Session) -> None:
    """Every question, its median and 95th percentile."""
    dice = random.Random(5)
    for lane in LANES:
        ids = queue.entry_ids(session, lane)
        told(f"first page of {lane} ({len(ids):,})", lambda lane=lane: first_page(session, lane))
    for sort in SORTS:
        told(f"unpaid by {sort}", lambda sort=sort: first_page(session, "unpaid", Sight("", sort)))
    for text in SEGMENTS:
        told(f"segment {text!r}", lambda text=text: first_page(session, "unpaid", Sight(text)))
    told("counts of lanes", lambda: queue.lane_counts(session))
    words = [f"{dice.choice(GIVEN)} {dice.choice(FAMILY)}" for _ in range(TIMES)]
    told("search by name", lambda: finding.find_customers(session, words.pop() if words else "Mei Ito"))
    told("search by e-mail", lambda: finding.find_customers(session, f"person{dice.randrange(400_000)}"))
    told("search by phone", lambda: finding.find_customers(session, f"346{dice.randrange(10**6):06}"))
    ids = queue.entry_ids(session, "unpaid")
    chosen = iter(dice.sample(list(ids), 2 * TIMES))
    told("a customer snoozed", lambda: snooze(session, next(chosen), "in 3 hours"))
    told("and taken back", lambda: undo(session))


def first_page(session: Session, lane: str, sight: Sight = EVERYBODY) -> None:
    """What a screen asks when a lane is chosen, until rows can be drawn."""
    queue.queue_rows(session, queue.entry_ids(session, lane, sight, PAGE))


def told(name: str, question: Callable[[], object]) -> None:
    """Ask often, and say how long it took."""
    took = []
    for _ in range(TIMES):
        began = time.perf_counter()
        question()
        took.append((time.perf_counter() - began) * 1000)
    took.sort()
    say(f"{name}: median {statistics.median(took):.1f} ms, p95 {took[int(len(took) * 0.95) - 1]:.1f} ms")


def build(path: Path, carts: int) -> None:
    """Write customers, their numbers, carts, orders and contacts, as imports would have."""
    store, now, people = Store(path), clock.now_ts(), carts * 2 // 5
    tables = {
        "customer": customers(people, now), "identifier": identifiers(people, now), "cart": made_carts(carts, now),
        "cart_item": items(carts), "order_": orders(people, now), "message": messages(people, now),
    }  # fmt: skip
    for table, rows in tables.items():
        began = time.perf_counter()
        with store.writing() as db:
            names = [row["name"] for row in db.execute(f"PRAGMA table_info({table})")]
            first = next(rows)
            marks = f"INSERT INTO {table} ({', '.join(names[: len(first)])}) VALUES ({', '.join('?' * len(first))})"
            db.execute(marks, first)
            db.executemany(marks, rows)
        say(f"{table}: {time.perf_counter() - began:.1f} s")
    with store.writing() as db:
        db.execute(
            "INSERT INTO customer_text (rowid, name, known) SELECT c.id, c.name, (SELECT group_concat(ltrim(i.value,"
            " '+'), ' ') FROM identifier i WHERE i.customer_id = c.id) FROM customer c"
        )
    store.close()


def customers(people: int, now: int) -> Iterator[tuple[object, ...]]:
    """One row each; names repeat, as they do."""
    for n in range(1, people + 1):
        region, language, city, zones, *_ = PLACES[n % len(PLACES)]
        given, family = GIVEN[n * 7 % len(GIVEN)], FAMILY[n * 11 % len(FAMILY)]
        yield n, f"{given} {family}", given, family, language, region, city, zones, 1, now - 90 * DAY, now - DAY


def identifiers(people: int, now: int) -> Iterator[tuple[object, ...]]:
    """A phone and an address each."""
    for n in range(1, people + 1):
        region, phone = PLACES[n % len(PLACES)][0], PLACES[n % len(PLACES)][5].format(n)
        email = f"person{n}@example.com"
        yield 2 * n, n, "phone", phone, phone, "valid", region, "mobile", 0, None, now - DAY, now
        yield 2 * n + 1, n, "email", email, email, "valid", region, "", 1, None, now - DAY, now


def made_carts(carts: int, now: int) -> Iterator[tuple[object, ...]]:
    """Two and a half each, left in the last three weeks; those of every tenth customer were bought."""
    people = carts * 2 // 5
    for n in range(1, carts + 1):
        owner = n % people + 1
        left = now - (n * 7919 % (21 * DAY)) - HOUR
        stage = ("payment", "shipping", "contact")[n % 3]
        currency = PLACES[owner % len(PLACES)][4]
        done = None if owner % 10 else left + HOUR
        worth = 1_000 + n * 37 % 90_000
        yield n, owner, "shopify", f"c{n}", f"#{n}", currency, worth, stage, "", left, left, done, None


def items(carts: int) -> Iterator[tuple[object, ...]]:
    """One each."""
    return ((n, 1, f"Item {n % 500}", "M", "", 1, 1_000 + n * 37 % 90_000) for n in range(1, carts + 1))


def orders(people: int, now: int) -> Iterator[tuple[object, ...]]:
    """Every third customer has bought once."""
    for n in range(1, people + 1, 3):
        currency, bought = PLACES[n % len(PLACES)][4], now - (30 + n % 300) * DAY
        yield n, n, "shopify", f"o{n}", f"#O{n}", "open", "paid", currency, 5_000 + n % 9_000, bought, None


def messages(people: int, now: int) -> Iterator[tuple[object, ...]]:
    """Every fourth customer was written to once; every twentieth has asked something."""
    for n in range(1, people + 1):
        if n % 20 == 0:
            yield (
                people + n, n, None, now - DAY, "in", "customer", "", 0, "consulted", 0, "es", "¿Tienen talla M?",
                "whatsapp", "", "", "", "", None, None,
            )  # fmt: skip
        if n % 4:
            continue
        at = now - (1 + n % 20) * DAY
        yield (
            n, n, None, at, "out", "template", "cart-saved", 0, "unpaid", 1, "es", "Hola", "whatsapp", "", "leo",
            "osc52", "", None, None,
        )  # fmt: skip


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
