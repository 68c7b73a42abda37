"""The columns of the outputs: those of all files, in order, with what cleaning puts beside and after them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dingterm.cleaning.table.plan import CONTACT
from dingterm.cleaning.writers import Layout
from dingterm.desk.clean_outputs import clear_of
from dingterm.desk.clean_tables import Opened

REJECT_COLUMNS = ("file", "line", "column", "code", "sentence", "as_read")
DUPLICATE_COLUMNS = ("file", "line", "of_file", "of_line")
_HIDDEN = "\0"
_BESIDE = re.compile(r"(.+)_(?:\d+|raw)$", re.DOTALL)


@dataclass(frozen=True)
class Columns:
    """The columns of a run.

    Attributes:
        cleaned: Of cleaned rows.
        own: The users' own.
        phones: Those with phones.
        contact: What contact cards are made of.
        added: `verdict`, `region` and `kind` to the names of these columns.
    """

    cleaned: tuple[str, ...]
    own: tuple[str, ...]
    phones: frozenset[str]
    contact: Mapping[str, tuple[str, ...]]
    added: Mapping[str, str]

    def layouts(self) -> dict[str, Layout]:
        """The columns of each output."""
        rejects = (*REJECT_COLUMNS, *clear_of(REJECT_COLUMNS, self.own).values())
        duplicates = (*DUPLICATE_COLUMNS, *clear_of(DUPLICATE_COLUMNS, self.cleaned).values())
        return {
            "out": Layout(self.cleaned, self.phones, frozenset(self.added.values()), self.contact),
            "rejects": Layout(rejects, self.phones),
            "duplicates": Layout(duplicates, self.phones),
        }

    def check(self, columns: Iterable[str]) -> None:
        """Find out whether a block has columns that nobody knew of.

        Raises:
            MoreColumnsError: It has (a second number in a cell, an extension); the run has to begin anew with them.
        """
        wider = self.wider(columns)
        if wider != self:
            raise MoreColumnsError(wider)

    def wider(self, columns: Iterable[str]) -> Columns:
        """With those of a block too; further numbers of a cell stand beside its phone, and are phones themselves."""
        visible = [name for name in columns if not name.startswith(_HIDDEN)]
        if set(visible) <= set(self.cleaned):
            return self
        beside = {name for name in visible if (found := _BESIDE.match(name)) and found[1] in self.phones}
        return replace(self, cleaned=merged([self.cleaned, visible]), phones=self.phones | beside)


class MoreColumnsError(Exception):
    """A block has columns that the outputs were begun without."""

    def __init__(self, columns: Columns) -> None:
        super().__init__("more columns")
        self.columns = columns


def columns_of(tables: Sequence[Opened]) -> Columns:
    """The columns that the first blocks of all files have, as far as they were looked at."""
    plans = [table.plan for table in tables]
    shared = Columns(
        cleaned=(),
        own=merged(plan.headers for plan in plans),
        phones=frozenset(phone for plan in plans for phone in plan.phones),
        contact={field: merged(plan.contact.get(field, ()) for plan in plans) for field in CONTACT},
        added=dict(zip(("verdict", "region", "kind"), plans[0].added, strict=True)),
    )
    for table in tables:
        shared = shared.wider(table.columns)
    return shared


def merged(orders: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Names of several lists in one, each after the name it followed."""
    found: list[str] = []
    for order in orders:
        place = 0
        for name in order:
            if name in found:
                place = found.index(name) + 1
            else:
                found.insert(place, name)
                place += 1
    return tuple(found)
