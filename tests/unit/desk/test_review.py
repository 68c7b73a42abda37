"""Doubtful pairs, answered one by one; the answers are kept and can be taken back."""

from __future__ import annotations

import json

import pytest

from dingterm.desk import merging, pairs, review
from dingterm.desk.finding import find_customers
from dingterm.desk.histories import history
from dingterm.desk.session import Session
from dingterm.errors import RecoveryError, UsageError
from dingterm.store import decisions, doubts, homes, search
from tests.unit.desk.people import desk

FIELDS = json.dumps({"same mobile": 9.1, "different given name": -4.2})


def doubt(session: Session, *asked: tuple[int, int]) -> None:
    with session.store.writing() as db:
        doubts.add(db, [(a, b, 4.9, FIELDS, float(10 - a)) for a, b in asked])


def owner(session: Session, home: int) -> int:
    with session.store.reading() as db:
        return homes.owner(db, home)


def test_the_most_useful_pair_comes_first_and_one_put_off_last() -> None:
    with desk() as session:
        doubt(session, (2, 5), (1, 4), (3, 4))
        assert pairs.doubtful(session) == [(1, 4), (2, 5), (3, 4)]
        review.put_off(session, 1, 4)
        assert pairs.doubtful(session) == [(2, 5), (3, 4), (1, 4)]


def test_a_pair_side_by_side() -> None:
    with desk() as session:
        doubt(session, (1, 4))
        view = pairs.pair_view(session, 1, 4)
        assert (view.place, view.count, view.likely) == (1, 1, "probably one person")
        assert view.reason == "same mobile +9.1 · different given name −4.2"
        assert view.sources == ("a.csv line 1", "a.csv line 4")
        signs = {(line.field, line.left, line.right): line.sign for line in view.lines}
        assert signs["phone", "+34600000001", "+34600000001"] == pairs.SAME
        assert signs["name", "Person B", "Person A"] == pairs.ALIKE
        assert signs["shop id", "shop:1", "shop:4"] == pairs.OTHER


def test_yes_merges_and_taking_it_back_asks_again() -> None:
    with desk() as session:
        doubt(session, (1, 4))
        done = review.decide(session, 1, 4, "same")
        assert owner(session, 4) == 1
        assert pairs.doubtful(session) == []
        assert [entry.reason for entry in history(session, 4).entries] == [
            "same mobile +9.1 · different given name −4.2"
        ]
        assert review.undo_decision(session).decision == done.decision
        assert owner(session, 4) == 4
        assert pairs.doubtful(session) == [(1, 4)]


@pytest.mark.parametrize("verdict", ["different", "household"])
def test_no_is_remembered_by_the_records_themselves(verdict: str) -> None:
    with desk() as session:
        doubt(session, (1, 4))
        review.decide(session, 1, 4, verdict)
        assert pairs.doubtful(session) == []
        with session.store.reading() as db:
            (said,) = decisions.standing(db)
        assert (said["a_home"], said["b_home"], said["verdict"]) == (1, 4, verdict)
        assert history(session, 1).households == ((4,) if verdict == "household" else ())


def test_no_to_two_who_were_merged_takes_them_apart() -> None:
    with desk() as session:
        merging.merge(session, 1, 4)
        review.decide(session, 1, 4, "different")
        assert owner(session, 4) == 4


def test_what_cannot_be_answered_is_said() -> None:
    with desk() as session:
        with pytest.raises(UsageError, match="no answer"):
            review.decide(session, 1, 4, "maybe")
        with pytest.raises(RecoveryError, match="no answer of yours"):
            review.undo_decision(session)


@pytest.mark.parametrize("words", ["person b", "+34 600 00", "600000001", "pers", "PERSON"])
def test_customers_are_found_by_beginnings_and_merged_ones_no_more(words: str) -> None:
    with desk() as session:
        with session.store.writing() as db:
            search.rebuild(db)
        before = {one.id for one in find_customers(session, words)}
        merging.merge(session, 1, 3)
        after = {one.id for one in find_customers(session, words)}
        assert {1, 3} & before and after == before - {3} | ({1} if 3 in before else set())


@pytest.mark.parametrize("words", ["", "nobody", '"; DROP', "person AND", "*"])
def test_words_nobody_has_find_nobody(words: str) -> None:
    with desk() as session:
        with session.store.writing() as db:
            search.rebuild(db)
        assert find_customers(session, words) == []
