"""The desk in a lesson: the real one, with a bar that says what to do; after each contact the store is judged."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size

from dingterm.desk.lessons import Play
from dingterm.tui import messages as told
from dingterm.tui.command import LESSON
from dingterm.tui.commands import bindings_of
from dingterm.tui.lesson_work import LessonWork
from dingterm.tui.presenter import presenter_of
from dingterm.tui.screens.desk import DeskScreen
from dingterm.tui.screens.lesson_sheet import LessonSheet
from dingterm.tui.widgets.lesson_bar import LessonBar


class LessonDesk(DeskScreen):
    """A desk on which a lesson is played; what it adds happens after what the desk does."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(LESSON)

    def __init__(self, play: Play, size: Size) -> None:
        super().__init__(play.session, size)
        self._play = play
        self._lesson = LessonWork(self, play)
        self._place = 0

    def compose(self) -> ComposeResult:
        """The desk, with the lesson above the line of what has just happened."""
        for widget in super().compose():
            if widget.id == "status":
                yield LessonBar(self._play, id="lesson")
            yield widget

    @property
    def bar(self) -> LessonBar:
        """The lesson under way."""
        return self.query_one(LessonBar)

    def on_mount(self) -> None:
        """Begin."""
        self._begin_step()

    # -- the story

    def on_customer_loaded(self, message: told.CustomerLoaded) -> None:
        """Note whom the trainee looks at."""
        self._play.saw(message.view.entry.customer_id)

    def on_contact_recorded(self, _message: told.ContactRecorded) -> None:
        """Judge the contact."""
        self._lesson.look()

    def on_contact_undone(self, _message: told.ContactUndone) -> None:
        """Judge what is left."""
        self._lesson.look()

    def on_lesson_judged(self, _message: told.LessonJudged) -> None:
        """Show what is missing, the next step, or the score."""
        self.bar.show()
        if self._play.over and self._place:
            self._place = 0
            self.action_lesson_hint()
        elif not self._play.over and self._play.place != self._place:
            self._begin_step()
            if self._play.words:
                self.queue.reload()

    def on_example_made(self, message: told.ExampleMade) -> None:
        """Go to the customer and show the reply; copying it is left to the trainer."""
        example = message.example
        self.queue.stand_on(example.standing, example.entry_id)
        self.post_message(told.ReplyFilled(example.entry_id, example.reply))

    # -- commands

    def action_training(self) -> None:
        """One lesson after another."""
        self.status.say("note", "A lesson is played here. q leaves it, then L at your own desk plays another.")

    def action_lesson_hint(self) -> None:
        """Show what to look for; after the last step, the score."""
        play = self._play
        shown = presenter_of(self.app).shown
        lines = list(play.sheet.lines() if play.over else play.hint)
        self.app.push_screen(LessonSheet([(tone, shown(text)) for tone, text in lines]))

    def action_lesson_next(self) -> None:
        """Leave the step as it stands."""
        if self._play.over:
            self.action_lesson_hint()
        else:
            self._lesson.go_on()

    def action_lesson_show(self) -> None:
        """Fill a reply that would do."""
        if not self._play.over:
            self._lesson.show(self.entry_id)

    def _begin_step(self) -> None:
        self._place = self._play.place
        self.bar.show()
        if self.view is not None:
            self._play.saw(self.view.entry.customer_id)
        if self._play.words:
            self.status.say("note", presenter_of(self.app).shown(self._play.words))
