"""The commands of drafting, and what comes of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from dingterm.tui.command import DIRECTION, WORDS

if TYPE_CHECKING:
    from dingterm.desk.views import Choice
    from dingterm.tui import draft_messages as told
    from dingterm.tui.draft_work import DraftWork
    from dingterm.tui.screens.desk import DeskScreen
    from dingterm.tui.screens.drafting import Drafting
    from dingterm.tui.screens.holding import Holding


class DraftStory:
    """Mixed into the desk's screen; its helpers are made when they are first needed."""

    @cached_property
    def _draft_work(self) -> DraftWork:
        from dingterm.tui.draft_work import DraftWork

        desk = cast("DeskScreen", self)
        return DraftWork(desk, desk.session)

    @cached_property
    def drafting(self) -> Drafting:
        """The drafts that are under way."""
        from dingterm.tui.screens.drafting import Drafting

        return Drafting(cast("DeskScreen", self), self._draft_work)

    @cached_property
    def holding(self) -> Holding:
        """What is marked and waits for the agent's word."""
        from dingterm.tui.screens.holding import Holding

        return Holding(cast("DeskScreen", self), self._draft_work)

    def on_draft_grew(self, message: told.DraftGrew) -> None:
        """Show a few signs more."""
        cast("DeskScreen", self).drafting.grew(message)

    def on_draft_came(self, message: told.DraftCame) -> None:
        """Show a whole draft."""
        cast("DeskScreen", self).drafting.came(message)

    def on_draft_failed(self, message: told.DraftFailed) -> None:
        """Say why there is none."""
        cast("DeskScreen", self).drafting.failed(message)

    def on_templates_offered(self, message: told.TemplatesOffered) -> None:
        """Show templates instead."""
        cast("DeskScreen", self).drafting.offered(message)

    def on_draft_ended(self, message: told.DraftEnded) -> None:
        """Nothing more comes."""
        cast("DeskScreen", self).drafting.ended(message)

    def on_draft_judged(self, message: told.DraftJudged) -> None:
        """Go on with a draft as the agent has edited it."""
        cast("DeskScreen", self).holding.judged(message)

    def on_unmount(self) -> None:
        """Wait for no server when the desk is left."""
        if "drafting" in vars(self):
            self.drafting.stop_all()
        if "watching" in vars(self):
            cast("DeskScreen", self).watching.end()

    def show_offered(self, choices: list[Choice]) -> None:
        """Show templates to choose from, as a search does."""
        desk = cast("DeskScreen", self)
        desk.show_search(True)
        desk.search_box.value = ""
        desk.choices.show_found("", choices)
        desk.set_focus(desk.search_box)

    def show_reply(self) -> None:
        """Beside the chat window, where one pane shows at a time, show the reply."""
        desk = cast("DeskScreen", self)
        if desk.has_class("-docked"):
            desk.go("reply")

    def action_draft(self) -> None:
        """Draft a reply."""
        cast("DeskScreen", self).drafting.begin()

    async def action_direct(self) -> None:
        """Ask for a line of direction."""
        await self._ask(DIRECTION)

    async def action_their_words(self) -> None:
        """Ask for the customer's words."""
        await self._ask(WORDS)

    def action_take_line(self) -> None:
        """Draft with what was typed; with nothing typed, nothing happens."""
        desk = cast("DeskScreen", self)
        kind, text = self._close_line()
        if text and kind == DIRECTION:
            desk.drafting.begin(words=desk.drafting.words, direction=text)
        elif text:
            desk.drafting.begin(words=text)

    def action_leave_line(self) -> None:
        """Draft nothing."""
        self._close_line()

    async def _ask(self, kind: str) -> None:
        from dingterm.tui.widgets.draft_line import DraftLine

        desk = cast("DeskScreen", self)
        if desk.entry_id is None:
            desk.contacting.ask_for_reply()
            return
        if not desk.query(DraftLine):
            await desk.mount(DraftLine(id="draft-line"), before="#status")
        desk.query_one(DraftLine).ask(kind)

    def _close_line(self) -> tuple[str, str]:
        from dingterm.tui.widgets.draft_line import DraftLine

        desk = cast("DeskScreen", self)
        typed = desk.query_one(DraftLine).close()
        desk.go("queue")
        return typed

    def action_server(self) -> None:
        """Set up the server that drafts."""
        from dingterm.tui.screens.server import ServerScreen

        desk = cast("DeskScreen", self)

        def kept(sentence: str | None) -> None:
            if sentence:
                desk.status.say("good", sentence)

        desk.app.push_screen(ServerScreen(desk.session), kept)

    def action_wordings(self) -> None:
        """Turn to another text."""
        cast("DeskScreen", self).drafting.turn()

    def action_copy_marked(self) -> None:
        """Copy a draft although it is marked."""
        cast("DeskScreen", self).holding.hand_over_marked()

    def action_stop_draft(self) -> None:
        """Stop the draft, what came is kept; else unmark everybody, else show everybody again."""
        desk = cast("DeskScreen", self)
        if not ("drafting" in vars(desk) and desk.drafting.stop()):
            desk.action_clear_sight()

    def action_stop_or_leave(self) -> None:
        """Stop the draft, or else go back to the queue."""
        desk = cast("DeskScreen", self)
        if not desk.drafting.stop():
            desk.action_leave()
