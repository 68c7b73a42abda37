"""Rows to customers: which rows are one person, how sure that is, and what speaks for every pair."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import polars as pl

from dingterm.identity.blocks.pairs import Candidates, candidates
from dingterm.identity.compare.comparer import Comparer
from dingterm.identity.fields import COMPARED
from dingterm.identity.people.bands import BANDS, MERGE, bands
from dingterm.identity.people.decisions import NOTHING, Decisions, Ruled, ruled
from dingterm.identity.people.guard import AT_ONCE, grouped
from dingterm.identity.rows.codes import Codes
from dingterm.identity.rows.table import Table, table_of
from dingterm.identity.weights.fit import fitted
from dingterm.identity.weights.model import Model
from dingterm.identity.weights.score import Scored, Scorer

THREADS = 2
"""Parts scored at a time; more would take memory, and most of the work shares it out by itself."""

WORTH_KEEPING = -5.0
"""Bits under which a pair is not scored to the end and not kept."""


ALONE = (np.empty(0, np.int32), np.empty(0, np.int32))


@dataclass(frozen=True)
class Linked:
    """Rows linked to customers.

    Attributes:
        customers: One row a record, in order: `record`, `customer` (the place of the customer's first row), and
            `certainty`, from 0 to 1, that the record belongs there and nowhere else.
        pairs: `a` and `b` (places of rows), `bits`, `band`, the levels as `level_FIELD`, and the bits of every
            field, of `household` and `prior`, which add up to `bits`.
        model: The weights, to score later pairs and to explain.
    """

    customers: pl.DataFrame
    pairs: pl.DataFrame
    model: Model


def link(
    rows: pl.DataFrame,
    decisions: Decisions = NOTHING,
    *,
    model: Model | None = None,
    merge_at: float = MERGE,
    by_name: bool = True,
) -> Linked:
    """Find the rows that are one person.

    Args:
        rows: Any of `FIELDS`, texts; `record` names a row for decisions (without it, its place does).
        decisions: What people decided before; always honoured.
        model: Weights learned earlier; without it they are learned from the rows.
        merge_at: Bits from which rows are merged.
        by_name: Whether a rare name and a town are enough; where nobody looks at every merge they are not.
    """
    records = rows["record"].cast(pl.String) if "record" in rows.columns else _places(rows.height)
    return link_table(table_of(rows), records, decisions, model=model, merge_at=merge_at, by_name=by_name)


def link_table(
    table: Table,
    records: pl.Series,
    decisions: Decisions = NOTHING,
    *,
    model: Model | None = None,
    merge_at: float = MERGE,
    by_name: bool = True,
) -> Linked:
    """`link` of rows that are a table already; `records` are their names."""
    rules = ruled(decisions, records)
    comparer = Comparer(table)
    pairs = candidates(table)
    known = model or fitted(comparer, pairs)
    scorer = Scorer(comparer, known)
    scored = scored_all(scorer, pairs)
    del pairs
    return linked(scorer, scored, rules, records, merge_at, by_name=by_name)


def linked(
    scorer: Scorer,
    scored: Scored,
    rules: Ruled,
    records: pl.Series,
    merge_at: float = MERGE,
    together: tuple[Codes, Codes] = ALONE,
    *,
    by_name: bool = True,
) -> Linked:
    """Customers of scored pairs.

    Args:
        scorer: What scored them.
        scored: The pairs.
        rules: What people decided.
        records: The names of the rows.
        merge_at: Bits from which rows are merged.
        together: Pairs that were merged earlier.
        by_name: Whether a rare name and a town are enough.
    """
    band = bands(scored, merge_at, households=scorer.model.household_prior > 0, by_name=by_name)
    merged = band == BANDS.index("merge")
    a, b = (np.r_[old, new[merged]] for old, new in zip(together, (scored.a, scored.b), strict=True))
    bits = np.r_[np.full(len(together[0]), merge_at, np.float32), scored.bits[merged]]
    groups = grouped(scorer, a, b, bits, rules)
    certainty = _certainty(scored, groups, rules)
    customers = pl.DataFrame({"record": records, "customer": groups, "certainty": certainty})
    return Linked(customers, _pairs(scored, band, scorer.model), scorer.model)


def scored_all(scorer: Scorer, pairs: Candidates) -> Scored:
    """Score candidates, some at a time; only those worth keeping stay."""
    begins = range(0, max(len(pairs.a), 1), AT_ONCE)

    def some(begin: int) -> Scored:
        return scorer.score(pairs.a[begin : begin + AT_ONCE], pairs.b[begin : begin + AT_ONCE], WORTH_KEEPING)

    with ThreadPoolExecutor(THREADS) as threads:
        every = list(threads.map(some, begins))
    return Scored(
        *(np.concatenate([getattr(one, name) for one in every], axis=-1) for name in Scored.__dataclass_fields__)
    )


def _certainty(scored: Scored, groups: Codes, rules: Ruled) -> np.ndarray:
    """The odds of the best pair inside for a row in company; for a row alone, those against the best pair outside."""
    inside = groups[scored.a] == groups[scored.b]
    best = np.full((2, len(groups)), -np.inf, np.float32)
    for company, which in enumerate((~inside, inside)):
        for side in (scored.a, scored.b):
            np.maximum.at(best[company], side[which], scored.bits[which])
    for side in (rules.a, rules.b):
        held = groups[rules.a] == groups[rules.b]
        np.maximum.at(best[1], side[held], rules.bits[held])
    alone = np.bincount(groups, minlength=len(groups))[groups] == 1
    bits = np.where(alone, -best[0], best[1]).astype(np.float64)
    return np.asarray(np.round(1 / (1 + np.exp2(-np.clip(bits, -60, 60))), 4))


def _pairs(scored: Scored, band: np.ndarray, model: Model) -> pl.DataFrame:
    names = pl.Series(BANDS, dtype=pl.Enum(BANDS)).gather(band.astype(np.uint32))
    told = {"a": scored.a, "b": scored.b, "bits": scored.bits, "band": names}
    fields = {field: scored.by_field[place] for place, field in enumerate(COMPARED)}
    levels = {f"level_{field}": scored.levels[place] for place, field in enumerate(COMPARED)}
    prior = np.full(len(scored.a), np.log2(model.prior), np.float32)
    return pl.DataFrame({**told, **fields, "household": scored.household, "prior": prior, **levels})


def _places(size: int) -> pl.Series:
    return pl.int_range(size, eager=True).cast(pl.String).alias("record")
