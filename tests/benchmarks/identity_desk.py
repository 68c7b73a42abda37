"""New rows imported into a desk that has a million: how long persons take, and whether it ends as if weighed anew.

    python -m tests.benchmarks.identity_desk [ROWS] [NEW]

Made-up customers of three systems (`identity_people`) in two files: the first is imported into a new database, which
weighs all its records and keeps what it worked out; then the second. Told are the seconds of each part of the second
import, and the share of all records that are in the same company as when all of them are weighed anew.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

import polars as pl

from dingterm.desk import planning, resolving, searchable
from dingterm.desk.imports import import_files
from dingterm.desk.session import Session
from dingterm.settings import Settings
from dingterm.store import Store
from tests.benchmarks.identity import memory, say
from tests.benchmarks.identity_people import customers

PARTS = ((resolving, "weigh"), (resolving, "_settled"), (searchable, "catch_up"), (planning, "replan_all"))
"""What an import does after storing; customers are made findable while their records are weighed."""


def main(rows: int = 1_000_000, new: int = 10_000) -> None:
    """Import both files and tell."""
    with TemporaryDirectory() as folder:
        path = Path(folder)
        people = _cells(customers(rows + new)[0])
        people.head(rows).write_csv(path / "old.csv")
        people.tail(new).write_csv(path / "new.csv")
        del people
        say(f"{rows:,} rows: {_imported(path / 'desk.db', path / 'old.csv')}")
        shutil.copy(path / "desk.db", path / "other.db")
        say(f"{new:,} rows into it: {_imported(path / 'desk.db', path / 'new.csv')}")
        with mock.patch("dingterm.desk.weighed.GROWN", -1.0):
            say(f"the same, all weighed anew: {_imported(path / 'other.db', path / 'new.csv')}")
        since, anew = (_companies(path / name) for name in ("desk.db", "other.db"))
        say(f"{(since == anew).mean():.4%} of the records in the same company; peak memory {memory():,} MB")


def _cells(people: pl.DataFrame) -> pl.DataFrame:
    """What a shop's file would hold of them."""
    names = {"given_name": "First Name", "family_name": "Last Name", "name": "Name", "emails": "Email",
             "phones": "Phone", "address": "Address", "postcode": "Postcode", "city": "City",
             "country": "Country"}  # fmt: skip
    lists = [name for name in names if isinstance(people.schema[name], pl.List)]
    return people.with_columns(pl.col(name).list.join(" / ") for name in lists).select(*names).rename(names)


def _imported(database: Path, file: Path) -> str:
    """Import a file; the seconds of it and of its parts."""
    seconds: dict[str, float] = {}
    session = Session(Store(database), Settings(region="US"))
    patches = [_timed(module, name, seconds) for module, name in PARTS]
    for patch in patches:
        patch.__enter__()
    began = time.perf_counter()
    report = import_files(session, [file])
    whole = time.perf_counter() - began
    for patch in patches:
        patch.__exit__(None, None, None)
    session.close()
    parts = ", ".join(f"{name.strip('_')} {spent:.1f}" for name, spent in seconds.items())
    return f"{whole:.1f} s ({parts}); merged {report.merged:,}, to ask {report.to_ask:,}"


def _timed(module: object, name: str, seconds: dict[str, float]) -> AbstractContextManager[object]:
    call: Callable[..., object] = getattr(module, name)

    def timed(*given: object, **named: object) -> object:
        began = time.perf_counter()
        try:
            return call(*given, **named)
        finally:
            seconds[name] = time.perf_counter() - began

    return mock.patch.object(module, name, timed)


def _companies(database: Path) -> pl.Series:
    """For each record a number that tells the records it shares a customer with."""
    store = Store(database)
    rows = store.connection.execute("SELECT line, import_run_id, customer_id FROM source_record ORDER BY id").fetchall()
    store.close()
    frame = pl.DataFrame([tuple(row) for row in rows], schema=["line", "run", "customer"], orient="row")
    return frame.select(pl.struct("line", "run").hash().sum().over("customer")).to_series()


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:]))
