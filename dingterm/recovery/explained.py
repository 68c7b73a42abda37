"""Every rule about one customer, whether it holds or not: the same expressions that plan the queue."""

from __future__ import annotations

import polars as pl

from dingterm.recovery import cadence, lanes, rules, states
from dingterm.recovery.policy import Policy
from dingterm.recovery.ruling import Ruling


def rulings(facts: pl.DataFrame, policy: Policy, now: int) -> list[Ruling]:
    """What each rule says of the customer of these facts, about the reason that the plan chooses.

    Args:
        facts: Columns of `plan.FACTS`, of one customer.
        policy: The shop's numbers.
        now: Epoch seconds.
    """
    stepped = cadence.stepped(lanes.chosen(states.stated(facts), policy), policy)
    ready = stepped.with_columns(replied=rules.answering(policy, now))
    stops, waits = rules.blocking(policy), rules.waiting(policy)
    aside = {f"aside.{name}": rules.overridden(name) for name in (*stops, *waits)}
    row = ready.select(**stops, **waits, **aside).row(0, named=True)
    hours = rules.judged(stepped, policy, now).select("quiet", "due_at", aside=rules.overridden("quiet")).row(0)
    return [
        *(Ruling(name, bool(row[name]), None, row[f"aside.{name}"]) for name in stops),
        *(Ruling(name, (row[name] or 0) > now, row[name], row[f"aside.{name}"]) for name in waits),
        Ruling("quiet", *hours),
    ]
