"""The same files imported in other orders: do their rows end with the same customers?

    python -m tests.benchmarks.identity_orders --rows 3000 --orders 20

A row counts as the same when the rows it shares a customer with are the same as after the first order.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from dingterm.desk.imports import import_files
from dingterm.desk.session import Session
from dingterm.settings import Settings
from dingterm.store import Store
from tests.benchmarks.identity_people import customers

COLUMNS = {"given_name": "First Name", "family_name": "Last Name", "name": "Name", "emails": "Email", "phones": "Phone",
           "city": "City", "country": "Country"}  # fmt: skip
FILES = 6


def main() -> None:
    """Print how many rows differ for each order."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=3000)
    options.add_argument("--orders", type=int, default=20)
    chosen = options.parse_args()
    with TemporaryDirectory() as folder:
        files = _files(Path(folder), chosen.rows)
        first = _companies(files, Path(folder) / "0.db")
        worst = 1.0
        for order in range(1, chosen.orders + 1):
            random.Random(order).shuffle(files)
            again = _companies(files, Path(folder) / f"{order}.db")
            same = sum(again[row] == company for row, company in first.items()) / len(first)
            worst = min(worst, same)
            sys.stdout.write(f"order {order}: {same:.3%} of {len(first):,} rows as in the first\n")
        sys.stdout.write(f"worst {worst:.3%}\n")


def _files(folder: Path, rows: int) -> list[Path]:
    people, _truth = customers(rows, 5)
    cells = people.select(
        pl.col(name).list.first() if isinstance(people.schema[name], pl.List) else name for name in COLUMNS
    ).rename(COLUMNS).with_columns(Ref=pl.format("r{}", pl.int_range(pl.len())))
    made = []
    for part in range(FILES):
        made.append(folder / f"part{part}.csv")
        cells.gather_every(FILES, part).write_csv(made[-1])
    return made


def _companies(files: list[Path], database: Path) -> dict[tuple[str, int], frozenset[tuple[str, int]]]:
    """For each row of a file, the rows of the same customer."""
    session = Session(Store(database), Settings(region="US"))
    for file in files:
        import_files(session, [file])
    with session.store.reading() as db:
        found = db.execute(
            "SELECT r.customer_id, n.file, r.line FROM source_record r JOIN import_run n ON n.id = r.import_run_id"
        ).fetchall()
    session.store.close()
    grouped: dict[int, set[tuple[str, int]]] = {}
    for customer, file, line in found:
        grouped.setdefault(customer, set()).add((file, line))
    return {row: frozenset(rows) for rows in grouped.values() for row in rows}


if __name__ == "__main__":
    main()
