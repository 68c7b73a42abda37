"""What the desk asks about outcomes, and the answers: each question in a thread worker, each answer a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from dingterm.tui.desk_work import DeskWork

if TYPE_CHECKING:
    from dingterm.desk.explaining import Explained


@dataclass(eq=False)
class OutcomeKept(Message):
    """What came of a customer, a snooze, an answer or a rule set aside was kept."""

    entry_id: int
    sentence: str
    stays: bool = False
    """Whether an opt-out was heard, which undoing leaves."""


@dataclass(eq=False)
class Understood(Message):
    """What words on a line mean, or why they are not understood."""

    typed: str
    meant: str
    taken: bool


@dataclass(eq=False)
class ExplanationMade(Message):
    """Why a customer is due or is not."""

    explained: Explained


class OutcomeWork(DeskWork):
    """Questions about outcomes."""

    def understand(self, entry_id: int, typed: str) -> None:
        """Answered by `Understood`."""
        from dingterm.desk.snoozing import understood
        from dingterm.errors import DingtermError

        def meant() -> Message:
            try:
                return Understood(typed, understood(self._session, entry_id, typed), True)
            except DingtermError as error:
                return Understood(typed, error.sentence, False)

        self._read("understand", meant)

    def snooze(self, entry_id: int, until: str) -> None:
        """Answered by `OutcomeKept`."""
        from dingterm.desk.snoozing import snooze

        self._write(lambda: OutcomeKept(entry_id, snooze(self._session, entry_id, until).sentence))

    def mark(self, entry_id: int, kind: str, text: str = "", until: str = "") -> None:
        """Answered by `OutcomeKept`."""
        from dingterm.desk.outcomes import mark

        self._write(lambda: OutcomeKept(entry_id, mark(self._session, entry_id, kind, text, until).sentence))

    def answer(self, entry_id: int, words: str) -> None:
        """Answered by `OutcomeKept`."""
        from dingterm.desk.heard import OPT_OUT, record_answer

        def kept() -> Message:
            answer = record_answer(self._session, entry_id, words)
            return OutcomeKept(entry_id, answer.sentence, stays=answer.heard == OPT_OUT)

        self._write(kept)

    def override(self, entry_id: int, reason: str) -> None:
        """Answered by `OutcomeKept`."""
        from dingterm.desk.overriding import override

        self._write(lambda: OutcomeKept(entry_id, override(self._session, entry_id, reason).sentence))

    def explain(self, entry_id: int) -> None:
        """Answered by `ExplanationMade`. Loads polars."""
        from dingterm.desk.explaining import explain

        self._read("explain", lambda: ExplanationMade(explain(self._session, entry_id)))
