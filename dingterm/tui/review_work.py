"""What the review of doubtful pairs asks of the use cases, in thread workers; each answer is a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from dingterm.tui import messages as told
from dingterm.tui.desk_work import DeskWork

if TYPE_CHECKING:
    from dingterm.desk.made_of import SourceRecord


class ReviewWork(DeskWork):
    """Questions about pairs of customers."""

    def load_doubts(self) -> None:
        """Answered by `DoubtsLoaded`."""
        from dingterm.desk.pairs import doubtful

        self._read("doubts", lambda: told.DoubtsLoaded(doubtful(self._session)))

    def load_pair(self, a: int, b: int) -> None:
        """Answered by `PairLoaded`."""
        from dingterm.desk.pairs import pair_view

        self._read("pair", lambda: told.PairLoaded(pair_view(self._session, a, b)))

    def answer(self, a: int, b: int, verdict: str) -> None:
        """Answered by `PairAnswered`."""
        from dingterm.desk.review import decide

        self._write(lambda: told.PairAnswered(decide(self._session, a, b, verdict).sentence))

    def put_off(self, a: int, b: int) -> None:
        """Answered by `DoubtsLoaded`."""

        def put_off() -> Message:
            from dingterm.desk import pairs, review

            review.put_off(self._session, a, b)
            return told.DoubtsLoaded(pairs.doubtful(self._session))

        self._write(put_off)

    def load_made_of(self, a: int, b: int) -> None:
        """Answered by `MadeOfLoaded`."""
        from dingterm.desk.made_of import made_of

        self._read("made of", lambda: told.MadeOfLoaded(made_of(self._session, (a, b))))

    def drop(self, record: SourceRecord) -> None:
        """Answered by `PairAnswered`."""

        def dropped() -> Message:
            from dingterm.desk.made_of import sentence
            from dingterm.desk.parting import drop_record

            done = drop_record(self._session, record.record)
            return told.PairAnswered(". ".join((f"{sentence(record)} stands alone", *done.conflicts)))

        self._write(dropped)

    def undo(self) -> None:
        """Answered by `AnswerUndone`."""
        from dingterm.desk.review import undo_decision

        self._write(lambda: told.AnswerUndone(undo_decision(self._session).sentence))
