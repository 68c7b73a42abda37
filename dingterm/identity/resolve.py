"""Put new records with the customers they belong to.

Two records are one person when they carry the same shop id, or agree in two of phone, e-mail and name. A shared phone
or e-mail alone never joins two people: families and offices share them. A record that is nothing but a phone or an
e-mail contradicts nobody, and joins the one customer known by it when there is just one.
"""

from __future__ import annotations

import polars as pl

from dingterm.identity.clusters import components
from dingterm.identity.names import name_key

RECORD = {"shop": pl.String, "phones": pl.List(pl.String), "email": pl.String, "name": pl.String}
"""What a record is judged by: `shop` is a shop's own customer id with its platform."""

KNOWN = {"customer_id": pl.Int64, "kind": pl.String, "value": pl.String, "name": pl.String}
"""Identifiers of customers already known, one a row."""


def resolve(records: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Find the customer of each record.

    Args:
        records: Columns of `RECORD`.
        known: Columns of `KNOWN`, at least for every identifier that occurs in `records`.

    Returns:
        One row a record, in order: `customer_id` (null for a new customer) and `group`, equal for one person's records.
    """
    lone = [pl.concat_list(column).list.drop_nulls() for column in ("shop", "email")]
    people = _people(known)
    nodes = pl.concat([records.select("phones", "name", *lone), people.drop("customer_id")], how="diagonal")
    component = pl.Series("group", components(_links(_keyed(nodes)), nodes.height), pl.Int64)
    owners = pl.DataFrame({"group": component[records.height :], "customer_id": people["customer_id"]})
    owner = owners.group_by("group").agg(pl.col("customer_id").min())
    groups = pl.DataFrame({"group": component[: records.height]})
    return groups.join(owner, on="group", how="left", maintain_order="left").select("customer_id", "group")


def _people(known: pl.DataFrame) -> pl.DataFrame:
    """One row a known customer, each kind of identifier as a list."""
    kinds = {"shop": "shop_id", "phones": "phone", "email": "email"}
    held = {name: pl.col("value").filter(pl.col("kind") == kind) for name, kind in kinds.items()}
    return known.group_by("customer_id", maintain_order=True).agg(pl.col("name").first(), **held)


def _keyed(nodes: pl.DataFrame) -> pl.DataFrame:
    """Each node once for every combination of its identifiers; a kind it lacks is null."""
    named = nodes.with_row_index("node").with_columns(name=name_key(pl.col("name")))
    return _each(_each(_each(named.rename({"phones": "phone"}), "shop"), "phone"), "email")


def _each(nodes: pl.DataFrame, column: str) -> pl.DataFrame:
    return nodes.explode(column, empty_as_null=True, keep_nulls=True)


def _links(keyed: pl.DataFrame) -> pl.DataFrame:
    """Columns `node` and `key`: everything that makes two nodes one."""
    pairs = [("shop",), ("phone", "email"), ("phone", "name"), ("email", "name")]
    full = [
        keyed.select(
            "node", key=pl.concat_str(pl.lit("+".join(names)), *names, separator="\x1f", ignore_nulls=False)
        ).drop_nulls()
        for names in pairs
    ]
    return pl.concat([*full, _bare(keyed)]).unique()


def _bare(keyed: pl.DataFrame) -> pl.DataFrame:
    """Links for nodes that are one identifier and nothing else."""
    found = []
    for kind, others in (("phone", ["shop", "email", "name"]), ("email", ["shop", "phone", "name"])):
        bare = pl.all_horizontal(pl.col(other).is_null() for other in others)
        held = keyed.filter(pl.col(kind).is_not_null()).with_columns(bare=bare)
        names = held.filter(~pl.col("bare")).group_by(kind).agg(pl.col("node").n_unique().alias("holders"))
        joined = held.join(names, on=kind, how="left").filter(pl.col("bare") | (pl.col("holders") == 1))
        found.append(joined.select("node", key=pl.concat_str(pl.lit("only " + kind), kind, separator="\x1f")))
    return pl.concat(found)
