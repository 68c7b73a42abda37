"""Before a reply is handed over: a draft is judged as it stands, and held where it is marked, until `!`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dingterm.desk.reply import missing_facts
from dingterm.tui.command import REPLY
from dingterm.tui.draft_messages import DraftJudged
from dingterm.tui.draft_work import DraftWork
from dingterm.tui.drafts import Draft
from dingterm.tui.widgets import marks

if TYPE_CHECKING:
    from dingterm.tui.screens.desk import DeskScreen


@dataclass
class Held:
    """A draft that is about to be handed over.

    Attributes:
        text: As it was then; another text is judged anew.
        then: What hands it over.
        told: Whether its marks were told.
    """

    draft: Draft
    text: str
    then: Callable[[], None]
    told: bool = False


class Holding:
    """The one reply of a desk that is about to be handed over, if any."""

    def __init__(self, desk: DeskScreen, work: DraftWork) -> None:
        self._desk = desk
        self._work = work
        self._held: Held | None = None

    @property
    def marked(self) -> bool:
        """Whether the reply on the screen is marked."""
        draft = self._desk.reply.draft
        return draft is not None and bool(marks.placed(draft))

    def hand_over(self, then: Callable[[], None]) -> None:
        """Do what hands the reply over; a draft is judged first as it stands, and held where it is marked."""
        draft = self._desk.reply.draft
        if draft and self._desk.entry_id is not None and (missing := missing_facts(draft.reply, draft.text)):
            from dingterm.tui.screens.lacking import Lacking

            Lacking(self._desk, self._desk.entry_id, draft, missing).ask()
        elif draft is None or draft.verdict is None or self._desk.entry_id is None:
            then()
        elif draft.coming:
            self._desk.status.say("note", "The draft is still coming. Esc stops it and keeps what came.")
        else:
            self._held = Held(draft, draft.text, then)
            if draft.verdict.of == draft.text:
                self._release(self._held)
            else:
                self._work.judge(self._desk.entry_id, draft.text, draft.reply.language)

    def judged(self, message: DraftJudged) -> None:
        """Take a verdict, and go on with what waited for it."""
        held = self._held
        if held is None or held.draft.verdict is None or held.draft.text != message.text:
            return
        if message.sentence:
            self._desk.status.say("bad", message.sentence)
            return
        held.draft.verdict.of, held.draft.verdict.marks = message.text, message.marks
        self._desk.reply.grew(held.draft)
        if held.draft is self._desk.reply.draft:
            self._release(held)

    def hand_over_marked(self) -> None:
        """Hand a marked draft over, once its marks were told."""
        held, draft = self._held, self._desk.reply.draft
        if held and held.told and held.draft is draft and held.text == draft.text:
            held.then()
        else:
            self._desk.action_copy()

    def _release(self, held: Held) -> None:
        if found := marks.placed(held.draft):
            held.told = True
            key = "^y" if self._desk.place == REPLY else "!"
            self._desk.status.say("bad", f"Not copied: {key} copies it all the same. {marks.told(found)}")
        else:
            held.then()
