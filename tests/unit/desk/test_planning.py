"""The shop's settings become the rules of its plan."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from dingterm import clock
from dingterm.desk import planning
from dingterm.desk.freshness import is_stale
from dingterm.desk.planning import policy, replan_all
from dingterm.desk.queue import entry_ids, lane_counts
from dingterm.desk.session import Session
from dingterm.desk.snoozing import snooze
from dingterm.desk.views import QueueRow
from dingterm.errors import RecoveryError, SettingsError
from dingterm.recovery.plan import facts_frame, plan
from dingterm.recovery.policy import HOUR, Policy
from dingterm.settings import Settings, load_settings
from dingterm.store import claims, facts
from tests.conftest import NOON

TEXT = """
[hours]
opens = 8
closes = 19
[hours.places]
US-TX = "10-20, sun closed"
[contact]
cooldown_hours = 1.5
unanswered = 2
consent_required = true
[contact.minimum]
EUR = 12.5
JPY = 500
[intent]
value = 60
"""


def settings(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return load_settings(path)


def test_without_settings_the_rules_are_the_rooms_own(session: Session) -> None:
    plain = Session(session.store, Settings(agent="mia"))
    assert policy(plain, {}) == replace(Policy(), agent="mia")


def test_every_setting_reaches_its_rule(session: Session, tmp_path: Path) -> None:
    found = policy(Session(session.store, settings(tmp_path, TEXT)), {"EUR": 1.0})
    assert found.hours.span(1, False) == (8 * HOUR, 19 * HOUR)
    assert [found.places["US-TX"].span(day, False) for day in (6, 7)] == [(10 * HOUR, 20 * HOUR), (0, 0)]
    assert (found.cooldown, found.unanswered, found.consent_required) == (5400, 2, True)
    assert (found.minimums, found.medians) == ({"EUR": 1250, "JPY": 500}, {"EUR": 1.0})
    assert (found.weights.value, found.weights.items) == (60, 5)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[hours.places]\nFR = "whenever"', "whenever"),
        ("[contact]\nunanswered = 0", "unanswered"),
        ("[contact]\ncooldown_hours = -1", "contact"),
        ("[contact]\ncool_down = 1", "cooldown-hours"),
        ("[intent]\nvalue = -1", "intent"),
    ],
)
def test_settings_that_cannot_be_are_named(session: Session, tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(SettingsError) as caught:
        policy(Session(session.store, settings(tmp_path, text)), {})
    assert named in caught.value.sentence


def test_a_stricter_shop_closes_more(session: Session) -> None:
    before = lane_counts(session)
    session.settings = replace(session.settings, contact=replace(session.settings.contact, consent_required=True))
    replan_all(session)
    after = lane_counts(session)
    assert after["closed"] > before["closed"] and sum(after.values()) == sum(before.values())


def reason(session: Session, db: sqlite3.Connection, customer_id: int) -> str:
    """Why a customer is due or not for this agent, claims of others counted."""
    found = plan(facts_frame(facts.gather(db, [customer_id])), policy(session, {}), int(NOON.timestamp()))
    return str(found.row(0, named=True)["reason"])


def test_a_claim_counts_for_the_others_only_and_never_in_the_shared_plan(session: Session, due: QueueRow) -> None:
    now = int(NOON.timestamp())
    with session.store.writing() as db:
        claims.take(db, due.customer_id, "ben", now, now + 600)
        assert reason(session, db, due.customer_id) == "claimed"
        ben = Session(session.store, replace(session.settings, agent="ben"), demo=True)
        assert reason(ben, db, due.customer_id) == "due"
    replan_all(session)
    assert due.id in entry_ids(session, "unpaid")


def test_batches_make_the_plan_that_one_batch_makes(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def entries() -> list[tuple[object, ...]]:
        with session.store.reading() as db:
            return [tuple(row) for row in db.execute("SELECT * FROM queue_entry ORDER BY customer_id")]

    replan_all(session)
    whole, told = entries(), []
    with session.store.writing() as db:
        db.execute("UPDATE queue_entry SET score = 1, standing = NULL")
    monkeypatch.setattr(planning, "BATCH", 3)
    replan_all(session, lambda done, of: told.append((done, of)))
    assert entries() == whole
    assert len(told) > 5 and told[-1][0] == told[-1][1] and told == sorted(told)


def test_who_is_snoozed_while_the_queue_is_worked_out_stays_so(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "BATCH", 3)
    ids = list(entry_ids(session, "unpaid"))

    def meanwhile(_done: int, _of: int) -> None:
        if ids:
            snooze(session, ids.pop(), "in 3 days")  # the facts of the next batch are gathered already

    chosen = set(ids)
    replan_all(session, meanwhile)
    assert chosen - set(ids) <= set(entry_ids(session, "waiting"))


def test_a_plan_that_is_stopped_counts_as_old(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "BATCH", 3)
    with clock.frozen(clock.now() + timedelta(hours=2)):
        with pytest.raises(RecoveryError):
            replan_all(session, stop)
        assert is_stale(session)
        replan_all(session)
        assert not is_stale(session)


def stop(_done: int, _of: int) -> None:
    raise RecoveryError("Enough.")
