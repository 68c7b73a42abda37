"""The same rules for one row and a million: alone, in pieces, and all at once they say the same."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from dingterm.recovery import lanes, rules, states
from dingterm.recovery.cadence import stepped
from dingterm.recovery.plan import plan
from dingterm.recovery.policy import Policy
from tests.unit.recovery.facts import NOON, POLICY
from tests.unit.recovery.made_up import made_up

MANY, PIECE, ALONE = 100_000, 2_000, 300
STRICT = replace(POLICY, consent_required=True, minimums={"EUR": 5000, "JPY": 900})


@pytest.fixture(scope="module")
def many() -> pl.DataFrame:
    return made_up(MANY, seed=7)


def ruled(facts: pl.DataFrame, policy: Policy) -> pl.DataFrame:
    """What each rule alone says of each row."""
    ready = stepped(lanes.chosen(states.stated(facts), policy), policy).with_columns(
        replied=rules.answering(policy, NOON)
    )
    every = rules.blocking(policy) | rules.waiting(policy)
    return ready.select(**every, **{f"not.{name}": rules.overridden(name) for name in every})


def test_each_rule_says_the_same_of_one_row_and_of_many(many: pl.DataFrame) -> None:
    together = ruled(many, STRICT)
    pieces = pl.concat(ruled(many[at : at + PIECE], STRICT) for at in range(0, MANY, PIECE))
    assert together.equals(pieces)
    for at in range(0, MANY, MANY // ALONE):
        assert together[at].equals(ruled(many[at], STRICT)), many.row(at, named=True)
    said = together.select(pl.all().cast(pl.Boolean).any())
    assert [name for name in together.columns if not said[name][0]] == ["not.opted_out", *silent(together)]


def silent(together: pl.DataFrame) -> list[str]:
    """Rules that nothing among the made-up facts sets aside."""
    named = {"quiet", "cooldown", "step", "no_consent", "minimum", "unanswered", "opted_out"}
    return [name for name in together.columns if name.startswith("not.") and name.removeprefix("not.") not in named]


@pytest.mark.parametrize("policy", [POLICY, STRICT], ids=["default", "strict"])
def test_the_plan_of_many_is_the_plans_of_each(many: pl.DataFrame, policy: Policy) -> None:
    together = plan(many, policy, NOON)
    assert together.height == MANY
    pieces = pl.concat(plan(many[at : at + PIECE], policy, NOON) for at in range(0, MANY, PIECE))
    assert together.equals(pieces)
    for at in range(0, MANY, MANY // ALONE * 3):
        assert together[at].equals(plan(many[at], policy, NOON)), many.row(at, named=True)


def test_the_order_of_facts_changes_nothing() -> None:
    facts = made_up(6_000, seed=8, facts_each=3)
    together = plan(facts, POLICY, NOON)
    assert together.height == 2_000
    assert together.equals(plan(facts.sample(fraction=1, shuffle=True, seed=1), POLICY, NOON))


def test_everybody_stands_somewhere_and_who_waits_never_among_who_is_due(many: pl.DataFrame) -> None:
    rows = plan(many, POLICY, NOON)
    closed, waiting = rows["standing"] == "closed", rows["standing"] == "waiting"
    assert rows.filter(closed)["due_at"].is_null().all() and (rows.filter(closed)["blocked"] == 1).all()
    assert (rows.filter(waiting)["due_at"] > NOON).all() and (rows.filter(waiting)["blocked"] == 0).all()
    working = rows.filter(~closed & ~waiting)
    assert (working["due_at"] == NOON).all() and (working["due_until"] > NOON).all()
    assert set(working["reason"]) == {"due", "answered"}
    assert (rows["reason"] != "").all() and rows["customer_id"].is_unique().all()


def test_who_opted_out_is_closed_whatever_else_holds(many: pl.DataFrame) -> None:
    rows = plan(many, POLICY, NOON).join(many.select("customer_id", "opted_out"), on="customer_id")
    out = rows.filter(pl.col("opted_out") == 1)
    assert out.height > 5_000
    assert set(out.select("standing", "reason").rows()) == {("closed", "opted_out")}
