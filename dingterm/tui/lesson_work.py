"""What the desk asks of a lesson: each question in a thread worker, one at a time, answered by `LessonJudged`."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from textual.message import Message

from dingterm.errors import DingtermError
from dingterm.tui import messages as told

if TYPE_CHECKING:
    from textual.widget import Widget

    from dingterm.desk.lessons import Play


class LessonWork:
    """Questions to one lesson on behalf of its desk."""

    def __init__(self, asker: Widget, play: Play) -> None:
        self._asker = asker
        self._play = play
        self._one_at_a_time = Lock()

    def look(self) -> None:
        """Judge the step; where nothing is missing, the next one begins."""
        self._ask(self._play.look)

    def go_on(self) -> None:
        """Leave the step as it stands; the next one begins."""
        self._ask(self._play.go_on)

    def _ask(self, question: Callable[[], object]) -> None:
        self._asker.run_worker(lambda: self._asker.post_message(self._answer(question)), group="lesson", thread=True)

    def _answer(self, question: Callable[[], object]) -> Message:
        with self._one_at_a_time:
            try:
                question()
            except DingtermError as error:
                return told.DeskFailed(error.title, error.sentence)
            return told.LessonJudged()
