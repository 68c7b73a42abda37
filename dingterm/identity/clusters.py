"""Connected components: nodes that share a key, directly or through others, are one."""

from __future__ import annotations

import polars as pl


def components(links: pl.DataFrame, size: int) -> list[int]:
    """For each node its component, named by the least node in it.

    Args:
        links: Columns `node` (0 … size - 1) and `key`; nodes with one key belong together.
        size: The number of nodes.
    """
    parent = list(range(size))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = node = parent[parent[node]]
        return node

    stars = links.with_columns(first=pl.col("node").min().over("key")).filter(pl.col("first") < pl.col("node"))
    for first, node in stars.select("first", "node").sort("first", "node").iter_rows():
        a, b = root(first), root(node)
        parent[max(a, b)] = min(a, b)
    return [root(node) for node in range(size)]
