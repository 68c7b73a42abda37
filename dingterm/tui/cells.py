"""Text cut and padded to terminal cells: wide signs count two, combining marks none."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

ELLIPSIS = "…"


def fit(text: str, width: int, *, right: bool = False) -> str:
    """A text in exactly `width` cells: padded with spaces, or cut with an ellipsis.

    Args:
        text: One line without controls.
        width: Cells, 0 or more.
        right: Pad on the left, as figures are.
    """
    length = cell_len(text)
    if length > width:
        return set_cell_size(set_cell_size(text, max(0, width - 1)).rstrip() + ELLIPSIS, width) if width else ""
    return " " * (width - length) + text if right else text + " " * (width - length)


def spread(left: str, right: str, width: int) -> str:
    """Two texts at both ends of a line; the left one gives way."""
    room = max(0, width - cell_len(right) - 1)
    return f"{fit(left, room)} {right}" if right else fit(left, width)


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of at most `width` cells, broken at spaces where there are some."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in paragraph.split():
            joined = f"{line} {word}" if line else word
            if cell_len(joined) <= width:
                line = joined
                continue
            if line:
                lines.append(line)
            *full, line = _chopped(word, width)
            lines.extend(full)
        lines.append(line)
    return lines


def _chopped(word: str, width: int) -> list[str]:
    from rich.cells import chop_cells

    return chop_cells(word, max(2, width)) or [""]
