"""Work out the queue: gather the facts, ask the recovery rules, store what they say."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

from dingterm import clock
from dingterm.desk.session import Session
from dingterm.errors import RecoveryError, SettingsError
from dingterm.recovery.minor_units import in_minor_units
from dingterm.recovery.opening import read_week
from dingterm.recovery.policy import HOUR, Policy, Weights
from dingterm.settings import Hours, settings_path
from dingterm.store import events, facts, queue

BATCH = 2_500
"""Customers worked out at once: a twelfth of a second in which nobody else writes."""

Tell = Callable[[int, int], None]


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
    _put(session, db, chosen, facts.gather(db, chosen), policy(session, medians))


def replan_all(session: Session, tell: Tell = lambda _done, _of: None) -> None:
    """Close the carts that were bought meanwhile, and work out the whole queue anew. Loads polars.

    Others go on meanwhile: customers come in batches, each with a short transaction of its own; one who was written to
    or marked since the facts were gathered is looked at again. Stopped at any moment, the batches done stay.

    Args:
        session: The desk.
        tell: Told after each batch how many customers are done, and of how many; what it raises ends the work.
    """
    from dingterm.desk.recovered import settle_bought

    with session.store.writing() as db:
        settle_bought(session, db)
    with session.store.reading() as db:
        medians, total = facts.medians(db), facts.count_concerned(db)
    rules, done = policy(session, medians), 0
    for batch in _batches(session):
        with session.store.writing() as db:
            _put_batch(session, db, batch, rules)
        done += len(batch.ids)
        tell(done, total)
    with session.store.writing() as db:
        queue.set_plan(db, clock.now_ts(), medians)


class _Batch(NamedTuple):
    """Facts about some customers, and the last event there was before they were gathered."""

    event: int
    ids: list[int]
    facts: list[tuple[object, ...]]


def _batches(session: Session) -> Iterator[_Batch]:
    """All customers it may concern; while one batch is worked on, the facts of the next are gathered."""
    with ThreadPoolExecutor(1) as pool:
        batch = _gathered(session, 0)
        while batch.ids:
            coming = pool.submit(_gathered, session, batch.ids[-1])
            yield batch
            batch = coming.result()


def _gathered(session: Session, after: int) -> _Batch:
    with session.store.reading() as db:
        event, ids = events.newest(db), facts.concerned(db, after, BATCH)
        return _Batch(event, ids, facts.gather(db, ids) if ids else [])


def _put_batch(session: Session, db: sqlite3.Connection, batch: _Batch, rules: Policy) -> None:
    changed = events.about(db, batch.event).intersection(batch.ids)
    if changed:
        _put(session, db, list(changed), facts.gather(db, changed), rules)
    ids = [one for one in batch.ids if one not in changed]
    _put(session, db, ids, [row for row in batch.facts if row[0] not in changed], rules)


def _put(
    session: Session, db: sqlite3.Connection, ids: list[int], rows: list[tuple[object, ...]], rules: Policy
) -> None:
    queue.replace(db, ids, session.rules.ask("planned", rows, rules, clock.now_ts()) if rows else [])
