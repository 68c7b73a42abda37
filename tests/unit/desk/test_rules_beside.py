"""The rules asked in a process beside the desk's: the same answers, and the desk stays without polars."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dingterm.desk import ruling
from dingterm.desk.planning import policy
from dingterm.desk.reports import DIMENSIONS
from dingterm.desk.rules_beside import RulesBeside, RulesHere
from dingterm.desk.session import Session
from dingterm.errors import RecoveryError
from dingterm.recovery import reports
from dingterm.store import facts
from tests.conftest import NOON

SAID = [(5, "STOP"), (9, "please write again"), (7, "hello")]


@pytest.fixture
def beside() -> Iterator[RulesBeside]:
    rules = RulesBeside()
    yield rules
    rules.close()


def test_both_give_the_same_answers(session: Session, beside: RulesBeside) -> None:
    with session.store.reading() as db:
        rows = facts.gather(db, [1, 2, 3])
    now, rules = int(NOON.timestamp()), policy(session, {})
    asked = [
        ("planned", rows, rules, now),
        ("explained", rows[:1], rules, now),
        ("reported", [], "week"),
        ("ending", "hola\nSTOP"),
        ("asked", SAID),
    ]
    assert {question for question, *_known in asked} == set(ruling.QUESTIONS)
    for question, *known in asked:
        assert beside.ask(question, *known) == RulesHere().ask(question, *known), question


def test_a_process_that_ended_is_not_missed(beside: RulesBeside) -> None:
    assert beside.ask("ending", "STOP") == "STOP"
    assert beside._process is not None
    beside._process.kill()
    assert beside.ask("ending", "STOP") == "STOP"
    assert beside.ask("ending", "hola") == ""


def test_what_a_question_raises_is_raised_here(beside: RulesBeside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "_asked", lambda *_question: (False, RecoveryError("No.")))
    with pytest.raises(RecoveryError, match="No"):
        beside.ask("ending", "STOP")


def test_the_reports_screen_knows_every_dimension() -> None:
    assert set(DIMENSIONS) == set(reports.DIMENSIONS)


def test_a_desk_that_works_has_no_polars(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from dingterm.desk import contact, explaining, heard, reports, snoozing, undoing
from dingterm.desk.rules_beside import RulesBeside
from dingterm.desk.session import Session
from dingterm.desk.views import Reply
from dingterm.settings import Settings
from dingterm.store import Store

session = Session(Store(Path(sys.argv[1])), Settings(agent="mia"), rules=RulesBeside())
explaining.explain(session, 1)
contact.record_contact(session, 1, Reply("", "", "en", 0, "Hello", ()), "Hello", "hand")
undoing.undo(session)
snoozing.snooze(session, 1, "in 3 hours")
heard.record_answer(session, 1, "please write again")
reports.report(session, "week")
session.close()
print(sorted({"polars", "numpy", "openai", "phonenumbers"} & set(sys.modules)))
"""
    from tests.looks.shop import MadeUpShop

    shop = MadeUpShop(tmp_path / "shop.db")
    shop.fill()
    done = subprocess.run([sys.executable, "-c", program, str(shop.path)], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[]", done.stderr
