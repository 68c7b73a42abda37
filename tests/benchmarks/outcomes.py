"""How long one recorded action takes with 100,000 carts: `python -m tests.benchmarks.outcomes FILE` (made when new)."""

from __future__ import annotations

import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from dingterm import clock
from dingterm.cli.output import say
from dingterm.desk import planning
from dingterm.desk.heard import record_answer
from dingterm.desk.outcomes import mark
from dingterm.desk.overriding import override
from dingterm.desk.session import Session
from dingterm.desk.snoozing import snooze
from dingterm.desk.undoing import undo
from dingterm.settings import Settings
from dingterm.store import Store

CARTS, TIMES = 100_000, 150


def fill(db: sqlite3.Connection, now: int) -> None:
    """As many customers, each with a number and a cart of one item."""
    for table, values in (
        ("customer", lambda n: (n, f"Person {n}", "", "", "es", "ES", "", "Europe/Madrid", 1, now, now)),
        ("identifier", lambda n: (n, n, "phone", f"+346{n:08d}", "", "valid", "ES", "mobile", 0, None, now, now)),
        ("cart", lambda n: (n, n, "shopify", str(n), "#1", "EUR", 1000 + n % 9000, "payment", "", now - 90_000)),
        ("cart_item", lambda n: (n, 1, "Tea", "", "t", 1, 1000)),
    ):
        columns = [row["name"] for row in db.execute(f"PRAGMA table_info({table})")][: len(values(1))]
        insert = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        db.executemany(insert, map(values, range(1, CARTS + 1)))


def milliseconds(act: Callable[[int], object], entries: list[int]) -> Iterator[float]:
    """How long each took."""
    for entry in entries:
        begun = time.perf_counter()
        act(entry)
        yield (time.perf_counter() - begun) * 1000


def main(path: Path) -> None:
    """Print median and p95 of each action."""
    new, session = not path.exists(), Session(Store(path), Settings(agent="mia"), demo=True)
    if new:
        with session.store.writing() as db:
            fill(db, clock.now_ts())
        planning.replan_all(session)
    with session.store.reading() as db:
        entries = [row["id"] for row in db.execute("SELECT id FROM queue_entry ORDER BY id LIMIT ?", (TIMES,))]
    actions: dict[str, Callable[[int], object]] = {
        "snooze": lambda entry: snooze(session, entry, "tomorrow 9"),
        "note": lambda entry: mark(session, entry, "note", "prefers the evening"),
        "lost": lambda entry: mark(session, entry, "lost", "too expensive"),
        "set aside": lambda entry: override(session, entry, "she called"),
        "answer": lambda entry: record_answer(session, entry, "¿Tienen talla M?"),
        "undo": lambda _entry: undo(session),
    }
    for name, act in actions.items():
        took = sorted(milliseconds(act, entries))
        say(f"{name:10} median {statistics.median(took):5.1f} ms   p95 {took[int(TIMES * 0.95)]:5.1f} ms")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
