"""What a cleaning says of itself: counts that add up, what was changed, and a page to send to a colleague."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from dingterm.desk.column_lines import column_lines

SUMS = ("rows_read", "rows_kept", "duplicates", "rejected", "repaired")
TALLIES = ("by_verdict", "by_region", "by_kind", "by_reason", "changed")
MOST_SAMPLES = 3
"""Cells shown before and after, of each kind."""


@dataclass(frozen=True)
class Sample:
    """One cell as it came and as it is written."""

    what: str
    file: str
    line: int
    column: str
    before: str
    after: str


@dataclass
class CleanedFile:
    """What became of one file; `rows_read = rows_kept + duplicates + rejected` always holds.

    Attributes:
        source: What it was recognised as, with what was decided about it.
        repaired: Rows kept with a phone that had to be repaired.
        by_verdict: Rows by the verdict on their phone, `missing` where there is none; rows that are none have none.
        by_region: Rows kept, by region of their phone.
        by_kind: Rows kept, by kind of phone.
        by_reason: Rejects by reason code.
        changed: Cells rewritten, by what they are.
        mapping: Header to what it was taken for.
        columns: The same, with certainty and how it was found.
        read_as: Encoding, delimiter, quote, line of the header, as far as the file's form has them.
        error: Why the file could not be read; its counts are zero then.
    """

    file: str
    source: str = ""
    rows_read: int = 0
    rows_kept: int = 0
    duplicates: int = 0
    rejected: int = 0
    repaired: int = 0
    by_verdict: Counter[str] = field(default_factory=Counter)
    by_region: Counter[str] = field(default_factory=Counter)
    by_kind: Counter[str] = field(default_factory=Counter)
    by_reason: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    mapping: dict[str, str] = field(default_factory=dict)
    columns: dict[str, dict[str, Any]] = field(default_factory=dict)
    read_as: dict[str, str | int] = field(default_factory=dict)
    error: str = ""

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        plain = {one.name: getattr(self, one.name) for one in dataclasses.fields(self)}
        return plain | {name: dict(plain[name].most_common()) for name in TALLIES}


@dataclass(frozen=True)
class CleanReport:
    """What became of all the files of one run.

    Attributes:
        outputs: Each file written, and its rows.
        samples: Some cells before and after.
        kept: The first rows kept; not part of the report as it is written.
    """

    files: tuple[CleanedFile, ...]
    outputs: dict[str, int]
    samples: tuple[Sample, ...]
    seconds: float
    kept: tuple[dict[str, str | None], ...] = ()

    @property
    def failed(self) -> list[CleanedFile]:
        """The files that could not be read."""
        return [one for one in self.files if one.error]

    def total(self, name: str) -> int:
        """A count over all files."""
        return sum(getattr(one, name) for one in self.files)

    def tally(self, name: str) -> dict[str, int]:
        """A tally over all files, the most frequent first."""
        counts: Counter[str] = Counter()
        for one in self.files:
            counts.update(getattr(one, name))
        return dict(counts.most_common())

    def as_dict(self) -> dict[str, Any]:
        """For JSON: the counts added up, then the files."""
        counts = {name: self.total(name) for name in SUMS} | {name: self.tally(name) for name in TALLIES}
        return counts | {
            "seconds": round(self.seconds, 3),
            "outputs": self.outputs,
            "samples": [dataclasses.asdict(sample) for sample in self.samples],
            "files": [one.as_dict() for one in self.files],
        }

    def lines(self) -> Iterator[str]:
        """The report as a page of text."""
        read, kept, again, rejected = (self.total(name) for name in SUMS[:4])
        for one in (one for one in self.files if not one.error):
            yield f"{one.file}: {one.source}"
            yield from (f"  {line}" for line in column_lines(one.columns))
        yield f"rows read {read:,} = kept {kept:,} + duplicates {again:,} + rejected {rejected:,}"
        for title, name in (("phones", "by_verdict"), ("regions", "by_region"), ("kinds", "by_kind")):
            yield from _tally(title, self.tally(name))
        yield from _tally("rewritten", self.tally("changed"))
        yield from _tally("rejected", self.tally("by_reason"))
        yield from _samples(self.samples)
        yield from (f"written: {name} ({rows:,} rows)" for name, rows in self.outputs.items())
        yield f"{self.seconds:.1f} s, {read / max(self.seconds, 0.001):,.0f} rows a second"


def few(samples: Iterable[Sample]) -> tuple[Sample, ...]:
    """The first samples of each kind."""
    kept: dict[str, list[Sample]] = {}
    for sample in samples:
        some = kept.setdefault(sample.what, [])
        if len(some) < MOST_SAMPLES:
            some.append(sample)
    return tuple(sample for some in kept.values() for sample in some)


def _tally(title: str, counts: dict[str, int], most: int = 12) -> Iterator[str]:
    if counts:
        shown = [f"{name} {count:,}" for name, count in list(counts.items())[:most]]
        more = f", {len(counts) - most} more" if len(counts) > most else ""
        yield f"{title}: {', '.join(shown)}{more}"


def _samples(samples: Iterable[Sample]) -> Iterator[str]:
    for sample in samples:
        yield f"  line {sample.line}, {sample.column}: {sample.before!r} → {sample.after!r}"
