"""Connected components: nodes that share a key, directly or through others, are one."""

from __future__ import annotations

import polars as pl

from dingterm.identity.people.groups import connected
from dingterm.identity.rows.codes import Codes


def components(links: pl.DataFrame, size: int) -> Codes:
    """For each node its component, named by the least node in it.

    Args:
        links: Columns `node` (0 … size - 1) and `key`; nodes with one key belong together.
        size: The number of nodes.
    """
    stars = links.select(pl.col("node").cast(pl.Int32), first=pl.col("node").min().over("key").cast(pl.Int32))
    a, b = (stars.filter(pl.col("first") < pl.col("node"))[name].to_numpy() for name in ("first", "node"))
    return connected(a, b, size)
