"""New rows to customers already known, without going through all of them again."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dingterm.identity.blocks.index import Index, index_of, near
from dingterm.identity.blocks.pairs import Candidates, candidates
from dingterm.identity.compare.comparer import Comparer
from dingterm.identity.linking import Linked, linked, scored_all
from dingterm.identity.people.bands import MERGE
from dingterm.identity.people.decisions import NOTHING, Decisions, ruled
from dingterm.identity.rows.codes import Codes
from dingterm.identity.rows.joined import joined
from dingterm.identity.rows.table import Table, table_of
from dingterm.identity.weights.model import Model
from dingterm.identity.weights.score import Scorer

NOWHERE = np.empty(0, np.int32)


@dataclass(frozen=True)
class Known:
    """Rows already linked, ready to be met by new ones: what has to be kept (or made anew by `known`).

    Attributes:
        model: The weights they were linked by.
        table: Their values as codes.
        index: Their keys in order.
        records: Their names for decisions.
        customer: For each row the first row of its customer.
    """

    model: Model
    table: Table
    index: Index
    records: pl.Series
    customer: Codes


def known(rows: pl.DataFrame, before: Linked) -> Known:
    """Prepare rows for `extend`.

    Args:
        rows: As they were given to `link`.
        before: What `link` made of them.
    """
    return known_table(table_of(rows), before)


def known_table(table: Table, before: Linked) -> Known:
    """`known` of rows that are a table already."""
    records, customer = before.customers["record"], before.customers["customer"].to_numpy()
    return Known(before.model, table, index_of(table), records, customer)


def extend(
    before: Known,
    rows: pl.DataFrame,
    decisions: Decisions = NOTHING,
    *,
    gone: Codes = NOWHERE,
    model: Model | None = None,
    by_name: bool = True,
) -> Linked:
    """Find the customers of new rows.

    Weights stay as they were learned, frequencies count the new rows too. Known customers change only where a new row
    brings two of them together or shows that one is two, and where one of their rows is gone.

    Args:
        before: The rows already known.
        rows: The new ones, columns as for `link`.
        decisions: What people decided; always honoured.
        gone: Places of known rows that are no more.
        model: Weights to go by instead of those the known rows were linked by.
        by_name: As for `link`.

    Returns:
        As `link` does: customers of the new rows, and of the known ones that were looked at. Places in `a`, `b`,
        `customer` and `row` count the known rows first, then the new ones.
    """
    new = table_of(rows)
    held, loose = _looked_at(before, new, gone)
    old = np.concatenate([held, loose])
    both = joined(before.table, old, new, gone)
    place = np.concatenate([old, np.arange(new.size, dtype=np.int32) + before.table.size])
    fresh = rows["record"] if "record" in rows.columns else pl.Series(place[len(old) :])
    records = pl.concat([before.records.gather(old), fresh.cast(pl.String).alias("record")])
    scorer = Scorer(Comparer(both), model or before.model)
    scored = scored_all(scorer, _with_new(candidates(both), len(held)))
    together = _together(before.customer[held])
    rules = ruled(decisions, records)
    return _placed(linked(scorer, scored, rules, records, MERGE, together, by_name=by_name), place)


def _looked_at(before: Known, new: Table, gone: Codes) -> tuple[Codes, Codes]:
    """Known rows near new ones with all their company, and what is left of the company of rows that are gone.

    The former stay together; the latter are weighed anew.
    """
    there = np.ones(before.table.size, np.bool_)
    there[gone] = False
    broken = np.isin(before.customer, before.customer[gone])
    met = np.isin(before.customer, before.customer[near(before.index, new)])
    return _where(met & ~broken), _where(broken & there)


def _where(which: NDArray[np.bool_]) -> Codes:
    return np.flatnonzero(which).astype(np.int32)


def _with_new(pairs: Candidates, first: int) -> Candidates:
    """The pairs with a row from `first` on."""
    new = pairs.b >= first
    return Candidates(pairs.a[new], pairs.b[new], pairs.marks)


def _together(customers: Codes) -> tuple[Codes, Codes]:
    """Pairs that hold each customer's rows together: every row with the first."""
    _, first, which = np.unique(customers, return_index=True, return_inverse=True)
    others = np.flatnonzero(first[which] != np.arange(len(customers)))
    return first[which[others]].astype(np.int32), others.astype(np.int32)


def _placed(found: Linked, place: Codes) -> Linked:
    """Places of the rows looked at as places of all rows."""
    customers = found.customers.with_columns(
        pl.Series("row", place), pl.Series("customer", place[found.customers["customer"].to_numpy()])
    )
    ends = [pl.Series(side, place[found.pairs[side].to_numpy()]) for side in ("a", "b")]
    return Linked(customers, found.pairs.with_columns(ends), found.model)
