"""Filters, orders, segments and tags on the command line, at the demo shop's data in a file of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from dingterm import paths
from dingterm.store import Store, search
from tests.journeys.conftest import Run
from tests.looks.shop import PEOPLE, MadeUpShop


@pytest.fixture
def shop() -> Path:
    path = paths.database_path()
    MadeUpShop(path).fill()
    store = Store(path)
    with store.writing() as db:
        search.rebuild(db)
    store.close()
    return path


def names(done: object) -> list[str]:
    return [row["customer"] for row in done.json["entries"]]  # type: ignore[attr-defined]


def test_the_queue_is_filtered_and_sorted(run: Run, shop: Path) -> None:
    assert names(run("queue", "--where", "brazil, second step", "--json")) == ["Ana Souza"]
    assert names(run("queue", "--where", "lucia", "--json")) == ["Lucía Ferro"]
    found = names(run("queue", "--lane", "unpaid", "--sort", "age", "--json"))
    ages = {one.name: one.hours for one in PEOPLE}
    assert [ages[one] for one in found] == sorted(ages[one] for one in found) and len(found) == 6
    assert names(run("queue", "--lane", "unpaid", "--sort", "age", "--reverse", "--json")) == found[::-1]
    said = run("queue", "--where", "mars:red")
    assert said.code == 1 and "no 'mars'" in said.err
    assert "Known: score" in run("queue", "--sort", "colour").err
    assert "Nobody in the queue" in run("queue", "--where", "zzz").out


def test_a_segment_is_saved_shown_and_dropped(run: Run, shop: Path) -> None:
    assert run("segment", "save", "Second steps", "step 2", "--sort", "amount").code == 0
    (listed,) = run("segment", "list", "--json").json["segments"]
    assert (listed["name"], listed["entries"], listed["sight"]["sort"]) == ("Second steps", 1, "amount")
    assert names(run("segment", "show", "second steps", "--json")) == ["Ana Souza"]
    assert names(run("queue", "--segment", "second steps", "--where", "not brazil", "--json")) == []
    assert run("segment", "save", "second steps", "step 1").code == 0
    assert len(run("segment", "list", "--json").json["segments"]) == 1
    assert "Did you mean city" in run("segment", "save", "x", "citty:rome").err
    assert run("segment", "drop", "Second steps").code == 0
    assert "no segment" in run("segment", "show", "second steps").err


def test_a_tag_is_given_filtered_by_taken_back_and_taken_away(run: Run, shop: Path) -> None:
    first, *_ = run("queue", "--json").json["entries"]
    assert "is #vip" in run("contact", "tag", first["id"], "#VIP").out
    assert names(run("queue", "--where", "#vip", "--json")) == [first["customer"]]
    assert run("contact", "undo").code == 0
    assert names(run("queue", "--where", "#vip", "--json")) == []
    run("contact", "tag", first["id"], "vip")
    assert "no more #vip" in run("contact", "tag", first["id"], "vip").out
    assert names(run("queue", "--where", "#vip", "--json")) == []
    assert run("contact", "undo").code == 0
    assert names(run("queue", "--where", "#vip", "--json")) == [first["customer"]]
    assert run("contact", "tag", first["id"], 'a:"b').code == 2
