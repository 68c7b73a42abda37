"""Rows as aligned text, whatever the width of their letters."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dingterm.safe_text import safe_text

PLAIN_WIDTH = 110
"""Columns where nobody says how wide the output is."""


def console() -> Console:
    """Stdout as a console that adds no markup and no highlighting of its own."""
    width = None if sys.stdout.isatty() else PLAIN_WIDTH
    return Console(file=sys.stdout, width=width, markup=False, highlight=False, emoji=False)


def table(rows: Iterable[Sequence[object]], heads: Sequence[str] = (), right: Iterable[int] = ()) -> Table:
    """A table without lines; columns in `right` are right-aligned."""
    grid = Table.grid(padding=(0, 2)) if not heads else Table(box=None, padding=(0, 1), pad_edge=False)
    aligned = set(right)
    body = [[Text(safe_text(str(cell)), overflow="ellipsis", no_wrap=True) for cell in row] for row in rows]
    width = len(heads) or max(map(len, body), default=0)
    for place in range(width):
        head = heads[place] if heads else ""
        grid.add_column(head, justify="right" if place in aligned else "left", no_wrap=True)
    for cells in body:
        grid.add_row(*cells)
    return grid
