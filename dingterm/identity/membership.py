"""Which customers are one person, told by the merges and splits that stand.

A customer as it was imported is a *home*; it never changes. People are groups of homes, worked out anew from the log
each time, so that undoing a step is leaving it out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MERGE, SPLIT, DROP = "merge", "split", "drop"
"""A drop makes a home of one record of another home: from then on there are two, which are not one."""


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the log: `other` joins the person of `customer`, or leaves it."""

    action: str
    customer: int
    other: int


def groups(homes: Iterable[int], steps: Iterable[Step]) -> dict[int, tuple[int, ...]]:
    """The people that steps make of homes.

    Args:
        homes: Every home in question.
        steps: Those that stand, oldest first; each names homes.

    Returns:
        For each person the homes, in the order they joined; the first gives the person its id.
    """
    people: dict[int, list[int]] = {home: [home] for home in homes}
    for step in steps:
        if step.action == MERGE:
            _merge(people, step)
        else:
            _split(people, step.other)
    return {members[0]: tuple(members) for members in people.values()}


def _merge(people: dict[int, list[int]], step: Step) -> None:
    keeps, joins = people[step.customer], people[step.other]
    if keeps is joins:
        return
    keeps += joins
    for home in joins:
        people[home] = keeps


def _split(people: dict[int, list[int]], home: int) -> None:
    if len(people[home]) > 1:
        people[home].remove(home)
        people[home] = [home]
