"""A record as it came, as JSON text, and its fingerprint."""

from __future__ import annotations

import hashlib

import polars as pl


def payloads(table: pl.DataFrame) -> pl.Series:
    """Each row of a table of texts as one JSON object, cells without content left out."""
    cells = [
        pl.when(pl.col(name).is_not_null()).then(
            pl.struct(name).struct.json_encode().str.strip_prefix("{").str.strip_suffix("}")
        )
        for name in table.columns
    ]
    return table.select(payload="{" + pl.concat_str(cells, separator=",", ignore_nulls=True) + "}").to_series()


def hashes(payload: pl.Series, more: str = "") -> pl.Series:
    """The first 16 bytes of SHA-256 of each text and some more, as 32 hex digits: stable over versions and machines."""
    digests = [hashlib.sha256((text + more).encode()).hexdigest()[:32] for text in payload]
    return pl.Series("hash", digests, dtype=pl.String)
