"""Likeness of pairs of values that differ, by rapidfuzz, where the bound allows any."""

from __future__ import annotations

from typing import Any

import numpy as np
from rapidfuzz.distance import OSA, Indel, JaroWinkler
from rapidfuzz.process import cpdist

from dingterm.identity.compare.signs import Numbers, Signs
from dingterm.identity.rows.codes import Coded, Codes

LEAST_NAME, LEAST_TEXT = 0.84, 0.68


class Likeness:
    """A column whose values can be compared, by code."""

    def __init__(self, column: Coded) -> None:
        self.column = column
        self.signs = Signs(column)

    def names(self, a: Codes, b: Codes) -> Numbers:
        """Jaro-Winkler likeness, 0 where it is under `LEAST_NAME`."""
        return self._where(self.signs.jaro_winkler(a, b) >= LEAST_NAME, a, b, JaroWinkler.similarity, LEAST_NAME)

    def texts(self, a: Codes, b: Codes) -> Numbers:
        """Normalised Indel likeness, 0 where it is under `LEAST_TEXT`."""
        hopeful = self.signs.indel(a, b) >= LEAST_TEXT
        return self._where(hopeful, a, b, Indel.normalized_similarity, LEAST_TEXT)

    def typos(self, a: Codes, b: Codes) -> Numbers:
        """1 where one letter changed, added, left out or two swapped lead from one to the other, else 0."""
        distance = self._where(self.signs.one_apart(a, b), a, b, OSA.distance, 1, otherwise=9)
        return (distance <= 1).astype(np.float32)

    def _where(self, hopeful: Any, a: Codes, b: Codes, scorer: Any, cutoff: float, otherwise: float = 0) -> Numbers:
        found = np.full(len(a), otherwise, np.float32)
        places = np.flatnonzero(hopeful)
        if len(places):
            texts = self.column.texts
            left, right = texts[a[places]], texts[b[places]]
            found[places] = cpdist(left, right, scorer=scorer, score_cutoff=cutoff, dtype=np.float32, workers=-1)
        return found
