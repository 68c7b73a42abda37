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
    """The facts of one reply that are asked for."""

    def __init__(self, desk: DeskScreen, entry_id: int, draft: Draft, missing: tuple[str, ...]) -> None:
        self._desk, self._entry_id, self._draft = desk, entry_id, draft
        self._left, self._answers = list(missing), list[tuple[str, str]]()

    def ask(self) -> None:
        """Ask for the next fact; fill the reply when all are there."""
        if not self._left:
            self._fill()
            return
        self._desk.app.push_screen(FactScreen(self._left[0]), self._answered)

    def _answered(self, text: str | None) -> None:
        if text:
            self._answers.append((self._left.pop(0), text))
            self.ask()
        else:
            self._desk.status.say("note", "The reply still has a gap. ⏎ asks again, e lets you write it yourself.")

    def _fill(self) -> None:
        from dingterm.desk.reply import with_words

        draft = self._draft
        if draft.edited or not draft.reply.template_id:
            draft.change(with_words(draft.text, [text for _, text in self._answers]))
            self._desk.reply.show(self._entry_id)
        else:
            self._desk.work.fill(self._entry_id, draft.reply.template_id, draft.reply.language, dict(self._answers))
