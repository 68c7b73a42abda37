"""What a reply lacks, asked for one line at a time before it is handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from dingterm.errors import DingtermError
from dingterm.tui.language import tr
from dingterm.tui.screens.asking import AskScreen

if TYPE_CHECKING:
    from dingterm.tui.drafts import Draft
    from dingterm.tui.screens.desk import DeskScreen


class FactScreen(AskScreen):
    """Asks for one fact; only what will do is taken."""

    def __init__(self, missing: str) -> None:
        from dingterm.desk.reply import question_of

        words, example = question_of(missing)
        super().__init__(words, f"{example}   ⏎ puts it into this reply, Esc leaves the gap.".strip())
        self._missing = missing

    def take(self, text: str) -> None:
        """Give it, if it is what it has to be; nothing typed leaves the line."""
        from dingterm.desk.reply import check_answer

        try:
            if text.strip():
                check_answer(self._missing, text)
        except DingtermError as error:
            self.query_one("#ask-hint", Static).update(f"✗ {tr(error.sentence)}")
        else:
            self.dismiss(text.strip())


class Lacking:
    """The facts of one reply that are asked for; what was said of some is kept when the rest is left."""

    def __init__(self, desk: DeskScreen, entry_id: int, draft: Draft, missing: tuple[str, ...]) -> None:
        self._desk, self._entry_id, self._draft, self._missing = desk, entry_id, draft, missing

    def ask(self) -> None:
        """Ask for the next fact; fill the reply when all are there."""
        if left := [one for one in self._missing if one not in self._draft.answers]:
            self._desk.app.push_screen(FactScreen(left[0]), lambda text: self._answered(left[0], text))
        else:
            self._fill()

    def _answered(self, missing: str, text: str | None) -> None:
        if text:
            self._draft.answers[missing] = text
            self.ask()
        else:
            kept = " What you said is kept." if any(one in self._draft.answers for one in self._missing) else ""
            self._desk.status.say(
                "note", f"The reply still has a gap.{kept} ⏎ asks again, e lets you write it yourself."
            )

    def _fill(self) -> None:
        from dingterm.desk.reply import with_words

        draft = self._draft
        if draft.edited or not draft.reply.template_id:
            draft.change(with_words(draft.text, [draft.answers[one] for one in self._missing]))
            self._desk.reply.show(self._entry_id)
        else:
            self._desk.early.filling = True
            self._desk.work.fill(self._entry_id, draft.reply.template_id, draft.reply.language, dict(draft.answers))
