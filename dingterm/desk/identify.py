"""Rows of any files to customers, without a store: the same rows with the customer each is of. Loads polars."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import polars as pl

from dingterm.cleaning.writers import Layout
from dingterm.cleaning.writers.replaced import Replaced
from dingterm.desk.clean_outputs import Outputs, clear_of
from dingterm.desk.identify_tables import FILE, Rows, read_rows
from dingterm.identity import explain, link
from dingterm.identity.linking import Linked
from dingterm.intake.ragged import LINE

CUSTOMER, CERTAINTY = "customer", "certainty"
PAIRS = ("a_file", "a_line", "b_file", "b_line", "bits", "band", "reason")
MERGE, ASK = "merge", "ask"


@dataclass(frozen=True)
class IdentifyReport:
    """What came of a run: `rows_read = rows_written + rejected`.

    Attributes:
        customers: How many people the rows are of.
        merged: Rows that were put with an earlier one.
        asked: Pairs somebody should look at.
        fields: For each file its columns and the fields they filled.
    """

    rows_read: int
    rows_written: int
    rejected: int
    customers: int
    merged: int
    asked: int
    seconds: float
    fields: dict[str, dict[str, str]]

    def as_dict(self) -> dict[str, Any]:
        """Everything, for JSON."""
        return asdict(self)


def identify_files(
    files: Sequence[Path], out: Path, said: Mapping[str, str] | None = None, pairs: Path | None = None
) -> IdentifyReport:
    """Find out which rows are one person.

    Args:
        files: Tables of any kind that intake reads.
        out: Where the rows go, with `customer` (1, 2, … in order of the first row) and `certainty`.
        said: Column to field, where the user knows better.
        pairs: Where scored pairs go, with their reasons.

    Raises:
        IntakeError: A file cannot be read as a table.
        UsageError: A column named by the user is in no file, or a field is none.
        CleaningError: An output cannot be written.
    """
    began = time.perf_counter()
    Outputs(out, pairs).check(files)
    rows = read_rows(files, said or {})
    linked = link(rows.people)
    numbered = linked.customers.select(
        pl.col("customer").rank("dense").alias(CUSTOMER), pl.col("certainty").alias(CERTAINTY)
    )
    with ExitStack() as stack:
        written = [_rows(stack, out, rows, numbered)]
        if pairs:
            written.append(_pairs(stack, pairs, rows, linked))
        for one in written:
            one.put()
    count = int(numbered[CUSTOMER].n_unique())
    return IdentifyReport(
        rows_read=rows.cells.height + rows.rejected,
        rows_written=rows.cells.height,
        rejected=rows.rejected,
        customers=count,
        merged=rows.cells.height - count,
        asked=int((linked.pairs["band"] == ASK).sum()),
        seconds=time.perf_counter() - began,
        fields=rows.fields,
    )


def _rows(stack: ExitStack, out: Path, rows: Rows, numbered: pl.DataFrame) -> Replaced:
    own = rows.cells.drop(FILE, LINE)
    taken = clear_of(numbered.columns, own.columns)
    layout = Layout(
        (*numbered.columns, *taken.values()),
        phones=frozenset(taken[column] for column in rows.filled("phones") if column in taken),
        plain=frozenset(numbered.columns),
        contact={
            field: tuple(taken[column] for column in rows.filled(field))
            for field in ("name", "given_name", "family_name")
        },
    )
    return _whole(stack, out, layout, pl.concat([numbered, own.rename(taken)], how="horizontal"))


def _pairs(stack: ExitStack, path: Path, rows: Rows, linked: Linked) -> Replaced:
    told = linked.pairs.sort("bits", "a", "b", descending=[True, False, False])
    where = {
        f"{side}_{name.lstrip('_')}": rows.cells[column].gather(told[side].cast(pl.UInt32))
        for side in ("a", "b")
        for name, column in (("file", FILE), ("line", LINE))
    }
    reasons = pl.Series([explain(pair) for pair in told.iter_rows(named=True)], dtype=pl.String)
    frame = pl.DataFrame({**where, "bits": told["bits"].round(2), "band": told["band"], "reason": reasons})
    return _whole(stack, path, Layout(PAIRS, plain=frozenset(PAIRS)), frame)


def _whole(stack: ExitStack, path: Path, layout: Layout, rows: pl.DataFrame) -> Replaced:
    """A file written under another name, to be put in its place when all are."""
    file = Replaced(path, layout)
    stack.callback(file.drop)
    file.begin()
    file.write(rows)
    file.finish()
    return file
