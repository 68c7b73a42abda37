"""Filters and orders of the queue against the same rules in plain Python, on a made-up shop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dingterm.desk.filtering import where
from dingterm.store import Store, filters, queue, search
from tests.looks.shop import PEOPLE, MadeUpShop, Person

SHOP = (
    *PEOPLE,
    Person("Yuki Sato", region="JP", language="ja", currency="JPY", minor=9_000, hours=80, step=2),
    Person("100 % Wool_Fan", region="BR", language="pt-BR", city="São Paulo", currency="BRL", minor=8_001, blocked=1),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    MadeUpShop(tmp_path / "shop.db").fill(SHOP)
    opened = Store(tmp_path / "shop.db")
    with opened.writing() as db:
        search.rebuild(db)
        tags = "INSERT INTO customer_tag (customer_id, tag, agent, at) VALUES (?, ?, 'mia', 0)"
        db.executemany(tags, [(1, "vip"), (2, "old")])
        db.execute("UPDATE order_ SET payment = 'paid' WHERE customer_id = 1")
        db.execute("UPDATE customer_tag SET undone_at = 1 WHERE tag = 'old'")
    yield opened
    opened.close()


def unpaid(store: Store, text: str, sort: str = "score", *, backwards: bool = False) -> list[str]:
    with store.reading() as db:
        ids = queue.ids(db, "unpaid", filters.order(sort, backwards=backwards), where(text))
        return [row["customer"] for row in queue.rows(db, ids)]


def major(one: Person) -> float:
    return one.minor / (1 if one.currency == "JPY" else 100)


def due(one: Person) -> bool:
    return not one.blocked and one.due_in <= 0 < one.due_in + 9


RULES: dict[str, Callable[[Person], Any]] = {
    "": lambda one: True,
    "over 80": lambda one: major(one) > 80,
    "over 80 eur": lambda one: major(one) > 80 and one.currency == "EUR",
    "at least 9000 jpy": lambda one: one.name == "Yuki Sato",
    "under 100": lambda one: major(one) < 100,
    "step 2": lambda one: one.step == 2,
    "not step 2": lambda one: one.step != 2,
    "2nd step brazil": lambda one: one.step == 2 and one.region == "BR",
    "older 2 d": lambda one: one.hours > 48,
    "newer 6 h": lambda one: one.hours < 6,
    "due": due,
    "blocked": lambda one: one.blocked,
    "waiting": lambda one: not one.blocked and not due(one),
    "language:pt": lambda one: one.language.startswith("pt"),
    "city:paulo": lambda one: "Paulo" in one.city,
    "city:%": lambda one: False,
    "item:shirt": lambda one: "shirt" in one.item.lower(),
    "item:亚麻": lambda one: "亚麻" in one.item,
    "#vip": lambda one: one.name == "Lucía Ferro",
    "not #vip": lambda one: one.name != "Lucía Ferro",
    "#old": lambda one: False,
    "lucia": lambda one: one.name == "Lucía Ferro",
    "bought": lambda one: one.name == "Lucía Ferro",
    "agent:mia": lambda one: False,
    "not agent:mia": lambda one: True,
    "score over 70 -spain": lambda one: one.score > 70 and one.region != "ES",
    '"%"': lambda one: False,
}


@pytest.mark.parametrize("text", RULES)
def test_the_same_people_as_in_plain_python(store: Store, text: str) -> None:
    wanted = {one.name for one in SHOP if one.lane == "unpaid" and RULES[text](one)}
    assert set(unpaid(store, text)) == wanted


@pytest.mark.parametrize(
    ("sort", "key"),
    [
        ("score", lambda one: -one.score),
        ("customer", lambda one: one.name.casefold()),
        ("amount", lambda one: (one.currency, -one.minor)),
        ("age", lambda one: one.hours),
        ("step", lambda one: (one.step, -one.score)),
        ("due", lambda one: one.due_in),
    ],
)
def test_sorted(store: Store, sort: str, key: Callable[[Person], Any]) -> None:
    keys = {one.name: key(one) for one in SHOP}
    found = unpaid(store, "", sort)
    assert [keys[one] for one in found] == sorted(keys[one] for one in found)
    back = unpaid(store, "", sort, backwards=True)
    assert [keys[one] for one in back] == sorted((keys[one] for one in back), reverse=True)


def test_text_of_a_filter_never_becomes_a_question_of_its_own(store: Store) -> None:
    for text in ("' OR x --", 'city:"x\') OR (1=1"', "#'", "agent:\"a' OR '1'='1\"", 'name:"NEAR(a"'):
        assert unpaid(store, text) == []
    with store.reading() as db:
        assert queue.counts(db)["unpaid"] == sum(one.lane == "unpaid" for one in SHOP)
