"""What keys are made of: for every row the hash of a value, or of something drawn from it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl

from dingterm.identity.blocks.hashing import Hashes, either_order, value_hashes
from dingterm.identity.blocks.phonetic import phonetic
from dingterm.identity.rows.table import Table

START = 3
STREET_START = 7


def _start(text: pl.Expr) -> pl.Expr:
    return text.str.slice(0, START)


def _initial(text: pl.Expr) -> pl.Expr:
    return text.str.slice(0, 1)


def _street_start(text: pl.Expr) -> pl.Expr:
    return text.str.replace_all(" ", "", literal=True).str.slice(0, STREET_START)


def _mailbox(text: pl.Expr) -> pl.Expr:
    return text.str.extract(r"^([^@]{4,})@", 1)


DRAWN: dict[str, tuple[str, Callable[[pl.Expr], pl.Expr]]] = {
    "given_sound": ("given", phonetic),
    "family_sound": ("family", phonetic),
    "given_initial": ("given", _initial),
    "given_start": ("given", _start),
    "family_start": ("family", _start),
    "line_start": ("street", _street_start),
    "unit_start": ("unit", _street_start),
    "mailbox": ("email", _mailbox),
    "birth_month": ("birth", lambda day: day.str.slice(0, 6)),
    "birth_day": ("birth", lambda day: day.str.extract(r"^\d{4}(\d{4})$", 1)),
}
"""Parts drawn from a column: the column, and how."""


class Parts:
    """The parts of a table's rows by name, each worked out once. Two axes: rows, and values of a row."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._known: dict[str, Hashes] = {}

    def __getitem__(self, name: str) -> Hashes:
        if name not in self._known:
            self._known[name] = self._made(name)
        return self._known[name]

    def _made(self, name: str) -> Hashes:
        if name == "phone":
            return np.concatenate([self["mobile"], self["landline"]], axis=1)
        if name == "names":
            return either_order(self["given_sound"], self["family_sound"])
        if name == "street_start":  # the two lines of an address are often swapped
            return (
                np.concatenate([self["line_start"], self["unit_start"]], axis=1)
                if self._units()
                else self["line_start"]
            )
        column, change = DRAWN.get(name, (name, None))
        coded = self._table[column]
        return value_hashes(coded.mapped(change) if change else coded)

    def _units(self) -> bool:
        return bool((self._table["unit"].codes >= 0).any())
