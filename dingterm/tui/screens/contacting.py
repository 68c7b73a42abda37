"""From Enter to a logged contact: copy, hand over where no clipboard is reached, log, and say what happened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dingterm.desk.views import Contacted, Reply
from dingterm.tui.code_work import CodeReady, CodeWork
from dingterm.tui.messages import ReplyAllowed, ReplyCopied
from dingterm.tui.presenter import presenter_of

if TYPE_CHECKING:
    from dingterm.tui.screens.desk import DeskScreen

MASKED = "The reply is shown masked, so it cannot be taken by hand: F8 ends presenting."
CODE_MARGIN = 8
"""Cells and lines around a QR code that the sheet and its words take."""

BY_HAND = "hand"
"""The route of a text that the agent took without a clipboard."""


class Contacting:
    """The one contact that is under way at a desk, if any.

    Attributes:
        trusted: Routes that confirm nothing, but that the agent has seen work.
    """

    def __init__(self, desk: DeskScreen) -> None:
        self._desk = desk
        self.trusted: set[str] = set()
        self._busy = False
        self._said = ""

    def copy(self) -> None:
        """Copy the reply, unless one is on its way already."""
        desk, draft = self._desk, self._desk.reply.draft
        if draft is None or desk.entry_id is None or not draft.text.strip():
            self.ask_for_reply()
        elif not self._busy:
            self._busy = True
            desk.work.copy(desk.entry_id, draft.reply, draft.text)

    def copied(self, message: ReplyCopied) -> None:
        """Log a copied reply; show its text first where nothing took it, or where a route confirms nothing.

        A route without confirmation is asked about once: an agent who has seen it work is not stopped again.
        """
        delivered, route = message.delivered, str(message.delivered.route)
        if delivered.route == "none":
            self._hand_over(message.entry_id, message.reply, message.text, delivered.sentence)
        elif delivered.confirmed or route in self.trusted:
            by_hand = "" if delivered.confirmed else " t shows the text to take by hand."
            self._said = f"{delivered.sentence}{by_hand}"
            self._log(message.entry_id, message.reply, message.text, route)
        else:
            why = f"{delivered.sentence} Paste it: if it is not this text, take it here."
            self._hand_over(message.entry_id, message.reply, message.text, why, route)

    def recorded(self, contacted: Contacted) -> None:
        """Say what happened to the text and what was logged."""
        self._busy = False
        self._desk.reply.mark_logged(contacted.entry_id, True)
        self._desk.status.say(
            "good", f"{self._said} {contacted.sentence}; u takes it back.{self._attach(contacted)}".strip()
        )

    def failed(self) -> None:
        """Let the agent try again."""
        self._busy = False

    def by_hand(self) -> None:
        """Hand the reply over as plain text because the agent asks for it."""
        desk, draft = self._desk, self._desk.reply.draft
        if presenter_of(desk.app).on:
            desk.status.say("note", MASKED)
        elif draft is None or desk.entry_id is None:
            self.ask_for_reply()
        else:
            desk.work.allow(desk.entry_id, draft.reply, draft.text)

    def chat(self) -> None:
        """Open the customer's chat with the reply."""
        desk, draft = self._desk, self._desk.reply.draft
        if desk.entry_id is not None:
            desk.work.open_chat(desk.entry_id, draft.text if draft else "")

    def code(self) -> None:
        """Show the customer's chat with the reply as a QR code, which nobody else is to see."""
        desk, draft = self._desk, self._desk.reply.draft
        if presenter_of(desk.app).on:
            desk.status.say("note", "A QR code shows the number: F8 ends presenting.")
        elif desk.entry_id is not None:
            width, height = desk.app.size
            work = CodeWork(desk, desk.session)
            work.show(desk.entry_id, draft.text if draft else "", width - CODE_MARGIN, height - CODE_MARGIN)

    def code_shown(self, message: CodeReady) -> None:
        """Lay it over the desk, dark on light whatever the theme is."""
        from dingterm.tui.screens.sheet import Sheet
        from dingterm.tui.widgets.code_lines import code_lines

        self._desk.app.push_screen(Sheet(partial(code_lines, message.code)))

    def allowed(self, message: ReplyAllowed) -> None:
        """Show the text that the agent asked for."""
        self._hand_over(message.entry_id, message.reply, message.text, "")

    def ask_for_reply(self) -> None:
        """Say how to get a reply."""
        if self._desk.view is None:
            self._desk.status.say("note", "There is nobody to write to in this lane. ←→ shows another.")
        else:
            self._desk.status.say("note", "Choose a reply first: 1 to 9, or / to search all of them.")

    def _hand_over(self, entry_id: int, reply: Reply, text: str, why: str, route: str = BY_HAND) -> None:
        from dingterm.tui.screens.handoff import HandoffScreen

        if presenter_of(self._desk.app).on:
            self._busy = False
            self._desk.status.say("note", f"{why} {MASKED}".strip())
            return

        def answered(taken: bool | None) -> None:
            self._busy = False
            if not taken:
                self._desk.status.say("note", "Not taken: nothing was logged.")
                return
            if route != BY_HAND:
                self.trusted.add(route)
            self._said = "Taken."
            self._log(entry_id, reply, text, route)

        places = [one.place for one in reply.attachments if not one.problem]
        self._desk.app.push_screen(HandoffScreen(self._desk.work, text, why, places), answered)

    def _attach(self, contacted: Contacted) -> str:
        """What is still to be done by hand."""
        draft = self._desk.reply.texts(contacted.entry_id).shown
        names = ", ".join(one.name for one in draft.reply.attachments if not one.problem) if draft else ""
        return f" Attach {names}." if names else ""

    def _log(self, entry_id: int, reply: Reply, text: str, route: str) -> None:
        if self._desk.reply.logged(entry_id, text):
            self._busy = False
            self._desk.status.say("good", f"{self._said} This contact is logged already.")
        else:
            self._desk.work.record(entry_id, reply, text, route)
