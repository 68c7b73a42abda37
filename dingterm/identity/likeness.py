"""How like two texts are, for showing and for ranking; what decides over people is `link`."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.fuzz import WRatio, token_sort_ratio
from rapidfuzz.utils import default_process

ALIKE = 84
"""Likeness, of 100, from which two texts are called alike."""


def alike(left: str, right: str) -> bool:
    """Whether two texts are alike but for order, case and a few signs."""
    return token_sort_ratio(default_process(left), default_process(right)) >= ALIKE


def likest_first(query: str, texts: Sequence[str]) -> list[int]:
    """The places of texts, the likest to a query first; of equals the earlier one."""
    wanted = default_process(query)
    scores = [WRatio(wanted, default_process(text)) for text in texts]
    return sorted(range(len(texts)), key=lambda place: -scores[place])
