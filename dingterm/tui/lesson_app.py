"""The application of `dingterm train`: the desk's own, on which a lesson is played."""

from __future__ import annotations

from dingterm.desk.lessons import Play
from dingterm.tui.app import DeskApp
from dingterm.tui.screens.lesson import LessonDesk


class LessonApp(DeskApp):
    """One trainee's desk in one terminal."""

    def __init__(self, play: Play) -> None:
        super().__init__(play.session)
        self.play = play

    def get_default_screen(self) -> LessonDesk:
        """The desk with the lesson."""
        return LessonDesk(self.play, self.size)


def run_lesson(play: Play) -> None:
    """Show the desk until the trainee leaves it."""
    LessonApp(play).run()
