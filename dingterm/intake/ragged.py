"""Rows with more or fewer cells than the header: kept only when no cell can stand under a wrong header.

A program that leaves out empty cells at the end of a row does no harm. One that leaves out a cell in the middle
(Chatwoot's own import sample) slides every later cell to the left, and a phone lands under "labels". So a short row is
compared with the full ones: an e-mail address or a phone may only stand in a column where full rows have such.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

import polars as pl

from dingterm.intake.reading import reject_frame

LINE = "\0line"
"""Name of the column of line numbers beside a file's own columns: no header can spell it."""

EMAIL = r"^[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]+$"
PHONE = r"^['+(\s]*(?:\d[\s().\-/]*){7,}$"

_KINDS = {"an e-mail address": re.compile(EMAIL), "a phone number": re.compile(PHONE)}


class Straightener:
    """Makes odd rows as wide as the header, or says why one cannot be.

    Args:
        headers: The header.
        full: Rows known to be straight, to learn which columns hold e-mail addresses and phones.
        roles: Header to the kind of value it is known for ("email", "phones").
    """

    def __init__(self, headers: Sequence[str], full: pl.DataFrame, roles: dict[str, str]) -> None:
        self.headers = headers
        sample = full.head(1000)
        self.homes = {
            "an e-mail address": {h for h, role in roles.items() if role == "email"} | _columns_with(sample, EMAIL),
            "a phone number": {h for h, role in roles.items() if role == "phones"} | _columns_with(sample, PHONE),
        }

    def straighten(self, cells: Sequence[str]) -> list[str] | str:
        """The row at full width, or the reason why it cannot be used."""
        extra = [cell for cell in cells[len(self.headers) :] if cell.strip()]
        if extra:
            return f"it has {len(cells)} cells, the header has {len(self.headers)}"
        missing = len(self.headers) - len(cells)
        if missing > 0 and (where := self._slid(cells)):
            return f"it has {len(cells)} cells, the header has {len(self.headers)}, and {where}"
        return [*cells[: len(self.headers)], *[""] * missing]

    def _slid(self, cells: Sequence[str]) -> str:
        for header, cell in zip(self.headers, cells, strict=False):
            for what, shape in _KINDS.items():
                if shape.match(cell.strip()) and header not in self.homes[what]:
                    return f"{what} stands under {header}"
        return ""


def straight_rows(
    odd: Sequence[tuple[int, Sequence[str]]], straightener: Straightener
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Odd rows as a frame (`LINE` and the header's columns) and the rejects among them."""
    rows, rejects = [], []
    for line, cells in odd:
        row = straightener.straighten(cells)
        if isinstance(row, str):
            sentence = f"Line {line}: {row}. Put every cell under its header, or remove the row."
            rejects.append((line, "", "ragged_row", sentence, json.dumps(list(cells), ensure_ascii=False)))
        else:
            rows.append([line, *row])
    schema = {LINE: pl.UInt32(), **dict.fromkeys(straightener.headers, pl.String())}
    return pl.DataFrame(rows, schema=schema, orient="row"), reject_frame(rejects)


def _columns_with(sample: pl.DataFrame, shape: str) -> set[str]:
    texts = sample.select(pl.col(pl.String).str.strip_chars().str.contains(shape).any())
    return {name for name in texts.columns if texts[name].item()} if sample.height else set()
