"""Language tags as systems write them (`es_ES`, `pt-br`) to BCP 47 (RFC 5646, section 2.1.1: case by place)."""

from __future__ import annotations

import polars as pl

_TAG = r"^([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:\..*)?$"


def language(tag: pl.Expr) -> pl.Expr:
    """A tag with language in lower, script in title and region in upper case; null for what is no tag."""
    text = tag.str.strip_chars()
    return pl.concat_str(
        text.str.extract(_TAG, 1).str.to_lowercase(),
        ("-" + text.str.extract(_TAG, 2).str.to_titlecase()).fill_null(""),
        ("-" + text.str.extract(_TAG, 3).str.to_uppercase()).fill_null(""),
    )
