"""A range of integers to paint on: later coats cover earlier ones, and what results is read off as spans."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dingterm.numbers.compile.spans import Spans


class Canvas:
    """The integers from 0 below a limit, each with a colour (an integer; -1 is bare)."""

    def __init__(self, limit: int, coats: list[tuple[Spans, int]]) -> None:
        edges = {0, limit}
        for spans, _ in coats:
            edges.update(edge for lo, hi in spans for edge in (lo, hi + 1))
        self.limit = limit
        self.edges = np.array(sorted(edges), dtype=np.int64)
        self.colours = np.full(len(self.edges) - 1, -1, dtype=np.int64)
        for spans, colour in coats:
            self._paint(spans, colour)

    def _paint(self, spans: Spans, colour: int) -> None:
        if not spans:
            return
        ends = np.array(spans, dtype=np.int64)
        first, last = np.searchsorted(self.edges, ends[:, 0]), np.searchsorted(self.edges, ends[:, 1] + 1)
        for begin, end in zip(first.tolist(), last.tolist(), strict=True):
            self.colours[begin:end] = colour

    def spans(self) -> Iterator[tuple[int, int]]:
        """Where each colour begins, neighbours of one colour made one."""
        changed = np.flatnonzero(np.diff(self.colours, prepend=self.colours[0] - 1))
        return zip(self.edges[changed].tolist(), self.colours[changed].tolist(), strict=True)
