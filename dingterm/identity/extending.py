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
from dingterm.identity.people.groups import members
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
    met = near(before.index, new)
    held, loose = _looked_at(before, met[0], gone)
    old = np.concatenate([held, loose])
    both = joined(before.table, old, new, gone)
    place = np.concatenate([old, np.arange(new.size, dtype=np.int32) + before.table.size])
    fresh = rows["record"] if "record" in rows.columns else pl.Series(place[len(old) :])
    records = pl.concat([before.records.gather(old), fresh.cast(pl.String).alias("record")])
    scorer = Scorer(Comparer(both), model or before.model)
    scored = scored_all(scorer, _pairs(before, met, old, new, loose))
    together = _together(before.customer[held])
    rules = ruled(decisions, records)
    return _placed(linked(scorer, scored, rules, records, MERGE, together, by_name=by_name), place)


def _looked_at(before: Known, met: Codes, gone: Codes) -> tuple[Codes, Codes]:
    """Known rows near new ones with all their company, and what is left of the company of rows that are gone.

    The former stay together; the latter are weighed anew.
    """
    there = np.ones(before.table.size, np.bool_)
    there[gone] = False
    broken, company = (_with_company(before.customer, rows) for rows in (gone, met))
    return _where(company & ~broken), _where(broken & there)


def _with_company(customers: Codes, rows: Codes) -> NDArray[np.bool_]:
    """Which rows are of the customers of some."""
    meant = np.zeros(len(customers), np.bool_)
    meant[customers[rows]] = True
    return meant[customers]


def _where(which: NDArray[np.bool_]) -> Codes:
    return np.flatnonzero(which).astype(np.int32)


def _pairs(before: Known, met: tuple[Codes, Codes], old: Codes, new: Table, loose: Codes) -> Candidates:
    """What is weighed anew: new rows with known ones and with each other, and loose rows of one company.

    Args:
        before: The known rows.
        met: Pairs of a known and a new row that share a key.
        old: The known rows that are looked at, by place.
        new: The new rows, which stand after them.
        loose: The last of the known rows, left of customers of whom a row is gone.
    """
    place = np.full(before.table.size, -1, np.int32)
    place[old] = np.arange(len(old), dtype=np.int32)
    there = place[met[0]] >= 0
    among = candidates(new)
    inside = [np.empty((0, 2), np.int32), *(_every_two(place[loose[rows]]) for rows in members(before.customer[loose]))]
    left, right = np.concatenate(inside).T
    size = np.int32(len(old))
    a = np.concatenate([place[met[0][there]], among.a + size, left])
    b = np.concatenate([met[1][there] + size, among.b + size, right])
    return Candidates(a, b, ())


def _every_two(rows: Codes) -> Codes:
    one, other = np.triu_indices(len(rows), 1)
    return np.stack([rows[one], rows[other]], axis=1)


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
