"""From the desk to a lesson: a program of its own plays it, to which the desk leaves the terminal meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from dingterm.tui.language import tr

if TYPE_CHECKING:
    from dingterm.tui.screens.desk import DeskScreen
    from dingterm.tui.training_work import LessonsListed

SIGNS = "123456789bcdefghijklmnoprtuvwxyz"
"""What chooses a lesson on the sheet; a, s and q mean something else on sheets."""


class TrainingStory:
    """Mixed into the desk's screen."""

    def action_training(self) -> None:
        """Choose a lesson."""
        from dingterm.tui.training_work import TrainingWork

        desk = cast("DeskScreen", self)
        TrainingWork(desk, desk.session).list_lessons()

    def on_lessons_listed(self, message: LessonsListed) -> None:
        """Show them on a sheet."""
        from dingterm.tui.screens.sheet import menu

        desk, lessons = cast("DeskScreen", self), message.lessons
        choices = {sign: (one.id, _told(one.title, one.time)) for sign, one in zip(SIGNS, lessons, strict=False)}
        if message.problems:
            desk.status.say("bad", message.problems[0])
        sheet = menu("Lessons, on a made-up shop: your own desk stays as it is.", choices)
        desk.app.push_screen(sheet, self._play_lesson)

    def _play_lesson(self, lesson: str | None) -> None:
        from dingterm.tui.outside_lesson import play_outside

        if lesson:
            desk = cast("DeskScreen", self)
            desk.status.say(*play_outside(desk.app, lesson))


def _told(title: str, time: str) -> str:
    return f"{title} · {tr(f'{time} is enough')}"
