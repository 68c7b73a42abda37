"""Weights by expectation and maximisation (Fellegi and Sunter 1969; Winkler 1988), with a third kind of pair between.

Two people of one household share surname, address and landline. With two kinds of pairs only they are taken for
matches; that is the difference between F1 .95 and .48 on a census.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dingterm.identity.compare.levels import EXACT, LEVELS
from dingterm.identity.fields import COMPARED, PLACE, SHARED, WHERE_TO_REACH
from dingterm.identity.weights.model import Table, started
from dingterm.identity.weights.patterns import Session

WARM_UP, ROUNDS = 8, 40
FEWEST = 0.02
"""Share of matches under which a session teaches nothing of matches."""

HELD_BACK = 0.01
"""Weight of what was assumed at the start, beside what is seen."""

OWN = ("birth", "national_id")
MOST_UNLIKE = 0.15
"""What is a person's own does not differ in more matches than this; where hardly any match shows it, the rounds would
settle on namesakes."""

LEAST_UNLIKE = 0.01
"""Everything differs in some matches: people move, marry and change their number."""

FEW = 5
"""Pairs that weight is never less than."""

CLOSE = 1e-5
START_EXACT, START_OTHER = 0.8, 0.08
REACHED_EXACT, REACHED_OTHER = 0.3, 0.6

Shares = NDArray[np.float64]


@dataclass
class _State:
    """Likelihoods of match, household and unrelated, and each session's shares of them."""

    tables: list[Table]
    shares: list[Shares]


def learn(sessions: Sequence[Session], chance: Table, *, households: bool) -> tuple[Table, Table]:
    """Likelihoods of the levels for matches and for households.

    Args:
        sessions: Patterns of pairs, by key.
        chance: The likelihoods for unrelated rows; they stay.
        households: Whether there is a third kind of pair.
    """
    first = np.array([0.3, 0.2 if households else 0.0, 0.5 if households else 0.7])
    state = _State([started(START_EXACT, START_OTHER), _household_start(chance), chance], [first] * len(sessions))
    starts = [table.copy() for table in state.tables]
    useful = list(range(len(sessions)))
    for step in range(ROUNDS):
        before = state.tables[0].copy()
        posteriors = [_expect(session, state, place) for place, session in enumerate(sessions)]
        if step == WARM_UP:
            useful = [place for place in useful if state.shares[place][0] >= FEWEST] or useful
        if households:
            _maximise(state.tables[1], starts[1], sessions, posteriors, useful, 1, SHARED)
        if step >= WARM_UP:
            _maximise(state.tables[0], starts[0], sessions, posteriors, useful, 0, COMPARED)
            _within_reason(state.tables[0])
            if np.abs(state.tables[0] - before).max() < CLOSE:
                break
    return state.tables[0], state.tables[1]


def _household_start(chance: Table) -> Table:
    """What a household shares agrees as in a match; what is a person's own agrees by chance."""
    table = chance.copy()
    for field in SHARED:
        reached = field in WHERE_TO_REACH
        start = started(REACHED_EXACT, REACHED_OTHER) if reached else started(START_EXACT, START_OTHER)
        table[PLACE[field]] = start[PLACE[field]]
    return table


def _expect(session: Session, state: _State, place: int) -> Shares:
    """How likely each pattern is of each kind; the session's shares follow."""
    fields = np.arange(len(COMPARED))
    likely = np.stack([np.log(table[fields, session.levels]).sum(axis=1) for table in state.tables])
    likely += np.log(np.maximum(state.shares[place], 1e-300))[:, None]
    posterior: Shares = np.exp(likely - likely.max(axis=0))
    posterior /= posterior.sum(axis=0)
    state.shares[place] = (posterior * session.counts).sum(axis=1) / session.counts.sum()
    return posterior


def _maximise(
    table: Table,
    start: Table,
    sessions: Sequence[Session],
    posteriors: Sequence[Shares],
    useful: Sequence[int],
    kind: int,
    fields: Sequence[str],
) -> None:
    for field in fields:
        place, size = PLACE[field], len(LEVELS[field])
        if size < 2:
            continue
        seen = np.zeros(size + 1)
        for number in useful:
            session = sessions[number]
            if session.open[place]:
                weight = posteriors[number][kind] * session.counts
                seen += np.bincount(session.levels[:, place], weight, minlength=size + 1)[: size + 1]
        total = seen[1:].sum()
        held = start[place, EXACT : size + 1] * (HELD_BACK * total + FEW)
        table[place, EXACT : size + 1] = (seen[1:] + held) / (total + held.sum())


def _within_reason(match: Table) -> None:
    """Keep the share of clear difference where it can be for one person; the other levels make room."""
    for field, names in LEVELS.items():
        if len(names) > 1:
            row = match[PLACE[field], EXACT : len(names) + 1]
            unlike = min(max(row[-1], LEAST_UNLIKE), MOST_UNLIKE if field in OWN else 1)
            row[:-1] *= (1 - unlike) / row[:-1].sum()
            row[-1] = unlike
