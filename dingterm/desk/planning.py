"""Work out the queue: gather the facts, ask the recovery rules, store what they say. Loads polars."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

import polars as pl

from dingterm import clock
from dingterm.desk.recovered import settle_bought
from dingterm.desk.session import Session
from dingterm.errors import RecoveryError, SettingsError
from dingterm.recovery.minor_units import in_minor_units
from dingterm.recovery.opening import read_week
from dingterm.recovery.plan import facts_frame, plan
from dingterm.recovery.policy import HOUR, Policy, Weights
from dingterm.settings import Hours, settings_path
from dingterm.store import facts, queue


def policy(session: Session, medians: dict[str, float]) -> Policy:
    """The shop's rules as its settings have them.

    Raises:
        SettingsError: The hours of a place are not understood.
    """
    cadence, contact = session.settings.cadence, session.settings.contact
    steps = {"unpaid": cadence.unpaid, "consulted": cadence.consulted, "win-back": cadence.win_back}
    usable = Policy().usable
    return Policy(
        steps={lane: tuple(round(wait * HOUR) for wait in waits) for lane, waits in steps.items()},
        **_hours(session.settings.hours),
        cooldown=round(contact.cooldown_hours * HOUR),
        same_items=round(contact.same_items_hours * HOUR),
        after_order=round(contact.after_order_hours * HOUR),
        unanswered=contact.unanswered,
        minimums=in_minor_units(contact.minimum),
        consent_required=contact.consent_required,
        usable=(*usable, "fictional") if session.demo else usable,
        weights=Weights(**vars(session.settings.intent)),
        medians=medians,
        agent=session.agent,
    )


def judged(session: Session, db: sqlite3.Connection, customer_ids: Iterable[int]) -> pl.DataFrame:
    """The plan for these customers at this moment as this agent has it, claims of others counted (`recovery.plan`)."""
    _planned_at, medians = queue.plan(db)
    return plan(facts_frame(facts.gather(db, list(customer_ids))), policy(session, medians), clock.now_ts())


def _hours(hours: Hours) -> dict[str, Any]:
    try:
        places = {place: read_week(text) for place, text in hours.places.items()}
    except RecoveryError as error:
        raise SettingsError(f"{settings_path()} [hours.places]: {error.sentence}") from error
    return {"hours": read_week(f"{hours.opens}-{hours.closes}"), "places": places}


def replan(session: Session, db: sqlite3.Connection, customer_ids: Iterable[int]) -> None:
    """Work out these customers' entries anew, inside the caller's transaction."""
    chosen = list(customer_ids)
    _planned_at, medians = queue.plan(db)
    _work_out(session, db, chosen, medians)


def replan_all(session: Session) -> None:
    """Close the carts that were bought meanwhile, and work out the whole queue anew."""
    with session.store.writing() as db:
        settle_bought(session, db)
        medians = facts.medians(db)
        _work_out(session, db, None, medians)
        queue.set_plan(db, clock.now_ts(), medians)


def _work_out(
    session: Session, db: sqlite3.Connection, customer_ids: list[int] | None, medians: dict[str, float]
) -> None:
    gathered = facts_frame(facts.gather(db, customer_ids))
    # One plan for all agents: who has whom is shown live beside it.
    unclaimed = gathered.with_columns(claimed_by=pl.lit(""), claimed_until=pl.lit(None, pl.Int64))
    entries = plan(unclaimed, policy(session, medians), clock.now_ts())
    queue.replace(db, customer_ids, entries.iter_rows())
