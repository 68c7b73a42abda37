"""One customer, one record, by verbs: find, show, explain, merge, undo, history."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.conftest import Run

PEOPLE = """Name,Phone,Email,City,Country
Lucía Ferro,+34 612 345 678,lucia.ferro@example.com,Valencia,ES
Lucia Ferro Pérez,612345678,,Valencia,ES
Wei Chen,+86 138 0013 8000,wei@example.cn,Shanghai,CN
"""


@pytest.fixture
def shop(run: Run, tmp_path: Path) -> Run:
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE, encoding="utf-8")
    assert run("import", file, "--region", "ES").code == 0
    return run


def ids(run: Run, *words: str) -> list[int]:
    return [one["id"] for one in run("customer", "find", *words, "--json").json["customers"]]


def test_found_by_name_number_and_address(shop: Run) -> None:
    both = ids(shop, "ferro")
    assert len(both) == 2
    assert ids(shop, "612 345 678") and set(ids(shop, "612 345 678")) == set(both)
    assert ids(shop, "wei@example.cn") == ids(shop, "13800138000") != []
    assert "No customer has these words" in shop("customer", "find", "nobody").out


def test_explained_merged_shown_and_undone(shop: Run) -> None:
    a, b = ids(shop, "ferro")
    told = shop("customer", "explain", a, b).out
    assert "+34612345678" in told and "=" in told and "people.csv line" in told
    assert shop("customer", "merge", a, b).out.endswith("are one customer now.\n")
    assert ids(shop, "ferro") == [a]
    shown = shop("customer", "show", a, "--json").json
    assert {one["value"] for one in shown["known_by"]} == {"+34612345678", "lucia.ferro@example.com"}
    assert all(one["source"] == "people.csv" for one in shown["known_by"])
    assert shown["homes"] == [a, b]
    (entry,) = shop("customer", "history", b, "--json").json["entries"]
    assert (entry["action"], entry["customer"], entry["other"]) == ("merge", a, b)
    assert shop("customer", "undo", entry["id"]).out == "Undone.\n"
    assert set(ids(shop, "ferro")) == {a, b}
    again = shop("customer", "undo", entry["id"])
    assert (again.code, "undone already" in again.err) == (2, True)


def test_an_answer_is_taken_back_and_a_split_holds(shop: Run) -> None:
    a, b = ids(shop, "ferro")
    shop("customer", "merge", a, b)
    assert "taken back" in shop("customer", "undo").out
    shop("customer", "merge", a, b)
    assert shop("customer", "split", b).code == 0
    shop("customer", "resolve")
    assert len(ids(shop, "ferro")) == 2


def test_one_record_is_taken_out_with_what_came_in_it_and_stays_out(run: Run, tmp_path: Path) -> None:
    orders, people = tmp_path / "orders.csv", tmp_path / "people.csv"
    people.write_text("Name,Phone,Email,City\nAna Ruiz,+34612345678,,Madrid\n", encoding="utf-8")
    orders.write_text(
        "Name,Phone,Email,Order,Total,Currency\nAna Ruiz,+34612345678,ana@example.com,77,9.50,EUR\n", encoding="utf-8"
    )
    run("import", people, orders, "--region", "ES")
    (both,) = ids(run, "ruiz")
    shown = run("customer", "show", both, "--json").json
    first, second = shown["records"]
    assert (first["source"], second["source"]) == ("people.csv line 2", "orders.csv line 2")
    assert run("customer", "split", "--record", second["record"]).out == f"Record {second['record']} stands alone.\n"
    assert sorted(ids(run, "ruiz"))[0] == both and len(ids(run, "ruiz")) == 2
    run("import", people, orders, "--region", "ES")
    run("customer", "resolve")
    left = run("customer", "show", both, "--json").json
    assert [one["source"] for one in left["records"]] == ["people.csv line 2"]
    assert {one["value"] for one in left["known_by"]} == {"+34612345678"}
    other = run("customer", "show", max(ids(run, "ruiz")), "--json").json
    assert {one["value"] for one in other["known_by"]} == {"+34612345678", "ana@example.com"}
    assert "back where it was" in run("customer", "undo").out
    assert run("customer", "show", both, "--json").json == shown


@pytest.mark.parametrize("words", [("show", 99), ("merge", 1, 99), ("history", 99), ("split", 99), ("explain", 1, 99)])
def test_who_is_not_there_is_said(shop: Run, words: tuple[object, ...]) -> None:
    done = shop("customer", *words)
    assert done.code == 2 and "There is no customer 99" in done.err


def test_an_entry_that_is_not_there_is_said_in_words(shop: Run) -> None:
    done = shop("customer", "undo", 99)
    assert (done.code, "There is no entry 99. `dingterm customer history ID`" in done.err) == (2, True)


def test_a_split_names_one_of_two_things(shop: Run) -> None:
    assert "Name a customer, or one record" in shop("customer", "split").err
    assert "There is no record 99" in shop("customer", "split", "--record", 99).err
