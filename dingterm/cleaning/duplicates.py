"""Records that an earlier record of the same file already says."""

from __future__ import annotations

import polars as pl

from dingterm.cleaning.cleaned import DUPLICATES
from dingterm.cleaning.phones import USABLE


def split_duplicates(rows: pl.DataFrame, kind: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Part usable records from their duplicates.

    Two records are the same when their payloads are; two customers also when shop id, e-mail and all usable phones are.

    Args:
        rows: Usable, cleaned records in the order of the file.
        kind: carts | orders | customers.

    Returns:
        The records that stand, and the duplicates (`DUPLICATES`), each with the line of the record that stands for it.
    """
    keys = [pl.col("hash"), _identifiers().alias("hash")] if kind == "customers" else [pl.col("hash")]
    left, found = rows, []
    for key in keys:
        keyed = left.with_columns(key=key)
        first = pl.col("key").is_first_distinct()  # by the key alone: a whole JSON document may stand on one line
        stands = keyed.filter(first)
        again = keyed.filter(~first).join(stands.select("key", of_line="line"), on="key", maintain_order="left")
        found.append(again.select([pl.col(name).cast(dtype) for name, dtype in DUPLICATES.items()]))
        left = stands.drop("key")
    return left, pl.concat(found).sort("line")


def _identifiers() -> pl.Expr:
    usable = pl.col("phones").list.filter(pl.element().struct["verdict"].is_in(USABLE))
    numbers = usable.list.eval(pl.element().struct["e164"]).list.sort().list.join(" ")
    parts = [pl.col("shop_id").fill_null(""), pl.col("email").fill_null(""), numbers.fill_null("")]
    return pl.concat_str(parts, separator="\n")
