"""How much of a draft the agent changed."""

from __future__ import annotations


def edits(came: str, copied: str) -> int:
    """Signs to insert, delete or replace (Levenshtein) to make what was copied of what came."""
    from rapidfuzz.distance import Levenshtein

    return int(Levenshtein.distance(came, copied))
