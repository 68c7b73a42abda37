"""Levels of given and family names."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dingterm.identity.blocks.phonetic import phonetic
from dingterm.identity.compare.levels import GIVEN_DIFFERENT, GIVEN_RARE, GIVEN_SWAPPED, UNSAID
from dingterm.identity.compare.likeness import Likeness
from dingterm.identity.rows.codes import Coded, Codes

NEAR, SHORT, SIMILAR, DIFFERENT = 2, 3, 4, 5
NEARLY = 0.92
RARE_ROWS, RARE_SHARE = 1, 2e-5
"""A name on no more rows than this, or than this share of them, is rare: a typo is, a house-mate's name is not."""

MOST_GROUPS = 3
NO_GROUP = (-1,) * MOST_GROUPS

Levels = NDArray[np.uint8]


class Names:
    """Given and family names of a table, which share one list of values."""

    def __init__(self, given: Coded, family: Coded, script: NDArray[np.int8]) -> None:
        self.given, self.family, self.script = given, family, script
        self.likeness = Likeness(given)
        texts = given.texts
        self.groups = np.array([_short_forms().get(text, NO_GROUP) for text in texts], np.int16).reshape(
            -1, MOST_GROUPS
        )
        self.rare = given.counts <= max(RARE_ROWS, RARE_SHARE * given.rows)

    def given_levels(self, a: Codes, b: Codes) -> Levels:
        """Levels of given names of rows that both have one, not the same."""
        one, other = self.given.codes[a], self.given.codes[b]
        levels = self._levels(one, other)
        levels[(levels != NEAR) & self._short(one, other)] = SHORT
        letter = self.likeness.signs.length == 1
        both = ~((self.rare | letter)[one] | (self.rare | letter)[other])
        levels[levels == DIFFERENT] = np.where(both, GIVEN_DIFFERENT, GIVEN_RARE)[levels == DIFFERENT]
        levels[self.swapped(a, b)] = GIVEN_SWAPPED
        return self._across_scripts(levels, a, b, (one, other))

    def family_levels(self, a: Codes, b: Codes) -> Levels:
        """Levels of family names of rows that both have one, not the same; swapped ones are told by the given name."""
        one, other = self.family.codes[a], self.family.codes[b]
        levels = self._levels(one, other)
        levels[self.swapped(a, b)] = UNSAID
        return self._across_scripts(levels, a, b, (one, other))

    def swapped(self, a: Codes, b: Codes) -> NDArray[np.bool_]:
        """Whether each one's given name is the other's family name."""
        given, family = self.given.codes, self.family.codes
        there = (given[a] >= 0) & (family[a] >= 0)
        crossed = (given[a] == family[b]) & (family[a] == given[b])
        return np.asarray(there & crossed & (given[a] != given[b]))

    def _levels(self, one: Codes, other: Codes) -> Levels:
        likeness = self.likeness.names(one, other)
        levels = np.select([likeness >= NEARLY, likeness > 0], [NEAR, SIMILAR], DIFFERENT).astype(np.uint8)
        length, first = self.likeness.signs.length, self.likeness.signs.first
        initial = (np.minimum(length[one], length[other]) == 1) & (first[one] == first[other])
        levels[initial] = SHORT
        return levels

    def _short(self, one: Codes, other: Codes) -> NDArray[np.bool_]:
        """Whether one is used for the other."""
        left, right = self.groups[one], self.groups[other]
        pairs = [
            (left[:, i] >= 0) & (left[:, i] == right[:, j]) for i in range(MOST_GROUPS) for j in range(MOST_GROUPS)
        ]
        return np.asarray(np.logical_or.reduce(pairs))

    def _across_scripts(self, levels: Levels, a: Codes, b: Codes, names: tuple[Codes, Codes]) -> Levels:
        """Between scripts likeness in letters, sound or order is weak evidence, and unlikeness none."""
        apart = np.flatnonzero(self.script[a] != self.script[b])
        if len(apart):
            one, other = (self._sounds[codes[apart]] for codes in names)
            alike = np.isin(levels[apart], (NEAR, SIMILAR)) | (one == other) | self.swapped(a[apart], b[apart])
            levels[apart] = np.where(alike, SIMILAR, UNSAID)
        return levels

    @cached_property
    def _sounds(self) -> Codes:
        """For each name the code of its sound: Arabic is written without most of its vowels."""
        every = np.arange(len(self.given.values), dtype=np.int32)
        return Coded(self.given.values, every).mapped(phonetic).codes


@cache
def _short_forms() -> dict[str, tuple[int, ...]]:
    """Name to the numbers of the groups of names it is in."""
    raw = tomllib.loads((Path(__file__).parent / "short_forms.toml").read_text("utf-8"))
    found: defaultdict[str, list[int]] = defaultdict(list)
    for group, names in enumerate(raw["groups"]):
        for name in names.split():
            found[name].append(group)
    return {name: tuple([*groups, *NO_GROUP][:MOST_GROUPS]) for name, groups in found.items()}
