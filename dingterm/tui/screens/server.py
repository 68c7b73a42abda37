"""Set up the server that drafts: filled in or picked from those known by name, tried, kept."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input, Static

from dingterm.tui import messages as told
from dingterm.tui.command import SERVER
from dingterm.tui.commands import bindings_at
from dingterm.tui.language import tr
from dingterm.tui.server_work import ServerKept, ServerRead, ServerTried, ServerWork
from dingterm.tui.widgets.fields import Fields
from dingterm.tui.widgets.key_line import KeyLine
from dingterm.tui.widgets.status_line import StatusLine
from dingterm.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from dingterm.desk.session import Session

ROWS = {
    "address": "https://…/v1, as its provider names it; empty: no server",
    "model": "the model's name there",
    "key": "empty: none, or the one that is kept already",
    "daily limit": "tokens a day, of all agents; 0 for none",
    "price in": "what a million tokens of request cost",
    "price out": "what a million tokens of answer cost",
    "currency": "of the prices",
}
"""Each field, and what is shown where nothing is typed."""

ABOUT = (
    "A server that speaks as OpenAI's does writes drafts (a). Phone, e-mail, surname, address and order numbers are "
    "masked before anything is sent. The key goes into this machine's keyring, never into a file of ours."
)
WIDTHS = [(0, "-narrow"), (100, "-wide")]


class ServerScreen(Screen["str | None"]):
    """Closes with what was kept, in a sentence, or with nothing."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["fields.tcss", "server.tcss"]
    BINDINGS = bindings_at(SERVER)
    AUTO_FOCUS = "#field-address"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = WIDTHS
        self._session = session
        self.work = ServerWork(self, session)
        self._place = -1

    def compose(self) -> ComposeResult:
        """What it is for, the fields, where the key is and what was spent."""
        yield TopLine(self._session, id="server-top", here="AI server")
        yield Static(tr(ABOUT), id="server-about", markup=False)
        yield Fields(ROWS, id="server-fields", secret={"key"})
        yield Static(id="server-facts", markup=False)
        yield StatusLine(id="server-status")
        yield KeyLine(id="server-keys")

    def on_mount(self) -> None:
        """Read what is set up."""
        self.query_one(KeyLine).show(SERVER, lambda _command: True)
        self.work.read()

    @property
    def fields(self) -> Fields:
        """What is typed."""
        return self.query_one(Fields)

    @property
    def status(self) -> StatusLine:
        """What happened."""
        return self.query_one(StatusLine)

    # -- the story

    def on_server_read(self, message: ServerRead) -> None:
        """Show it."""
        self.fields.show(message.form.values)
        facts = "\n".join(tr(one) for one in (message.form.key, message.form.today) if one)
        self.query_one("#server-facts", Static).update(facts)

    def on_server_tried(self, message: ServerTried) -> None:
        """It answers: keep it, if it is still what is typed."""
        if not message.keep:
            self.status.say("good", message.sentence)
        elif message.values == self.fields.values():
            self.work.keep(message.values)
        else:
            self.status.say("note", "Something was typed meanwhile: ⏎ tries again.")

    def on_server_kept(self, message: ServerKept) -> None:
        """Back to the desk, which says so."""
        self.dismiss(message.sentence)

    def on_desk_failed(self, message: told.DeskFailed) -> None:
        """Say what does not work; everything typed stays."""
        self.status.say("bad", f"{message.title}: {message.sentence}")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter keeps."""
        event.stop()
        self.action_keep()

    # -- commands

    def action_keep(self) -> None:
        """Try the server and keep it when it answers; with no address and no model, keep that none drafts."""
        values = self.fields.values()
        if values["address"] or values["model"]:
            self.status.say("note", "Asked for one word…")
            self.work.try_out(values, keep=True)
        else:
            self.work.keep(values)

    def action_try_out(self) -> None:
        """Only try it."""
        self.status.say("note", "Asked for one word…")
        self.work.try_out(self.fields.values(), keep=False)

    def action_preset(self) -> None:
        """Fill in the next of the servers known by name."""
        from dingterm.desk.server_form import known_servers

        known = known_servers()
        self._place = (self._place + 1) % len(known)
        one = known[self._place]
        self.fields.show(one.values)
        note = one.note
        self.status.say("note", f"{one.title}. {tr(note)}")

    def action_leave(self) -> None:
        """Back to the desk; nothing is kept."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Show all keys."""
        from dingterm.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.query_one(KeyLine).place))
