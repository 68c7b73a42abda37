"""What contacts brought, from a shell: as a table, as JSON, as a file for a spreadsheet."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dingterm import clock
from dingterm.desk.reports import DIMENSIONS
from dingterm.desk.session import open_session
from dingterm.store import customers, events, messages
from tests.journeys.conftest import Run
from tests.unit.store import rows

CONTACTS = 24


@pytest.fixture
def worked() -> None:
    """Contacts by an agent with an odd name, a third of them answered, one credited with an order."""
    session = open_session()
    now = clock.now_ts()
    with session.store.writing() as db:
        for number in range(CONTACTS):
            owner = number + 1
            customers.add(db, [rows.customer(owner, name=f"Somebody {number}")])
            sent = {"lane": "unpaid", "step": 1, "template_id": "need-help", "agent": "=mia", "account": "shop-eu"}
            sent["language"] = "es"
            messages.add(db, [rows.message(owner, now - 86_400, text="Hola", **sent)])
            message_id = db.execute("SELECT max(id) FROM message").fetchone()[0]
            if number % 3 == 0:
                messages.add(db, [rows.message(owner, now - 80_000, direction="in", text="sí")])
            if number == 0:
                events.log(
                    db, now, "=mia", "recovered", owner, None, order=1, credited=message_id, bought_at=now,
                    currency="EUR", total_minor=8_890,
                )  # fmt: skip
    session.close()


@pytest.mark.usefixtures("worked")
def test_a_line_has_numbers_rates_and_money(run: Run) -> None:
    (line,) = run("report", "--by", "template", "--json").json["lines"]
    assert (line["key"], line["contacts"], line["answered"], line["won"]) == ("Need help?", CONTACTS, 8, 1)
    assert line["money"] == {"EUR": "88.90"}
    assert line["answered_rate"]["share"] == pytest.approx(8 / 24)
    assert line["answered_rate"]["low"] < 8 / 24 < line["answered_rate"]["high"]
    seen = run("report").out
    assert "33%" in seen and "EUR 88.90" in seen
    assert [one["key"] for one in run("report", "--by", "account", "--json").json["lines"]] == ["shop-eu"]
    for dimension in DIMENSIONS:
        assert sum(one["contacts"] for one in run("report", "--by", dimension, "--json").json["lines"]) == CONTACTS


@pytest.mark.usefixtures("worked")
def test_the_file_runs_nothing_in_a_spreadsheet(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "report.csv"
    assert run("report", "--by", "agent", "--csv", file).code == 0
    with file.open(newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert row["agent"] == "'=mia" and row["answered_rate"] == "0.3333"
    again = run("report", "--csv", file)
    assert again.code == 1 and "is there already" in again.err


@pytest.mark.usefixtures("worked")
def test_other_days_other_contacts(run: Run) -> None:
    assert run("report", "--since", "2026-03-03", "--json").json["lines"] == []
    assert len(run("report", "--since", "2026-03-02", "--until", "2026-03-02", "--json").json["lines"]) == 1
    assert run("report", "--since", "yesterday").code == 2
    assert run("report", "--by", "weather").code == 2


def test_nothing_yet_says_so(run: Run) -> None:
    assert "No contact was logged" in run("report").out
    assert "Nothing was drafted yet" in run("report", "--by", "model").out
    assert run("report", "--by", "model", "--json").json["lines"] == []
