"""Names by their sound, roughly and for many languages: what is heard alike should be looked at together."""

from __future__ import annotations

import polars as pl

ALIKE = (
    ("ph", "f"), ("ck", "k"), ("sch", "s"), ("sh", "s"), ("ch", "k"), ("th", "t"), ("qu", "k"), ("q", "k"), ("x", "k"),
    ("ce", "se"), ("ci", "si"), ("c", "k"), ("z", "s"), ("v", "f"), ("w", "f"), ("b", "p"), ("d", "t"), ("g", "k"),
    ("j", "i"), ("y", "i"), ("kn", "n"),
)  # fmt: skip
SIGNS = 5


def phonetic(name: pl.Expr) -> pl.Expr:
    """Up to five signs: the first, then consonants, voiced and unvoiced alike, none twice in a row."""
    bare = name.str.replace_all(" ", "", literal=True)
    for signs, one in ALIKE:
        bare = bare.str.replace_all(signs, one, literal=True)
    rest = bare.str.slice(1).str.replace_all(r"[aeiouh]", "")
    whole = bare.str.slice(0, 1) + rest
    for letter in "fklmnprst":
        whole = whole.str.replace_all(f"{letter}{letter}+", letter)
    return whole.str.slice(0, SIGNS)
