"""`dingterm demo` without a terminal: the tour, and nobody in it who could be written to by accident."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dingterm import clock
from dingterm.desk import demo
from dingterm.desk.demo import open_demo
from dingterm.store import customers
from tests.conftest import NOON
from tests.journeys.conftest import Run


def test_the_tour_shows_queue_customer_and_reply(run: Run) -> None:
    done = run("demo")
    assert (done.code, done.err) == (0, "")
    assert "Unpaid 13 · Consulted" in done.out
    assert "Reply “" in done.out
    assert "https://shop.example/carts/" in done.out
    assert "{{" not in done.out


def test_the_tour_as_json(run: Run) -> None:
    shown = run("demo", "--json").json
    assert shown["rows"][0]["customer"]
    assert shown["reply"]["missing"] == []


def test_everybody_in_the_demo_is_fictional() -> None:
    session = open_demo()
    with session.store.reading() as db:
        phones = db.execute("SELECT value, verdict FROM identifier WHERE kind = 'phone'").fetchall()
        mails = db.execute("SELECT value FROM identifier WHERE kind = 'email'").fetchall()
    session.close()
    assert len(phones) >= 30
    assert {verdict for _phone, verdict in phones} == {"fictional"}
    assert all(mail.endswith("@example.com") for (mail,) in mails)


@pytest.mark.parametrize("hours", range(0, 24, 3))
def test_there_is_somebody_to_write_to_at_any_hour(hours: int) -> None:
    with clock.frozen(NOON + timedelta(hours=hours)):
        session = open_demo()
        with session.store.reading() as db:
            due = db.execute(
                "SELECT count(*) FROM queue_entry WHERE blocked = 0 AND due_at <= ?1 AND due_until > ?1",
                (clock.now_ts(),),
            ).fetchone()
        session.close()
    assert due[0] >= 3


def test_the_same_moment_gives_the_same_shop() -> None:
    with clock.frozen(datetime(2026, 6, 1, 10, tzinfo=UTC)):
        sessions = [open_demo() for _time in range(2)]
    rows = [session.store.connection.execute("SELECT * FROM queue_entry").fetchall() for session in sessions]
    assert [tuple(row) for row in rows[0]] == [tuple(row) for row in rows[1]]
    for session in sessions:
        session.close()


def test_the_demo_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    session = open_demo()
    assert list(tmp_path.glob("dingterm-demo-*"))
    with session.store.reading() as db:
        assert customers.holders(db, "email", ["jane.doe@example.com"])
    session.close()
    assert not list(tmp_path.glob("dingterm-demo-*"))


BESIDE = """
import sys
from dingterm.desk.demo import open_demo
session = open_demo(beside=True)
print(session.store.connection.execute("SELECT count(*) FROM customer").fetchone()[0], session.rules.beside)
session.close()
print({"polars", "sqlite_utils"} & set(sys.modules))
"""


def test_filled_beside_it_is_as_full_and_costs_this_process_no_polars() -> None:
    here = open_demo()
    people = here.store.connection.execute("SELECT count(*) FROM customer").fetchone()[0]
    here.close()
    done = subprocess.run([sys.executable, "-c", BESIDE], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"{people} True", "set()"]


def test_where_no_process_can_be_begun_it_is_filled_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "COMMAND", (sys.executable, "-c", "raise SystemExit(3)"))
    session = open_demo(beside=True)
    assert session.store.connection.execute("SELECT count(*) FROM queue_entry").fetchone()[0] > 10
    assert not session.rules.beside
    session.close()
