"""The lesson under way: which step, how long it has taken, what to do, or what is still missing."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from dingterm.desk.lessons import Play
from dingterm.safe_text import safe_text
from dingterm.tui.cells import spread
from dingterm.tui.language import tr
from dingterm.tui.presenter import presenter_of

KEYS = "F2 hint  F3 on"
MORE_KEYS = f"{KEYS}  F4 show"
ROOMY = 90
"""Cells from which the title of the lesson and the trainer's key have room too."""


class LessonBar(Static):
    """Stands between the panes and the line of what has just happened; a click shows the hint."""

    def __init__(self, play: Play, *, id: str) -> None:
        super().__init__(id=id)
        self._play = play

    def on_mount(self) -> None:
        """Keep the watch going."""
        self.set_interval(1, self.show)
        self.show()

    def on_resize(self) -> None:
        """The first line is as wide as the bar."""
        self.show()

    def show(self) -> None:
        """Show the step as it stands now."""
        self.update(Content("\n").join((self._head(), *self._body())))

    def on_click(self) -> None:
        """Show the hint."""
        self.call_later(self.screen.run_action, "lesson_hint")

    def _head(self) -> Content:
        play = self._play
        if play.over:
            return Content.styled(f"▸ {tr('The lesson is over')}", "bold")
        width = self.content_size.width or self.app.size.width - 2  # before the first layout
        title, keys = (f"{safe_text(play.lesson.title)} · ", MORE_KEYS) if width >= ROOMY else ("", KEYS)
        place = f"{tr(f'Step {play.place} of {len(play.lesson.steps)}')} · {tr(play.watch)}"
        points = f" · {tr(f'{play.sheet.points} points')}" if play.place > 1 else ""
        return Content.styled(spread(f"▸ {title}{place}{points}", tr(keys), width), "bold")

    def _body(self) -> list[Content]:
        play = self._play
        if play.over:
            points = tr(f"{play.sheet.points} of {play.lesson.points} points.")
            return [Content(f"{points} {tr('F2 shows the score sheet again, q leaves.')}")]
        shown = presenter_of(self.app).shown
        if play.lacking:
            lacking = shown("; ".join(play.lacking))
            return [Content.assemble(("✗ ", "$d-bad"), f"{lacking}. {tr('u takes it back, F3 goes on.')}")]
        return [Content(shown(play.said))]
