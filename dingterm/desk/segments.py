"""Segments: filters of the queue kept under a name, and how many entries each has now. Loads polars to count."""

from __future__ import annotations

from dataclasses import dataclass

from dingterm import clock
from dingterm.desk.queue import entry_ids
from dingterm.desk.session import Session
from dingterm.desk.views import LANES, Sight
from dingterm.errors import DingtermError, UsageError
from dingterm.safe_text import safe_text
from dingterm.store import segments

LONGEST = 60
"""Signs of a name."""


@dataclass(frozen=True)
class Segment:
    """A filter under a name.

    Attributes:
        agent: Who saved it.
        counts: Entries it has now, by lane; none where its filter is understood no more.
    """

    name: str
    sight: Sight
    agent: str
    counts: dict[str, int]

    @property
    def entries(self) -> int:
        """How many entries it has now in all lanes."""
        return sum(self.counts.values())


def saved(session: Session) -> list[Segment]:
    """Every segment by name."""
    with session.store.reading() as db:
        rows = segments.every(db)
    sights = {row["name"]: Sight(row["text"], row["sort"], bool(row["backwards"])) for row in rows}
    return [
        Segment(safe_text(row["name"]), sights[row["name"]], safe_text(row["agent"]), _counts(session, row["text"]))
        for row in rows
    ]


def segment(session: Session, name: str) -> Sight:
    """What a segment shows.

    Raises:
        UsageError: There is none of this name.
    """
    with session.store.reading() as db:
        rows = segments.every(db)
    for row in rows:
        if row["name"].casefold() == name.strip().casefold():
            return Sight(row["text"], row["sort"], bool(row["backwards"]))
    known = ", ".join(safe_text(row["name"]) for row in rows) or "none yet"
    raise UsageError(f"There is no segment {safe_text(name)!r}. Known: {known}.")


def save_segment(session: Session, name: str, sight: Sight) -> str:
    """Keep a filter under a name, in place of an earlier one of this name; the name as kept.

    Raises:
        UsageError: The name or the filter is empty, or the name is too long.
        RecoveryError: The filter is not understood.
    """
    kept = " ".join(safe_text(name).split())
    if not kept or len(kept) > LONGEST:
        raise UsageError(f"A segment needs a name of at most {LONGEST} signs, such as: Brazil, second step.")
    if not sight.text.strip():
        raise UsageError("There is no filter to keep. Filter the queue first: over 80 usd, second step.")
    entry_ids(session, LANES[0], sight, 0)
    with session.store.writing() as db:
        text = safe_text(sight.text).strip()
        segments.keep(db, (kept, text, sight.sort, int(sight.backwards), session.agent, clock.now_ts()))
    return kept


def drop_segment(session: Session, name: str) -> Sight:
    """Forget a segment; what it showed, to keep it again.

    Raises:
        UsageError: There is none of this name.
    """
    shown = segment(session, name)
    with session.store.writing() as db:
        segments.drop(db, name.strip())
    return shown


def _counts(session: Session, text: str) -> dict[str, int]:
    try:
        return {lane: len(entry_ids(session, lane, Sight(text))) for lane in LANES}
    except DingtermError:
        return {}
