"""What a row's phones and e-mail addresses say together: its verdict, its region, and whom it reaches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from dingterm.cleaning.phones import USABLE

MISSING = "missing"
"""The verdict of a row without a phone."""

CONTACT: dict[str, pl.DataType | type[pl.DataType]] = {
    "e164": pl.String,
    "region": pl.String,
    "kind": pl.String,
    "verdict": pl.String,
    "cell": pl.String,
    "column": pl.String,
}
"""What is known of a row's phone."""


def first_phone(found: Mapping[str, pl.DataFrame], height: int) -> pl.DataFrame:
    """The first usable phone of each row, else the first there is: columns `CONTACT`, nulls where a row has none.

    Args:
        found: Column to its judged phones, most trusted first.
        height: Rows.
    """
    told = [frame.select(*list(CONTACT)[:5], pl.lit(name).alias("column")) for name, frame in found.items()]
    if not told:
        return pl.DataFrame(schema=CONTACT).clear(height)
    if len(told) == 1:
        return told[0]
    usable = [pl.Series(f"u{place}", frame["verdict"].is_in(USABLE)) for place, frame in enumerate(told)]
    given = [pl.Series(f"g{place}", frame["verdict"].is_not_null()) for place, frame in enumerate(told)]
    packed = [frame.to_struct(f"s{place}") for place, frame in enumerate(told)]
    ways = [pl.when(pl.col(f"{sign}{place}")).then(pl.col(f"s{place}")) for sign in "ug" for place in range(len(told))]
    nothing = pl.struct(pl.lit(None, dtype).alias(name) for name, dtype in CONTACT.items())
    return pl.DataFrame([*usable, *given, *packed]).select(pl.coalesce(*ways, nothing).alias("phone")).unnest("phone")


def first_address(found: Sequence[pl.Series], height: int) -> pl.Series:
    """The first valid address of each row."""
    if not found:
        return pl.Series("email", [None], dtype=pl.String).new_from_index(0, height)
    if len(found) == 1:
        return found[0].alias("email")
    return (
        pl.DataFrame({str(place): column for place, column in enumerate(found)})
        .select(pl.coalesce(pl.all()).alias("email"))
        .to_series()
    )
