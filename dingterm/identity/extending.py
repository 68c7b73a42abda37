"""New rows to customers already known, without going through all of them again."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

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
    table = table_of(rows)
    records, customer = before.customers["record"], before.customers["customer"].to_numpy()
    return Known(before.model, table, index_of(table), records, customer)


def extend(before: Known, rows: pl.DataFrame, decisions: Decisions = NOTHING) -> Linked:
    """Find the customers of new rows.

    Weights stay as they were learned, frequencies count the new rows too. Known customers change only where a new row
    brings two of them together or shows that one is two.

    Args:
        before: The rows already known.
        rows: The new ones, columns as for `link`.
        decisions: What people decided; always honoured.

    Returns:
        As `link` does: customers of the new rows, and of the known ones that were looked at. Places in `a`, `b`,
        `customer` and `row` count the known rows first, then the new ones.
    """
    new = table_of(rows)
    looked_at = _with_company(before, near(before.index, new))
    both = joined(before.table, looked_at, new)
    place = np.concatenate([looked_at, np.arange(new.size, dtype=np.int32) + before.table.size])
    fresh = rows["record"] if "record" in rows.columns else pl.Series(place[len(looked_at) :])
    records = pl.concat([before.records.gather(looked_at), fresh.cast(pl.String).alias("record")])
    scorer = Scorer(Comparer(both), before.model)
    pairs = _with_new(candidates(both), len(looked_at))
    together = _together(before.customer[looked_at])
    found = linked(scorer, scored_all(scorer, pairs), ruled(decisions, records), records, MERGE, together)
    return _placed(found, place)


def _with_company(before: Known, rows: Codes) -> Codes:
    """Rows, and the others of their customers."""
    return np.flatnonzero(np.isin(before.customer, before.customer[rows])).astype(np.int32)


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
