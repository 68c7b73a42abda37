"""Put new records with the customers they belong to.

Two records are one person when they carry the same shop id, or agree in two of phone, e-mail and name. A shared phone
or e-mail alone never joins two people: families and offices share them.

While records come in, they are put together only under one name or shop id (`resolve`); the rest is asked of all of
them together (`sure_groups`). Both look at records and never at what a customer was made of already, so that it makes
no difference in which order they come.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from dingterm.identity.clusters import components
from dingterm.identity.names import name_key

RECORD = {
    "shop_id": pl.String, "phones": pl.List(pl.String), "emails": pl.List(pl.String), "name": pl.String,
}  # fmt: skip
"""What a record is judged by: `shop_id` is a shop's own customer id with its platform."""

NAMED = (("shop_id",), ("phones", "name"), ("emails", "name"))
"""What makes two records one at once: they have one name, or the shop says so."""

SURE = (*NAMED, ("phones", "emails"))
"""What makes two records one beyond doubt."""


def resolve(records: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Find the customer of each record.

    Args:
        records: Columns of `RECORD`.
        known: Columns of `RECORD` and `home`, the customer each came to: every record that shares an identifier.

    Returns:
        One row a record, in order: `home` (null for a new customer) and `group`, equal for one person's records.
    """
    nodes = pl.concat([records.select(*RECORD), known.select(*RECORD)])
    component = groups_of(nodes, NAMED)
    owners = pl.DataFrame({"group": component[records.height :], "home": known["home"]})
    owner = owners.group_by("group").agg(pl.col("home").min())
    groups = pl.DataFrame({"group": component[: records.height]})
    return groups.join(owner, on="group", how="left", maintain_order="left").select("home", "group")


def groups_of(records: pl.DataFrame, ways: Sequence[tuple[str, ...]]) -> pl.Series:
    """For each record the first of its group: records that agree in one of these ways, directly or through others.

    Args:
        records: Columns of `RECORD`, and any others that `ways` name.
        ways: Columns of which all must agree.
    """
    return pl.Series("group", components(agreeing(records, ways), records.height), pl.Int64)


def agreeing(records: pl.DataFrame, ways: Sequence[tuple[str, ...]]) -> pl.DataFrame:
    """Columns `node` (the place of a record) and `key`: a hash of what makes two records one in any of these ways."""
    named = records.with_row_index("node").with_columns(name=name_key(pl.col("name")))
    full = [
        _each(named, names).select("node", key=pl.concat_str(pl.lit("+".join(names)), *names, separator="\x1f").hash())
        for names in ways
    ]
    return pl.concat(full)


def _each(records: pl.DataFrame, names: Sequence[str]) -> pl.DataFrame:
    """Each record once for every combination of what it has in these columns; none where it lacks one."""
    found = records.select("node", *names).drop_nulls()
    for name in names:
        if isinstance(found.schema[name], pl.List):
            found = found.explode(name, empty_as_null=True, keep_nulls=True)
    return found.drop_nulls()
