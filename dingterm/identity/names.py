"""A name as a key: the same for accents, case, order and punctuation."""

from __future__ import annotations

import polars as pl


def name_key(name: pl.Expr) -> pl.Expr:
    """`O’Neil, Pat` and `pat o'neil` give one key; a name without letters gives null."""
    plain = name.str.normalize("NFKD").str.replace_all(r"\p{M}", "").str.to_lowercase()
    words = plain.str.replace_all(r"['’ʼ`]", "").str.replace_all(r"[^\p{L}\p{N}]+", " ").str.strip_chars(" ")
    return pl.when(words != "").then(words.str.split(" ").list.sort().list.join(" "))
