"""The contact policy: each rule is a named expression.

A blocking rule says that a customer must not be written to; a waiting rule says from when they may. The first
blocking rule that holds, else the waiting rule with the latest moment, is the reason an agent sees. The words for each
name are in `recovery.words`. Which rules an agent may override is said there too, by `FINAL`.
"""

from __future__ import annotations

import polars as pl

from dingterm.recovery import hours
from dingterm.recovery.policy import HOUR, Policy
from dingterm.recovery.words import FINAL

REPLIED = pl.col("replied")


def blocking(policy: Policy) -> dict[str, pl.Expr]:
    """Rule name to a Boolean expression over facts, the weightiest first."""
    minimum = pl.col("currency").replace_strict(policy.minimums, default=None, return_dtype=pl.Int64)
    no_handle = pl.col("handles") == 0
    return {
        "opted_out": pl.col("opted_out") == 1,
        "bought": pl.col("settled"),
        "lost": pl.col("ended") & (pl.col("outcome") == "lost"),
        "recovered": pl.col("ended") & (pl.col("outcome") == "recovered"),
        "no_consent": pl.lit(policy.consent_required) & (pl.col("consent").fill_null(0) != 1),
        "fictional_number": (pl.col("phone_verdict") == "fictional") & ("fictional" not in policy.usable) & no_handle,
        "no_phone": (pl.col("phone_verdict") == "") & no_handle,
        "wrong_number": (pl.col("phone_verdict") == "wrong") & no_handle,
        "bad_phone": ~pl.col("phone_verdict").is_in(policy.usable) & no_handle,
        "unanswered": (pl.col("unanswered") >= policy.unanswered) & ~REPLIED,
        "minimum": (pl.col("total_minor") < minimum) & pl.col("cart_id").is_not_null() & ~REPLIED,
        "finished": pl.col("finished") & ~REPLIED,
    }


def waiting(policy: Policy) -> dict[str, pl.Expr]:
    """Rule name to an expression for the earliest moment, in epoch seconds; null where the rule has nothing to say."""
    held = (pl.col("claimed_by") != "") & ((pl.col("claimed_by") != policy.agent) | (policy.agent == ""))
    last_out = pl.max_horizontal("last_out_at", "phone_out_at")
    own_pace = {
        "step": pl.col("step_at"),
        "ordered": pl.col("last_order_at") + policy.after_order,
        "cooldown": last_out + policy.cooldown,
        "same_items": pl.col("same_items_at") + policy.same_items,
        "changed": pl.col("changed_at") + policy.after_change,
    }
    paced = {name: pl.when(~REPLIED).then(moment) for name, moment in own_pace.items()}
    return paced | {"claimed": pl.when(held).then("claimed_until"), "snoozed": pl.col("snoozed_until")}


def answering(policy: Policy, now: int) -> pl.Expr:
    """Whether the customer wrote last and is to be answered: no pace holds for an answer, only hours and who has it."""
    unheard = (pl.col("last_in_at") > pl.col("last_out_at")).fill_null(pl.col("last_in_at").is_not_null())
    bought = (pl.col("last_order_at") >= pl.col("last_in_at")).fill_null(False)
    return unheard & ~bought & (pl.col("last_in_at") > now - policy.answer_within).fill_null(False)


def overridden(name: str) -> pl.Expr:
    """Whether an agent has set a rule aside, with a reason; never a final one."""
    if name in FINAL:
        return pl.lit(False)
    named = pl.col("override").fill_null("").str.split("|").list.contains(name)
    return named & (pl.col("override_reason").fill_null("").str.strip_chars() != "")


def standing_rules(policy: Policy) -> tuple[dict[str, pl.Expr], dict[str, pl.Expr]]:
    """The blocking and the waiting rules, as far as they are not set aside."""
    stops = {name: (rule & ~overridden(name)).fill_null(False) for name, rule in blocking(policy).items()}
    return stops, {name: pl.when(~overridden(name)).then(moment) for name, moment in waiting(policy).items()}


def judged(facts: pl.DataFrame, policy: Policy, now: int) -> pl.DataFrame:
    """Add `blocked` (0 or 1), `due_at` (epoch seconds, null when blocked), `due_until`, `reason` and `replied`.

    The reason is the deciding rule's name; for a customer who may be written to now it is `due`, or `answered`.
    """
    stops, waits = standing_rules(policy)
    rules = facts.with_columns(replied=answering(policy, now)).with_columns(
        *(rule.alias(f"stop.{name}") for name, rule in stops.items()),
        *(moment.cast(pl.Int64).alias(f"wait.{name}") for name, moment in waits.items()),
    )
    latest = pl.max_horizontal(*(f"wait.{name}" for name in waits))
    timed = rules.with_columns(
        stop=pl.coalesce(*(pl.when(f"stop.{name}").then(pl.lit(name)) for name in stops)),
        wait=pl.coalesce(*(pl.when(pl.col(f"wait.{name}") == latest).then(pl.lit(name)) for name in waits)),
        latest=latest,
        due_at=pl.max_horizontal(latest, pl.lit(now)),
    )
    return _decided(_in_hours(timed, policy), now).drop(pl.selectors.starts_with("stop.", "wait."))


def _in_hours(timed: pl.DataFrame, policy: Policy) -> pl.DataFrame:
    """Move what is due into the customer's hours, except where an agent has set those aside: then for an hour."""
    free = overridden("quiet") | overridden("no_hour")
    moved = hours.welcome(timed.with_columns(asked_at="due_at"), policy, "due_at")
    return moved.with_columns(
        due_at=pl.when(free).then("asked_at").otherwise("due_at"),
        due_until=pl.when(free).then(pl.max_horizontal(pl.col("asked_at") + HOUR, "due_until")).otherwise("due_until"),
        quiet=pl.col("quiet") & ~free,
    )


def _decided(timed: pl.DataFrame, now: int) -> pl.DataFrame:
    stop = pl.coalesce("stop", pl.when(pl.col("due_at").is_null()).then(pl.lit("no_hour")))
    late = (pl.col("latest") > now).fill_null(False)
    due = pl.when("replied").then(pl.lit("answered")).otherwise(pl.lit("due"))
    wait = pl.when("quiet").then(pl.lit("quiet")).when(late).then("wait").otherwise(due)
    return timed.with_columns(
        blocked=stop.is_not_null().cast(pl.Int64),
        reason=pl.coalesce(stop, wait),
        due_at=pl.when(stop.is_null()).then("due_at"),
    )
