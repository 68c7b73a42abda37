"""Two rows to a level in every field, in two steps: what equality alone tells, then what letters tell."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dingterm.identity.compare.levels import EXACT, SAME_CITY, UNSAID, UNSEEN
from dingterm.identity.compare.likeness import Likeness
from dingterm.identity.compare.names import Levels, Names
from dingterm.identity.compare.places import Places
from dingterm.identity.fields import BACKGROUND, COMPARED, PLACE
from dingterm.identity.rows.codes import Coded, Codes
from dingterm.identity.rows.table import Table

Rarity = NDArray[np.float32]

FLOOR = 5
"""A value is never taken to be rarer than on this many rows."""

FLOORS = {"national_id": 1, "shop_id": 1, "mobile": 2, "email": 2}
"""But for what is given to one person, or one household, only."""

ALIKE = 0.84
UNKNOWN = -2
NUMBERS = ("number", "mobile", "landline", "birth", "national_id")
MAIL, OTHER_MAIL = "email", 2


class Comparer:
    """Compares rows of a table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.names = Names(table["given"], table["family"], table.script)
        self.places = Places(table)
        self.lines = Likeness(table["street"])
        self.others = {name: Likeness(table[name]) for name in (*NUMBERS, MAIL)}
        self.turned = _turned(table["birth"])
        self.rarity = {name: _rarity(column, FLOORS.get(name, FLOOR)) for name, column in table.columns.items()}
        self.held = {name for name, column in table.columns.items() if len(column.values)}
        self._rest: dict[str, Callable[[Codes, Codes], Levels]] = {
            "given": self.names.given_levels,
            "family": self.names.family_levels,
            "street": lambda a, b: self._line("street", "unit", a, b),
            "unit": lambda a, b: self._line("unit", "street", a, b),
            "place": self.places.rest,
            MAIL: self._mail,
            "shop_id": lambda a, b: np.full(len(a), UNSAID, np.uint8),
            **{name: self._number(name) for name in NUMBERS},
            "birth": self._birth,
        }

    def first(self, a: Codes, b: Codes) -> tuple[Levels, Rarity]:
        """Levels by equality, `UNSEEN` where letters must tell, and how rare each agreed value is.

        Returns:
            Both with one row a field, one column a pair; rarity in bits, 0 where nothing agrees.
        """
        levels = np.zeros((len(COMPARED), len(a)), np.uint8)
        rarity = np.zeros((len(COMPARED), len(a)), np.float32)
        for field, place in PLACE.items():
            if field == "place":
                levels[place] = self.places.first(a, b)
                rarity[place] = self._place_rarity(levels[place], a)
            elif field in self.held:
                levels[place], rarity[place] = self._equal(field, a, b)
        across = self.table.script[a] != self.table.script[b]
        for place in (PLACE["given"], PLACE["family"]):
            lookalike = across & (levels[place] == EXACT)
            levels[place, lookalike], rarity[place, lookalike] = UNSEEN, 0
        return levels, rarity

    def has(self, field: str) -> bool:
        """Whether any row has something to be compared in this field."""
        return bool(self.held & {"postcode", "city", "country"}) if field == "place" else field in self.held

    def rest(self, levels: Levels, a: Codes, b: Codes) -> None:
        """Fill in the levels that are unseen."""
        for field, place in PLACE.items():
            unseen = np.flatnonzero(levels[place] == UNSEEN)
            if len(unseen):
                levels[place, unseen] = self._rest[field](a[unseen], b[unseen])

    def levels(self, a: Codes, b: Codes) -> tuple[Levels, Rarity]:
        """Both steps."""
        levels, rarity = self.first(a, b)
        self.rest(levels, a, b)
        return levels, rarity

    def _equal(self, field: str, a: Codes, b: Codes) -> tuple[Levels, Rarity]:
        codes = self.table[field].codes
        codes = codes if codes.ndim == 2 else codes[:, None]
        known = np.append(self.rarity[field], np.float32(0))
        levels = np.where((codes[a, 0] >= 0) & (codes[b, 0] >= 0), UNSEEN, UNSAID).astype(np.uint8)
        rare = np.zeros(len(a), np.float32)
        for one in range(codes.shape[1]):
            for other in range(codes.shape[1]):
                same = (codes[a, one] >= 0) & (codes[a, one] == codes[b, other])
                rare[same] = known[codes[a[same], one]]
                levels[same] = EXACT
        return levels, rare

    def _place_rarity(self, levels: Levels, a: Codes) -> Rarity:
        found = np.zeros(len(a), np.float32)
        for level, name in ((EXACT, "postcode"), (SAME_CITY, "city")):
            same = levels == level
            found[same] = self.rarity[name][self.table[name].codes[a[same]]]
        return found

    def _line(self, own: str, other: str, a: Codes, b: Codes) -> Levels:
        mine, crossed = self.table[own].codes, self.table[other].codes
        likeness = self.lines.texts(mine[a], mine[b])
        for one, two in ((mine[a], crossed[b]), (crossed[a], mine[b])):
            both = np.flatnonzero((one >= 0) & (two >= 0))
            if len(both):
                likeness[both] = np.maximum(likeness[both], self.lines.texts(one[both], two[both]))
        return np.select([likeness >= ALIKE, likeness > 0], [2, 3], 4).astype(np.uint8)

    def _number(self, field: str) -> Callable[[Codes, Codes], Levels]:
        def levels(a: Codes, b: Codes) -> Levels:
            one, other = self._leading(field, a), self._leading(field, b)
            return np.where(self.others[field].typos(one, other) > 0, 2, 3).astype(np.uint8)

        return levels

    def _birth(self, a: Codes, b: Codes) -> Levels:
        """Day and month in the other order are as good as a typo."""
        levels = self._number("birth")(a, b)
        codes = self.table["birth"].codes
        levels[self.turned[codes[a]] == codes[b]] = 2
        return levels

    def _mail(self, a: Codes, b: Codes) -> Levels:
        """A similar address is no evidence: it repeats the name. One of a typo is none against either."""
        typo = self.others[MAIL].typos(self._leading(MAIL, a), self._leading(MAIL, b)) > 0
        return np.where(typo, UNSAID, OTHER_MAIL).astype(np.uint8)

    def _leading(self, field: str, rows: Codes) -> Codes:
        codes = self.table[field].codes
        return codes[rows] if codes.ndim == 1 else codes[rows, 0]


def _turned(births: Coded) -> Codes:
    """For each date the code of the one with day and month in the other order, if there is any."""
    turned = births.values.str.replace(r"^(\d{4})(\d\d)(\d\d)$", "${1}${3}${2}")
    codes = pl.DataFrame({"value": births.values, "code": np.arange(len(births.values), dtype=np.int32)})
    found = turned.alias("value").to_frame().join(codes, on="value", how="left", maintain_order="left")["code"]
    return found.fill_null(UNKNOWN).to_numpy()


def _rarity(column: Coded, floor: int) -> Rarity:
    """log2 of one in how many of the rows that have a value has each; none counts as rarer than `floor` rows."""
    held = column.total + BACKGROUND
    return -np.log2(np.maximum(column.counts, floor) / held).astype(np.float32)
