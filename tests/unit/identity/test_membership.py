"""People out of merges and splits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingterm.identity.membership import MERGE, SPLIT, Step, groups

HOMES = range(1, 7)
STEPS = st.lists(
    st.builds(Step, st.sampled_from([MERGE, MERGE, SPLIT]), st.sampled_from(HOMES), st.sampled_from(HOMES)), max_size=12
)


@pytest.mark.parametrize(
    ("steps", "people"),
    [
        ([], {1: (1,), 2: (2,), 3: (3,)}),
        ([(MERGE, 1, 2)], {1: (1, 2), 3: (3,)}),
        ([(MERGE, 1, 2), (MERGE, 1, 2)], {1: (1, 2), 3: (3,)}),
        ([(MERGE, 1, 2), (MERGE, 3, 1)], {3: (3, 1, 2)}),
        ([(MERGE, 1, 2), (MERGE, 3, 2)], {3: (3, 1, 2)}),
        ([(MERGE, 1, 2), (SPLIT, 1, 2)], {1: (1,), 2: (2,), 3: (3,)}),
        ([(MERGE, 1, 2), (MERGE, 1, 3), (SPLIT, 1, 1)], {2: (2, 3), 1: (1,)}),
        ([(SPLIT, 1, 1)], {1: (1,), 2: (2,), 3: (3,)}),
    ],
)
def test_people(steps: list[tuple[str, int, int]], people: dict[int, tuple[int, ...]]) -> None:
    assert groups([1, 2, 3], [Step(*step) for step in steps]) == people


@given(STEPS)
def test_every_home_is_in_one_person_named_by_the_first(steps: list[Step]) -> None:
    people = groups(HOMES, steps)
    assert sorted(home for members in people.values() for home in members) == list(HOMES)
    assert all(person == members[0] for person, members in people.items())


@given(STEPS)
def test_a_split_undoes_nothing_but_its_own_home(steps: list[Step]) -> None:
    before = {frozenset(members) for members in groups(HOMES, steps).values()}
    after = {frozenset(members) for members in groups(HOMES, [*steps, Step(SPLIT, 1, 1)]).values()}
    assert after - before <= {frozenset({1})} | {group - {1} for group in before}
