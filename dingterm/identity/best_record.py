"""One customer record out of several: which of them gives which field.

The name is the most frequent one, of equals the longest; the language, the zones and the place are those of the record
that ordered last, else of the one brought up to date last; consent is what was said last. Identifiers are not chosen:
all are kept.
"""

from __future__ import annotations

import polars as pl

from dingterm.identity.names import name_key

PLACE = ("region", "city", "zones")
NAMED = ("name", "given_name", "family_name")

RECORD = {
    "person": pl.Int64, "home": pl.Int64, **dict.fromkeys((*NAMED, "language", *PLACE), pl.String),
    "consent": pl.Int64, "updated_at": pl.Int64, "ordered_at": pl.Int64,
}  # fmt: skip
"""What a record is chosen by: `person` groups the records, `ordered_at` is their last order, if there was one."""


def best_records(records: pl.DataFrame) -> pl.DataFrame:
    """Compose each person's record.

    Args:
        records: Columns of `RECORD`, blank texts for what is unknown.

    Returns:
        One row a person: `person`, the texts, `consent`.
    """
    newest = records.sort(
        "person", pl.col("ordered_at").fill_null(0), "updated_at", "home", descending=[False, *[True] * 3]
    )
    place = newest.filter(pl.any_horizontal(pl.col(name) != "" for name in PLACE))
    parts = [
        newest.group_by("person", maintain_order=True).agg(_first_known("language")),
        _names(newest),
        place.group_by("person", maintain_order=True).agg(pl.col(PLACE).first()),
        newest.sort("person", "updated_at", descending=[False, True])
        .group_by("person", maintain_order=True)
        .agg(pl.col("consent").drop_nulls().first()),
    ]
    whole = parts[0]
    for part in parts[1:]:
        whole = whole.join(part, on="person", how="left", maintain_order="left")
    return whole.with_columns(pl.col((*NAMED, *PLACE)).fill_null("")).select(
        "person", *NAMED, "language", *PLACE, "consent"
    )


def _first_known(column: str) -> pl.Expr:
    return pl.col(column).filter(pl.col(column) != "").first().fill_null("")


def _names(newest: pl.DataFrame) -> pl.DataFrame:
    """The name most records agree in; its parts come from the record that is written out most fully."""
    keyed = newest.with_columns(key=name_key(pl.col("name"))).drop_nulls("key")
    counted = keyed.with_columns(
        votes=pl.len().over("person", "key"),
        letters=pl.col("name").str.len_chars(),
        parts=(pl.col("given_name") != "").cast(pl.Int8) + (pl.col("family_name") != "").cast(pl.Int8),
    )
    order = ["person", "votes", "letters", "parts"]
    best = counted.sort(order, descending=[False, True, True, True], maintain_order=True)
    return best.group_by("person", maintain_order=True).agg(pl.col(NAMED).first())
