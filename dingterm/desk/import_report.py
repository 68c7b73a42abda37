"""What an import says of itself: counts that add up, and a reason for every row left out."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

COUNTS = ("rows_read", "rows_kept", "duplicates", "rejected", "repaired")


@dataclass
class FileReport:
    """What became of one file; `rows_read = rows_kept + duplicates + rejected` always holds.

    Attributes:
        duplicates: Rows that repeat one of the file, or one stored already.
        customers: Customers the kept rows belong to.
        documents: Carts or orders, and items, stored.
        by_verdict: Phones by what cleaning found.
        rejects: Line, column, reason code and sentence of each row left out.
        mapping: Header of the file to what it was taken for.
        columns: Header to field, certainty and how it was found.
        read_as: Encoding, delimiter, quote, line of the header, as far as the file's form has them.
        notes: What was decided about the file.
        error: Why the file could not be read at all; its counts are zero then.
    """

    file: str
    source: str = ""
    kind: str = ""
    rows_read: int = 0
    rows_kept: int = 0
    duplicates: int = 0
    rejected: int = 0
    repaired: int = 0
    customers: int = 0
    documents: dict[str, int] = field(default_factory=dict)
    by_verdict: dict[str, int] = field(default_factory=dict)
    by_region: dict[str, int] = field(default_factory=dict)
    rejects: list[dict[str, Any]] = field(default_factory=list)
    mapping: dict[str, str] = field(default_factory=dict)
    columns: dict[str, dict[str, Any]] = field(default_factory=dict)
    read_as: dict[str, str | int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    error: str = ""


@dataclass
class ImportReport:
    """What became of all the files of one call.

    Attributes:
        merged: Customers merged because they are one person, in the run `merge_run`, which can be undone.
        to_ask: Pairs of customers that may be one person, for an agent to say.
    """

    files: tuple[FileReport, ...]
    dry_run: bool
    seconds: float
    merged: int = 0
    to_ask: int = 0
    merge_run: int = 0

    @property
    def failed(self) -> list[FileReport]:
        """The files that could not be read."""
        return [one for one in self.files if one.error]

    def as_dict(self) -> dict[str, Any]:
        """For JSON: the counts added up, then the files."""
        sums: dict[str, Any] = {name: sum(getattr(one, name) for one in self.files) for name in COUNTS}
        for name in ("by_verdict", "by_region", "documents"):
            sums[name] = added(getattr(one, name) for one in self.files)
        shown = [dataclasses.asdict(one) for one in self.files]
        people = {"merged": self.merged, "to_ask": self.to_ask, "merge_run": self.merge_run}
        return sums | people | {"dry_run": self.dry_run, "seconds": round(self.seconds, 3), "files": shown}


def added(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Counts by name, added up."""
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return dict(total)
