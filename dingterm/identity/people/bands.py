"""Three bands: merged by themselves, asked about, left alone; and what is asked about however much speaks for it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dingterm.identity.compare.levels import EXACT, GIVEN_DIFFERENT
from dingterm.identity.compare.names import Levels
from dingterm.identity.fields import NAMED, PERSONAL, PLACE, SHARED, WHERE_TO_REACH
from dingterm.identity.weights.score import Scored

MERGE, ASK = 6.0, 0.0
"""Bits from which two rows are merged by themselves, and from which somebody is asked."""

BANDS = ("leave", "ask", "merge")
ENOUGH = 2
"""Personal fields that must agree exactly for a different given name to be overlooked."""


def bands(
    scored: Scored, merge_at: float = MERGE, *, households: bool = True, by_name: bool = True
) -> NDArray[np.int8]:
    """The place in `BANDS` of every pair.

    Args:
        scored: The pairs.
        merge_at: Bits from which they are merged.
        households: Whether the rows show any.
        by_name: Whether a name, with an address at most, may be enough.
    """
    found = (scored.bits >= ASK).astype(np.int8) + (scored.bits >= merge_at)
    held = vetoed(scored, households=households)
    held = held if by_name else held | _only_named(scored)
    return np.minimum(found, np.where(held, BANDS.index("ask"), BANDS.index("merge"))).astype(np.int8)


def vetoed(scored: Scored, *, households: bool) -> NDArray[np.bool_]:
    """Pairs that are never merged without asking: twins, house-mates, and those who only share where to reach them."""
    only = _only_reached(scored)
    return only | _two_names(scored.levels) if households else only


def _two_names(levels: Levels) -> NDArray[np.bool_]:
    different = levels[PLACE["given"]] == GIVEN_DIFFERENT
    exact = sum((levels[PLACE[field]] == EXACT).astype(np.int8) for field in PERSONAL)
    return np.asarray(different & (exact < ENOUGH))


def _only_named(scored: Scored) -> NDArray[np.bool_]:
    """Whether a name, and at most an address, is all that speaks for a pair: there are others of that name."""
    more = [PLACE[field] for field in PLACE if field not in NAMED]
    return np.asarray(~(scored.by_field[more] > 0).any(axis=0))


def _only_reached(scored: Scored) -> NDArray[np.bool_]:
    """Whether one phone or e-mail is all that speaks for a pair, apart from what a household shares."""
    reached = sum((scored.levels[PLACE[field]] == EXACT).astype(np.int8) for field in WHERE_TO_REACH)
    own = [PLACE[field] for field in PLACE if field not in SHARED]
    said = (scored.by_field[own] > 0).any(axis=0)
    named = scored.by_field[PLACE["family"]] > 0
    return np.asarray(~said & (reached == 1) & ~(named & (scored.levels[PLACE["given"]] == 0)))
