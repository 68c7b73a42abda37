"""Questions to the rules, from plain values to plain values, so that a process beside the desk's can answer them.

Loads polars.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import polars as pl

from dingterm.recovery import optout, reports
from dingterm.recovery.explained import rulings
from dingterm.recovery.plan import facts_frame, plan
from dingterm.recovery.policy import Policy
from dingterm.recovery.ruling import Ruling

Rows = Sequence[Sequence[object]]


def planned(facts: Rows, policy: Policy, now: int) -> list[tuple[Any, ...]]:
    """The plan (`recovery.plan.ENTRY`) for facts (`recovery.plan.FACTS`).

    One plan for all agents: who has whom is shown live beside it.
    """
    unclaimed = facts_frame(facts).with_columns(claimed_by=pl.lit(""), claimed_until=pl.lit(None, pl.Int64))
    return plan(unclaimed, policy, now).rows()


def explained(facts: Rows, policy: Policy, now: int) -> list[Ruling]:
    """Every rule about the one customer of these facts."""
    return rulings(facts_frame(facts), policy, now)


def reported(contacts: Rows, dimension: str) -> list[dict[str, Any]]:
    """What came of contacts (`recovery.reports.CONTACTS`), told apart by a dimension (`recovery.reports.by`)."""
    return reports.by(pl.DataFrame(contacts, schema=reports.CONTACTS, orient="row"), dimension).rows(named=True)


def ending(text: str) -> str:
    """The first line of a customer's words that asks for no more messages; nothing where none does."""
    lines = pl.DataFrame({"line": text.splitlines()}, schema={"line": pl.String})
    found = lines.filter(optout.expression(pl.col("line")))["line"]
    return str(found[0]) if len(found) else ""


def asked(said: Sequence[tuple[int, str]]) -> list[dict[str, Any]]:
    """The last of these words, said at moments in epoch seconds, that asks for no more messages or for some again."""
    told = pl.DataFrame(list(said), schema={"at": pl.Int64, "text": pl.String}, orient="row")
    told = told.sort("at", maintain_order=True)
    judged = told.with_columns(out=optout.expression(pl.col("text")), again=optout.lifting(pl.col("text")))
    return judged.filter(pl.col("out") | pl.col("again")).tail(1).rows(named=True)


QUESTIONS: Mapping[str, Callable[..., Any]] = {
    one.__name__: one for one in (planned, explained, reported, ending, asked)
}
