"""Pairs to bits: how much more likely they are of one person than not, in all and field by field."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dingterm.identity.compare.comparer import Comparer, Shares
from dingterm.identity.compare.levels import EXACT, SAME_CITY, UNSEEN, WIDTH
from dingterm.identity.compare.names import Levels
from dingterm.identity.fields import COMPARED, PLACE
from dingterm.identity.rows.codes import Codes
from dingterm.identity.weights.model import Model

Bits = NDArray[np.float32]
FIELDS = np.arange(len(COMPARED))[:, None]
TINY = 1e-30


@dataclass(frozen=True)
class Scored:
    """Pairs with what speaks for and against them.

    Attributes:
        bits: log2 of the odds that both rows are of one person.
        by_field: One row a field; with `prior` and `household` they add up to `bits`.
        household: What the chance takes away that they are two people of one household.
        levels: One row a field.
    """

    a: Codes
    b: Codes
    bits: Bits
    by_field: Bits
    household: Bits
    levels: Levels

    def where(self, which: NDArray[np.bool_] | NDArray[np.int64]) -> Scored:
        """Some of the pairs."""
        return Scored(
            self.a[which], self.b[which], self.bits[which], self.by_field[:, which], self.household[which],
            self.levels[:, which],
        )  # fmt: skip


class Scorer:
    """Scores pairs of a table by a model."""

    def __init__(self, comparer: Comparer, model: Model) -> None:
        self.comparer = comparer
        self.model = model
        self.match, self.home, self.chance = (
            np.log2(np.maximum(table, TINY)).astype(np.float32)
            for table in (model.match, model.household, model.unrelated)
        )
        self.best = _best_below_exact(self.match - self.chance)

    def score(self, a: Codes, b: Codes, least: float | None = None) -> Scored:
        """Score pairs.

        Args:
            a, b: Their rows.
            least: Pairs that can be seen to stay under this many bits are left out.
        """
        levels, shares = self.comparer.first(a, b)
        if least is not None:
            hopeful = np.flatnonzero(self._bound(levels, shares) >= least)
            a, b, levels, shares = a[hopeful], b[hopeful], levels[:, hopeful], shares[:, hopeful]
        self.comparer.rest(levels, a, b)
        scored = self._scored(a, b, levels, shares)
        return scored if least is None else scored.where(scored.bits >= least)

    def _scored(self, a: Codes, b: Codes, levels: Levels, shares: Shares) -> Scored:
        match = self.match[FIELDS, levels]
        chance = self._chance(levels, shares)
        by_field = match - chance
        rows = by_field.sum(axis=0)
        bits = rows + np.float32(np.log2(self.model.prior))
        household = np.zeros(len(a), np.float32)
        if self.model.household_prior:
            homely = self._homely(levels, chance)
            ratio = homely + np.float32(np.log2(self.model.household_prior))
            household = -np.logaddexp2(np.float32(0), ratio).astype(np.float32)
        return Scored(a, b, bits + household, by_field, household, levels)

    def _homely(self, levels: Levels, chance: Bits) -> Bits:
        """log2 of household against unrelated; what is a person's own speaks for neither."""
        home = self.home[FIELDS, levels]
        own = self.model.household == self.model.unrelated
        return np.asarray(np.where(own[FIELDS, levels], 0, home - chance).sum(axis=0))

    def _chance(self, levels: Levels, shares: Shares) -> Bits:
        """By chance a rare value agrees more rarely than a frequent one."""
        chance = self.chance[FIELDS, levels]
        agreed = (levels == EXACT) & (shares > 0)
        agreed[PLACE["place"]] |= (levels[PLACE["place"]] == SAME_CITY) & (shares[PLACE["place"]] > 0)
        chance[agreed] = np.log2(shares[agreed])
        return chance

    def _bound(self, levels: Levels, shares: Shares) -> Bits:
        """The most bits a pair may have, before letters are compared."""
        unseen = levels == UNSEEN
        known = np.where(unseen, 0, levels)
        gained = self.match[FIELDS, known] - self._chance(known, shares)
        gained = np.where(unseen, self.best[:, None], gained)
        return np.asarray(gained.sum(axis=0) + np.float32(np.log2(self.model.prior)))


def _best_below_exact(weights: Bits) -> Bits:
    """The best weight of each field without exact agreement; no evidence is 0."""
    best = np.zeros(len(COMPARED), np.float32)
    for place, row in enumerate(weights):
        best[place] = max(row[level] for level in range(WIDTH) if level != EXACT)
    return best
