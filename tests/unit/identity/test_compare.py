"""Levels of agreement, the bounds before them, and groups without contradictions."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA, Indel, JaroWinkler

from dingterm.identity.blocks.keys import KEYS
from dingterm.identity.blocks.pairs import candidates
from dingterm.identity.compare.comparer import Comparer
from dingterm.identity.compare.levels import LEVELS
from dingterm.identity.compare.signs import Signs
from dingterm.identity.fields import PLACE
from dingterm.identity.people.groups import connected, members
from dingterm.identity.people.linkage import parted
from dingterm.identity.rows.codes import encode
from dingterm.identity.rows.table import table_of

ONE, OTHER = np.array([0], np.int32), np.array([1], np.int32)


def words(field: str, **columns: list[object]) -> str:
    """How two rows agree in a field, in words."""
    comparer = Comparer(table_of(pl.DataFrame(columns)))
    level = int(comparer.levels(ONE, OTHER)[0][PLACE[field], 0])
    return LEVELS[field][level - 1] if level else "unsaid"


@pytest.mark.parametrize(
    ("names", "given", "family"),
    [
        (["Ann Lee", "Ann Lee"], "same {}", "same {}"),
        (["Ann Lee", "A. Lee"], "initial or short form of the {}", "same {}"),
        (["Robert Lee", "Bob Lee"], "initial or short form of the {}", "same {}"),
        (["Jonathan Fischer", "Jonathon Fisher"], "nearly the same {}", "nearly the same {}"),
        (["Ann Lee", "Lee Ann"], "given name and surname swapped", "unsaid"),
        (["王小明", "Wang Xiaoming"], "similar {}", "similar {}"),
        (["Иван Петров", "Ivan Petrov"], "similar {}", "similar {}"),
        (["محمد علي", "Mohammed Ali"], "similar {}", "similar {}"),
        (["Иван Петров", "Carla Diaz"], "unsaid", "unsaid"),
        (["Ann Lee", ""], "unsaid", "unsaid"),
    ],
)
def test_names(names: list[object], given: str, family: str) -> None:
    assert (words("given", name=names), words("family", name=names)) == (given, family)


@pytest.mark.parametrize(
    ("field", "columns", "said"),
    [
        ("email", {"emails": ["ann@a.de", "anm@a.de"]}, "unsaid"),
        ("email", {"emails": ["ann@a.de", "bo@b.de"]}, "different {}"),
        ("mobile", {"phones": [["+34600111222", "+34600111333"], ["+34600111333"]]}, "same {}"),
        ("birth", {"birth_date": ["1980-02-09", "1980-09-02"]}, "nearly the same {}"),
        ("place", {"city": ["Bonn", "Bonn"], "postcode": ["53111", "53112"]}, "same city"),
        ("place", {"city": ["Bonn", "Bonn"], "country": ["DE", "US"]}, "different country"),
        ("street", {"address": ["12 High St", "5 Mill Lane"], "address2": [None, "High Street"]}, "same {}"),
        ("shop_id", {"shop_id": ["a:1", "b:2"]}, "unsaid"),
    ],
)
def test_fields(field: str, columns: dict[str, list[object]], said: str) -> None:
    found = words(field, **columns)
    assert found == said or (field == "street" and found == "similar {}")


@given(st.lists(st.text(min_size=1, max_size=9), min_size=2, max_size=2, unique=True))
def test_bounds_are_never_under_the_likeness(texts: list[str]) -> None:
    column = encode(pl.Series(texts))
    one, other = column.texts
    signs = Signs(column)
    assert signs.jaro_winkler(ONE, OTHER)[0] >= JaroWinkler.similarity(one, other) - 1e-6
    assert signs.indel(ONE, OTHER)[0] >= Indel.normalized_similarity(one, other) - 1e-6
    assert signs.one_apart(ONE, OTHER)[0] or OSA.distance(one, other) > 1


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"), st.sampled_from("12")), max_size=30))
def test_every_pair_comes_once(rows: list[tuple[str, str, str]]) -> None:
    names = [f"{one}nn {other}ee" for one, other, _ in rows]
    table = table_of(pl.DataFrame({"name": names, "birth_date": [f"198{year}-01-01" for *_, year in rows]}))
    found = candidates(table)
    assert len({*zip(found.a.tolist(), found.b.tolist(), strict=True)}) == len(found.a)
    assert (found.a < found.b).all()
    assert len(found.marks) == len(KEYS)


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=30))
def test_groups_are_named_by_their_least_row(pairs: list[tuple[int, int]]) -> None:
    a, b = (np.array([pair[side] for pair in pairs], np.int32) for side in (0, 1))
    groups = connected(a, b, 20)
    assert (groups[a] == groups[b]).all()
    assert all(groups[group] == group <= row for row, group in enumerate(groups.tolist()))
    assert all(len(set(groups[part])) == 1 < len(part) for part in members(groups))


def test_a_bridge_between_two_people_is_cut() -> None:
    bits = np.full((5, 5), -9.0)
    for one, other in ((0, 1), (2, 3), (1, 4), (2, 4)):
        bits[one, other] = bits[other, one] = 8.0
    bits[0, 4] = bits[4, 0] = 5.0
    assert sorted(map(sorted, parted(bits))) == [[0, 1, 4], [2, 3]]
