"""What the desk asks about segments and tags, and about several customers at once; each answer a message."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from dingterm.desk.views import Sight
from dingterm.tui.desk_work import DeskWork
from dingterm.tui.outcome_work import OutcomeKept

if TYPE_CHECKING:
    from dingterm.desk.bulk import Many
    from dingterm.desk.segments import Segment


@dataclass(eq=False)
class SegmentsListed(Message):
    """Every saved filter."""

    segments: list[Segment]


@dataclass(eq=False)
class SegmentKept(Message):
    """A filter was saved, or forgotten."""

    sentence: str


@dataclass(eq=False)
class ManyKept(Message):
    """Something was done to several customers."""

    sentence: str


class SiftWork(DeskWork):
    """Questions about whom the queue shows."""

    def list_segments(self) -> None:
        """Answered by `SegmentsListed`."""
        from dingterm.desk.segments import saved

        self._read("segments", lambda: SegmentsListed(saved(self._session)))

    def save_segment(self, name: str, sight: Sight) -> None:
        """Answered by `SegmentKept`."""
        from dingterm.desk.segments import save_segment

        self._write(lambda: SegmentKept(f"Saved as {save_segment(self._session, name, sight)}; S shows it again."))

    def drop_segment(self, name: str) -> None:
        """Answered by `SegmentKept`."""
        from dingterm.desk.segments import drop_segment

        self._write(lambda: SegmentKept(f"Forgotten: {name}. It was: {drop_segment(self._session, name).text}"))

    def tag(self, entry_id: int, word: str) -> None:
        """Answered by `OutcomeKept`."""
        from dingterm.desk.tagging import tag

        self._write(lambda: OutcomeKept(entry_id, tag(self._session, entry_id, word)))

    def snooze_many(self, ids: Sequence[int], until: str) -> None:
        """Answered by `ManyKept`. Loads polars."""
        from dingterm.desk.bulk import snooze_many

        self._many(lambda: snooze_many(self._session, ids, until))

    def mark_many(self, ids: Sequence[int], kind: str, text: str = "", until: str = "") -> None:
        """Answered by `ManyKept`. Loads polars."""
        from dingterm.desk.bulk import mark_many

        self._many(lambda: mark_many(self._session, ids, kind, text, until))

    def tag_many(self, ids: Sequence[int], word: str) -> None:
        """Answered by `ManyKept`. Loads polars."""
        from dingterm.desk.bulk import tag_many

        self._many(lambda: tag_many(self._session, ids, word))

    def _many(self, done: Callable[[], Many]) -> None:
        self._write(lambda: ManyKept(done().sentence), "many")
