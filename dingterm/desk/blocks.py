"""What is planned for records, as rows of tables: a block of records is what one transaction takes at the least.

The rows of several blocks are made at once, for asking polars costs the same for one block and for ten. Loads polars.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import polars as pl

from dingterm.desk import people
from dingterm.desk.records import Batch, Plan
from dingterm.store import customers, imports

BATCH = 1000
"""Records of a block: few enough that an agent's own write never waits long for them."""

STRETCH = 10 * BATCH
"""Records whose rows are made at once; those of a whole plan would take 100 MB."""

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Block:
    """Some records to store.

    Attributes:
        owned: The records themselves, for the documents among them.
        added: New customers; values in the order of `customers.CUSTOMER`, as are those of the next.
        filled: Known customers, with what these records tell of them.
        records: Rows as they came, in the order of `imports.RECORD`.
        noted: Identifiers of the new, in the order of `customers.IDENTIFIER`, as are those of the next.
        seen: Identifiers of the known.
    """

    owned: pl.DataFrame
    added: Rows
    filled: Rows
    records: Rows
    noted: Rows
    seen: Rows


def blocks(made: Plan, size: int = BATCH) -> Iterator[list[Block]]:
    """The blocks of a plan in order, a stretch of them at a time."""
    for owned in made.owned.iter_slices(max(size, STRETCH)):
        yield list(_blocks(made, owned, size))


def _blocks(made: Plan, owned: pl.DataFrame, size: int) -> Iterator[Block]:
    first, last = owned["record_row"][0], owned["record_row"][-1]
    span = pl.col("record_row").is_between(first, last)
    place = ((pl.col("record_row") - first) // size).alias("block")
    records = _sourced(owned, made.batch).rows()
    told, known = (frame.filter(span).with_columns(place) for frame in (made.people, made.identifiers))
    begins = range(0, owned.height, size)
    parts = zip(
        begins,
        *_parted(told, customers.CUSTOMER, len(begins)),
        *_parted(known, customers.IDENTIFIER, len(begins)),
        strict=True,
    )
    for begin, added, filled, noted, seen in parts:
        yield Block(owned.slice(begin, size), added, filled, records[begin : begin + size], noted, seen)


def _parted(placed: pl.DataFrame, columns: Sequence[str], count: int) -> Iterator[list[Rows]]:
    """For each block its rows of the new customers; then for each those of the known."""
    in_order = placed.sort("block", maintain_order=True)
    for some in (in_order.filter("fresh"), in_order.filter(~pl.col("fresh"))):
        ends = some["block"].search_sorted(pl.Series(range(count)), side="right")
        rows = some.select(*columns).rows()
        yield [rows[begin:end] for begin, end in pairwise((0, *ends))]


def _sourced(owned: pl.DataFrame, batch: Batch) -> pl.DataFrame:
    fixed = {"import_run_id": batch.run_id, "source": batch.source, "kind": batch.kind}
    columns = [pl.col("record_row").alias("id"), *(pl.lit(value).alias(name) for name, value in fixed.items())]
    own = ("customer_id", people.HOME_ID, "line", "hash", "payload", "told")
    return owned.select(*columns, *own).select(*imports.RECORD)
