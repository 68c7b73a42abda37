"""Pairs to bits: how much more likely they are of one person than not, in all and field by field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dingterm.identity.compare.comparer import Comparer
from dingterm.identity.compare.levels import EXACT, UNSEEN, WIDTH
from dingterm.identity.compare.names import Levels
from dingterm.identity.fields import COMPARED, PLACE, SHARED
from dingterm.identity.rows.codes import Codes
from dingterm.identity.weights.model import Model, Table

Bits = NDArray[np.float32]
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
        match, home, chance = (_wide(table) for table in (model.match, model.household, model.unrelated))
        self.match, self.home = match, home
        self.gains, self.homely = match - chance, home - chance
        self.gains[:, UNSEEN] = self.gains[:, [level for level in range(WIDTH) if level != EXACT]].max(axis=1)
        self.prior = np.float32(np.log2(model.prior))

    def score(self, a: Codes, b: Codes, least: float | None = None) -> Scored:
        """Score pairs.

        Args:
            a, b: Their rows.
            least: Pairs that can be seen to stay under this many bits are left out.
        """
        levels, rarity = self.comparer.first(a, b)
        if least is not None:
            hopeful = np.flatnonzero(self._bound(levels, rarity) >= least)
            a, b, levels, rarity = a[hopeful], b[hopeful], levels[:, hopeful], rarity[:, hopeful]
        self.comparer.rest(levels, a, b)
        scored = self._scored(a, b, levels, rarity)
        return scored if least is None else scored.where(scored.bits >= least)

    def _scored(self, a: Codes, b: Codes, levels: Levels, rarity: Bits) -> Scored:
        by_field = np.zeros(levels.shape, np.float32)
        for place in self._held():
            by_field[place] = _taken(self.gains[place], self.match[place], levels[place], rarity[place])
        household = np.zeros(len(a), np.float32)
        if self.model.household_prior:
            ratio = np.full(len(a), np.log2(self.model.household_prior), np.float32)
            for place in self._held(SHARED):
                ratio += _taken(self.homely[place], self.home[place], levels[place], rarity[place])
            household = -np.logaddexp2(np.float32(0), ratio)
        return Scored(a, b, by_field.sum(axis=0) + self.prior + household, by_field, household, levels)

    def _bound(self, levels: Levels, rarity: Bits) -> Bits:
        """The most bits a pair may have, before letters are compared."""
        most = np.full(levels.shape[1], self.prior, np.float32)
        for place in self._held():
            most += _taken(self.gains[place], self.match[place], levels[place], rarity[place])
        return most

    def _held(self, fields: Sequence[str] = COMPARED) -> list[int]:
        """The fields that any row has."""
        return [PLACE[field] for field in fields if self.comparer.has(field)]


def _taken(gains: Bits, likely: Bits, levels: Levels, rarity: Bits) -> Bits:
    """The bits of one field: by level, and for an agreed value by how rare it is."""
    bits = gains.take(levels)
    agreed = np.flatnonzero(rarity)
    bits[agreed] = likely.take(levels[agreed]) + rarity[agreed]
    return bits


def _wide(table: Table) -> Bits:
    """log2 of likelihoods, with room for every level there can be."""
    wide = np.zeros((len(table), UNSEEN + 1), np.float32)
    wide[:, :WIDTH] = np.log2(np.maximum(table, TINY))
    return wide
