"""E-mail addresses: unwrapped, in lower case, checked for the plain syntax of RFC 5321 (no quoted local part)."""

from __future__ import annotations

import polars as pl

_LOCAL = r"[^\s@\"(),:;<>\[\]\\.]+(?:\.[^\s@\"(),:;<>\[\]\\.]+)*"
_DOMAIN = r"(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}"
_ADDRESS = f"^{_LOCAL}@{_DOMAIN}$"
LONGEST = 254
"""Signs an address may have (RFC 3696, erratum 1690)."""

LONGEST_TOP = 63
"""Signs after its last point (RFC 1035, section 2.3.4); counted apart, for in the pattern it takes 10 ms to compile."""


def unwrapped(text: pl.Expr) -> pl.Expr:
    """The address inside `Name <a@b.example>`, `mailto:a@b.example` or the first of several."""
    bare = text.str.to_lowercase().str.replace(r"^mailto:", "").str.strip_chars(" '\"")
    inside = bare.str.extract(r"<([^<>]+)>\s*$", 1)
    first = pl.coalesce(inside, bare).str.extract(r"^\s*([^\s,;|]+@[^\s,;|]+)", 1)
    return pl.coalesce(first, bare)


def usable(lists: pl.Series, single: pl.Series) -> pl.Series:
    """The valid addresses of each row, each once.

    Args:
        lists: All its addresses, as they came.
        single: The only one, where there is no list.
    """
    every = pl.when(pl.col("every").list.len() > 0).then("every").otherwise(pl.concat_list("email"))
    rows = pl.DataFrame({"every": lists, "email": single}).select(every.alias("email")).with_row_index("row")
    flat = rows.explode("email", empty_as_null=False, keep_nulls=False).drop_nulls("email")
    valid = flat.with_columns(unwrapped(pl.col("email"))).filter(verdict(pl.col("email")) == "valid")
    kept = valid.unique(maintain_order=True).group_by("row", maintain_order=True).agg("email")
    joined = rows.select("row").join(kept, on="row", how="left", maintain_order="left")
    return joined["email"].cast(pl.List(pl.String)).fill_null([])


def verdict_of(found: pl.Expr, cell: pl.Expr) -> pl.Expr:
    """The verdict on a cell in which a valid address was found, or none; null where the cell holds nothing."""
    filled = cell.str.strip_chars(" '\"") != ""
    return pl.when(found.is_not_null()).then(pl.lit("valid")).when(filled).then(pl.lit("invalid"))


def verdict(address: pl.Expr) -> pl.Expr:
    """`valid` or `invalid` for an unwrapped address; null where there is none."""
    short = (address.str.len_chars() <= LONGEST) & address.str.tail(LONGEST_TOP + 1).str.contains(".", literal=True)
    good = address.str.contains(_ADDRESS) & short
    return pl.when(address == "").then(None).when(good).then(pl.lit("valid")).when(~good).then(pl.lit("invalid"))
