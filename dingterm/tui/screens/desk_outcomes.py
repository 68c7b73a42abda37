"""What came of it: marked, answered, snoozed, explained, a rule set aside."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from dingterm.tui.outcome_work import ExplanationMade, OutcomeKept, OutcomeWork

if TYPE_CHECKING:
    from dingterm.tui.screens.desk import DeskScreen
    from dingterm.tui.sift_work import SiftWork

CHOICES = {
    "a": ("answered", "answered, but not in words to keep"),
    "p": ("promised", "promised to buy"),
    "r": ("recovered", "recovered: has bought elsewhere in the shop"),
    "l": ("lost", "lost"),
    "n": ("wrong-number", "the number is somebody else’s"),
    "o": ("note", "a note"),
    "t": ("answer", "their answer, pasted"),
}
"""What may come of it, by its letter."""

ASKED = {"lost": "Why is it lost?", "note": "What is to be known?"}
HOW = "⏎ keeps it, Esc leaves everything as it is."
ALONE = "Leave them alone until when, in their time?"
PROMISED = "By when did they promise?"
OF_ONE = ("n", "t")
"""Letters of what is only said of one customer at a time."""

UNTIL = "↑↓ picks · tomorrow 9 · in 3 hours · monday · 2 dec 15:00 · mañana · 明天"


class OutcomeStory:
    """Mixed into the desk's screen."""

    def on_outcome_kept(self, message: OutcomeKept) -> None:
        """Say so; the customer stands elsewhere now."""
        desk = cast("DeskScreen", self)
        if message.stays:
            desk.status.say("good", f"{message.sentence}; u takes the answer back, the opt-out stays.")
        else:
            desk.status.say("good", f"{message.sentence}; u takes it back.")
        desk.renew(message.entry_id)
        desk.work.count_lanes()

    def on_explanation_made(self, message: ExplanationMade) -> None:
        """Show it."""
        from dingterm.tui.screens.sheet import Sheet
        from dingterm.tui.widgets.why_lines import why_lines

        cast("DeskScreen", self).app.push_screen(Sheet(partial(why_lines, message.explained)))

    def action_snooze(self) -> None:
        """Leave the customer alone for a while, or all who are marked."""
        desk = cast("DeskScreen", self)
        ids, whom = desk.chosen()
        if len(ids) > 1:
            title = f"{whom}. Leave them alone until when, in their time?"
            self._until(title, ids[0], lambda said: self._many.snooze_many(ids, said))
        elif ids:
            self._until(ALONE, ids[0], lambda said: OutcomeWork(desk, desk.session).snooze(ids[0], said))

    def action_came(self) -> None:
        """Say what came of it, for the customer or all who are marked."""
        from dingterm.tui.screens.sheet import menu

        ids, whom = cast("DeskScreen", self).chosen()
        if len(ids) > 1:
            choices = {letter: one for letter, one in CHOICES.items() if letter not in OF_ONE}
            sheet, then = menu(f"{whom}. What came of it?", choices), self._came_of_many
        else:
            sheet, then = menu("What came of it?", CHOICES), self._came
        if ids:
            cast("DeskScreen", self).app.push_screen(sheet, lambda kind: then(ids, kind or ""))

    def action_answered(self) -> None:
        """Keep what the customer wrote."""
        work, entry = self._about()
        if entry is not None:
            self._ask_words("What did they write?", lambda said: work.answer(entry, said), lines=True)

    def action_explain(self) -> None:
        """Explain why the customer is due or is not."""
        work, entry = self._about()
        if entry is not None:
            work.explain(entry)

    def action_override(self) -> None:
        """Set a rule aside, for a reason."""
        work, entry = self._about()
        if entry is not None:
            self._ask_words("Why is the rule set aside this time?", lambda said: work.override(entry, said))

    @property
    def _many(self) -> SiftWork:
        from dingterm.tui.sift_work import SiftWork

        desk = cast("DeskScreen", self)
        return SiftWork(desk, desk.session)

    def _came_of_many(self, ids: list[int], kind: str) -> None:
        if kind == "promised":
            self._until(PROMISED, ids[0], lambda said: self._many.mark_many(ids, kind, until=said))
        elif kind in ASKED:
            self._ask_words(ASKED[kind], lambda said: self._many.mark_many(ids, kind, said))
        elif kind:
            self._many.mark_many(ids, kind)

    def _came(self, ids: list[int], kind: str) -> None:
        work, entry = self._about()[0], ids[0]
        if kind == "answer":
            self._ask_words("What did they write?", lambda said: work.answer(entry, said), lines=True)
        elif kind == "promised":
            self._until(PROMISED, entry, lambda said: work.mark(entry, kind, until=said))
        elif kind in ASKED:
            self._ask_words(ASKED[kind], lambda said: work.mark(entry, kind, said))
        elif kind:
            work.mark(entry, kind)

    def _about(self) -> tuple[OutcomeWork, int | None]:
        desk = cast("DeskScreen", self)
        if desk.entry_id is None:
            desk.contacting.ask_for_reply()
        return OutcomeWork(desk, desk.session), desk.entry_id

    def _ask_words(self, title: str, then: Callable[[str], None], *, lines: bool = False) -> None:
        from dingterm.tui.screens.asking import AskScreen

        cast("DeskScreen", self).app.push_screen(AskScreen(title, HOW, lines=lines), _given(then))

    def _until(self, title: str, entry: int, then: Callable[[str], None]) -> None:
        from dingterm.tui.screens.asking import UntilScreen

        desk = cast("DeskScreen", self)
        desk.app.push_screen(UntilScreen(title, UNTIL, desk.session, entry), _given(then))


def _given(then: Callable[[str], None]) -> Callable[[str | None], None]:
    """Only what was typed goes on."""

    def go_on(said: str | None) -> None:
        if said:
            then(said)

    return go_on
