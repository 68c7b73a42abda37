"""The same files imported in other orders: do their rows end with the same customers?

    python -m tests.benchmarks.identity_orders --rows 12000 --orders 20

Eight files of made-up customers, a third of the rows with a shop's customer id, half of the files with orders. A row
counts as the same when the rows it shares a customer with are the same as after the first order.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import polars as pl

from dingterm.desk.imports import import_files
from dingterm.desk.session import Session
from dingterm.settings import Settings
from dingterm.store import Store
from tests.benchmarks.identity_people import customers

COLUMNS = {"given_name": "First Name", "family_name": "Last Name", "name": "Name", "emails": "Email", "phones": "Phone",
           "address": "Address", "postcode": "Zip", "city": "City", "country": "Country"}  # fmt: skip
FILES = 8
NUMBERED = 0.33
"""Share of rows with the customer id of a shop."""

Row = tuple[str, int]
Companies = dict[Row, frozenset[Row]]


def main() -> None:
    """Print how many rows differ for each order."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=12_000)
    options.add_argument("--orders", type=int, default=20)
    options.add_argument("--seed", type=int, default=5)
    chosen = options.parse_args()
    with TemporaryDirectory() as folder:
        files = made(Path(folder), chosen.rows, chosen.seed)
        first = companies(files, Path(folder) / "0.db")
        joined = sum(len(rows) > 1 for rows in first.values())
        sys.stdout.write(f"{len(first):,} rows, {joined:,} of them in company\n")
        worst = 1.0
        for order in range(1, chosen.orders + 1):
            random.Random(order).shuffle(files)
            same = alike(first, companies(files, Path(folder) / f"{order}.db"))
            worst = min(worst, same)
            sys.stdout.write(f"order {order}: {same:.4%} of the rows as in the first\n")
            sys.stdout.flush()
        sys.stdout.write(f"worst {worst:.4%}\n")


def made(folder: Path, rows: int, seed: int) -> list[Path]:
    """Files of made-up customers, every second one with orders."""
    people, truth = customers(rows, seed)
    draw = np.random.default_rng(seed)
    cells = people.select(
        pl.col(name).list.first() if isinstance(people.schema[name], pl.List) else name for name in COLUMNS
    ).rename(COLUMNS)
    numbered = pl.Series(draw.random(rows) < NUMBERED)
    cells = cells.with_columns(
        pl.when(numbered).then(pl.format("{}", truth)).alias("Customer ID"),
        Ref=pl.format("r{}", pl.int_range(pl.len())),
    )
    files = []
    for part in range(FILES):
        files.append(folder / f"part{part}.csv")
        some = cells.gather_every(FILES, part)
        if part % 2:
            order = {"Order": pl.col("Ref"), "Total": pl.lit("19.90"), "Currency": pl.lit("EUR")}
            some = some.with_columns(**order)
        some.write_csv(files[-1])
    return files


def companies(files: list[Path], database: Path) -> Companies:
    """For each row of a file, the rows of the same customer, the files imported one after another."""
    session = Session(Store(database), Settings(region="US"))
    for file in files:
        import_files(session, [file])
    found = companies_of(session)
    session.store.close()
    return found


def companies_of(session: Session) -> Companies:
    """For each row of a file that was imported, the rows of the same customer."""
    with session.store.reading() as db:
        found = db.execute(
            "SELECT r.customer_id, n.file, r.line FROM source_record r JOIN import_run n ON n.id = r.import_run_id"
        ).fetchall()
    grouped: dict[int, set[Row]] = {}
    for customer, file, line in found:
        grouped.setdefault(customer, set()).add((file, line))
    return {row: frozenset(rows) for rows in grouped.values() for row in rows}


def alike(first: Companies, again: Companies) -> float:
    """The share of rows that are in the same company."""
    return sum(again.get(row) == company for row, company in first.items()) / len(first)


if __name__ == "__main__":
    main()
