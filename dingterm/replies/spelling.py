"""What a mistyped word was meant to be: the nearest words of the library's own vocabulary."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

SHORTEST = 3
"""A shorter word is not guessed at."""

ALIKE = 72
"""Similarity from 0 to 100 (rapidfuzz `partial_ratio`) below which a word was not meant."""


def meant(word: str, vocabulary: Sequence[str], count: int = 3) -> list[str]:
    """The words nearest to a mistyped one, or to the beginning of one that is still being typed.

    Args:
        word: As typed, folded by `lookup_words`.
        vocabulary: Known words, the shortest first.
        count: How many to give at most.
    """
    if len(word) < SHORTEST:
        return []
    from rapidfuzz import fuzz, process

    long_enough = vocabulary[bisect_left(vocabulary, len(word) - 1, key=len) :]
    found = process.extract(word, long_enough, scorer=fuzz.partial_ratio, score_cutoff=ALIKE, limit=count)
    return [known for known, _, _ in found]
