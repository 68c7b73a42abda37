"""Put new records with the customers they belong to.

Two records are one person when they carry the same shop id, or agree in two of phone, e-mail and name. A shared phone
or e-mail alone never joins two people: families and offices share them.

While records come in, they are put together only under one name or shop id (`resolve`), so that it makes no difference
in which order they come; the rest is asked of all customers together (`sure_groups`).
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from dingterm.identity.clusters import components
from dingterm.identity.names import name_key

RECORD = {"shop": pl.String, "phones": pl.List(pl.String), "email": pl.String, "name": pl.String}
"""What a record is judged by: `shop` is a shop's own customer id with its platform."""

NAMED = (("shop",), ("phone", "name"), ("email", "name"))
"""What makes two records one at once: they have one name, or the shop says so."""

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
    component = pl.Series("group", components(_agreeing(_keyed(nodes), NAMED), nodes.height), pl.Int64)
    owners = pl.DataFrame({"group": component[records.height :], "customer_id": people["customer_id"]})
    owner = owners.group_by("group").agg(pl.col("customer_id").min())
    groups = pl.DataFrame({"group": component[: records.height]})
    return groups.join(owner, on="group", how="left", maintain_order="left").select("customer_id", "group")


def sure_groups(known: pl.DataFrame) -> pl.DataFrame:
    """Customers that are one person beyond doubt.

    Args:
        known: Columns of `KNOWN`: everything that customers are known by.

    Returns:
        Columns `customer_id` and `group`, equal for customers of one person.
    """
    nodes = _people(known)
    keyed = _keyed(nodes.drop("customer_id"))
    links = _agreeing(keyed, (*NAMED, ("phone", "email")))
    return nodes.select("customer_id", group=pl.Series(components(links, nodes.height), dtype=pl.Int64))


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


def _agreeing(keyed: pl.DataFrame, ways: Sequence[tuple[str, ...]]) -> pl.DataFrame:
    """Columns `node` and `key`: what makes two nodes one in any of these ways."""
    full = [
        keyed.select(
            "node", key=pl.concat_str(pl.lit("+".join(names)), *names, separator="\x1f", ignore_nulls=False)
        ).drop_nulls()
        for names in ways
    ]
    return pl.concat(full).unique()
