"""What the desk asks about lessons; each answer a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from dingterm.tui.desk_work import DeskWork

if TYPE_CHECKING:
    from dingterm.desk.lesson_list import ListedLesson


@dataclass(eq=False)
class LessonsListed(Message):
    """Every lesson, the easiest first, and a sentence for each file that could not be used."""

    lessons: list[ListedLesson]
    problems: list[str]


class TrainingWork(DeskWork):
    """Questions about lessons."""

    def list_lessons(self) -> None:
        """Answered by `LessonsListed`."""

        def listed() -> LessonsListed:
            from dingterm.desk.lesson_list import list_lessons

            return LessonsListed(*list_lessons())

        self._read("lessons", listed)
