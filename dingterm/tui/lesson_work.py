"""What the desk asks of a lesson: each question in a thread worker, one at a time, answered by a message."""

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
        """Answered by `LessonJudged`: where nothing is missing, the next step has begun."""

        def looked() -> Message:
            self._play.look()
            return told.LessonJudged()

        self._work(looked)

    def go_on(self) -> None:
        """Answered by `LessonJudged`: the step is left as it stands."""

        def gone_on() -> Message:
            self._play.go_on()
            return told.LessonJudged()

        self._work(gone_on)

    def show(self, entry_id: int | None) -> None:
        """Answered by `ExampleMade`."""
        from dingterm.desk.lesson_example import example

        self._work(lambda: told.ExampleMade(example(self._play, entry_id)))

    def _work(self, question: Callable[[], Message]) -> None:
        self._asker.run_worker(lambda: self._asker.post_message(self._answer(question)), group="lesson", thread=True)

    def _answer(self, question: Callable[[], Message]) -> Message:
        with self._one_at_a_time:
            try:
                return question()
            except DingtermError as error:
                return told.DeskFailed(error.title, error.sentence)
