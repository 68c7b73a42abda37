"""A name as a key: the same for accents, case, order and punctuation."""

from __future__ import annotations

import polars as pl


def name_key(name: pl.Expr) -> pl.Expr:
    """`O’Neil, Pat` and `pat o'neil` give one key; a name without letters gives null."""
    plain = name.str.normalize("NFKD").str.replace_all(r"\p{M}", "").str.to_lowercase()
    tokens = plain.str.replace_all(r"['’ʼ`]", "").str.extract_all(r"[\p{L}\p{N}]+").list.sort()
    return pl.when(tokens.list.len() > 0).then(tokens.list.join(" "))
