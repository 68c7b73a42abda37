"""What a mistyped word was meant to be: the nearest words of the library's own vocabulary."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

SHORTEST = 3
"""A shorter word is not guessed at."""

ALIKE = 78
"""Similarity from 0 to 100 (rapidfuzz `ratio`, of as many letters as were typed) below which a word was not meant."""


def meant(word: str, vocabulary: Mapping[str, Sequence[str]], count: int = 2) -> list[str]:
    """The words nearest to a mistyped one, or to the beginning of one that is still being typed.

    A slip rarely changes how a word begins: only words that begin with one of its first two letters are compared.

    Args:
        word: As typed, folded by `lookup_words`.
        vocabulary: Known words by their first letter, the shortest first.
        count: How many to give at most.
    """
    if len(word) < SHORTEST:
        return []
    from rapidfuzz import fuzz, process

    near = [known for letter in dict.fromkeys(word[:2]) for known in _long_enough(word, vocabulary.get(letter, []))]
    begun = [known[: len(word)] for known in near]
    found = process.extract(word, begun, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=count)
    return [near[place] for _, _, place in found]


def _long_enough(word: str, known: Sequence[str]) -> Sequence[str]:
    return known[bisect_left(known, len(word) - 1, key=len) :]
