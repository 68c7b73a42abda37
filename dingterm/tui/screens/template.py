"""Edit a template: its fields, its texts, and what the selected customer would read of it."""

from __future__ import annotations

import copy
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static, TextArea

from dingterm.errors import DingtermError, TemplateError
from dingterm.tui import messages as told
from dingterm.tui.command import TEMPLATE
from dingterm.tui.commands import bindings_at
from dingterm.tui.language import tr
from dingterm.tui.outside_editor import edited_outside
from dingterm.tui.screens.asking import AskScreen
from dingterm.tui.template_work import TemplateKept, TemplateOpened, TemplateTried, TemplateWork
from dingterm.tui.widgets.fields import Fields, FieldTyped
from dingterm.tui.widgets.key_line import KeyLine
from dingterm.tui.widgets.plain_editor import PlainEditor
from dingterm.tui.widgets.status_line import StatusLine
from dingterm.tui.widgets.template_lines import head_of, preview_of
from dingterm.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from dingterm.desk.session import Session
    from dingterm.desk.template_editing import Opened, TemplateForm

WORDINGS = 3
WIDTHS = [(0, "-narrow"), (100, "-wide")]
ROWS = {
    "title": "what the list of replies shows",
    "id": "made of the title",
    "category": "reminder, care, incentive or custom",
    "lane": "all, or unpaid, consulted, win-back",
    "step": "all, or 1, 2, 3",
    "tags": "more words to find it by",
    "needs": "not offered without: cart.url, discount",
    "attachments": "files and links to attach by hand",
}
"""Each field of a template beside its texts, and what is shown where nothing is typed."""

UNKEPT = "What you changed is not kept yet: ⏎ keeps it, Esc once more drops it."


class Wording(PlainEditor):
    """The text of one wording."""

    longest: ClassVar[int] = 2_000

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Letters are typed here, never commands."""
        return character is not None and character.isprintable()


class TemplateScreen(Screen["str | None"]):
    """Closes with the id of the template that was kept, or with nothing."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["fields.tcss", "template.tcss"]
    BINDINGS = bindings_at(TEMPLATE)
    AUTO_FOCUS = "#template-text"

    def __init__(
        self, session: Session, entry_id: int | None, template_id: str, *, lane: str = "", language: str = ""
    ) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = WIDTHS
        self._session, self._entry_id = session, entry_id
        self._wanted = (template_id, lane, language)
        self.work = TemplateWork(self, session)
        self.opened: Opened | None = None
        self.form: TemplateForm | None = None
        self.tag, self.wording = "", 0
        self._outside = ""
        self._number = 0
        self._warned = False

    def compose(self) -> ComposeResult:
        """Fields, text and preview; the fields come first in the order of Tab."""
        yield TopLine(self._session, id="template-top", here="Templates")
        yield Static(id="template-head", markup=False)
        yield Fields(ROWS, id="template-fields")
        with Container(id="template-body"):
            yield Wording(id="template-text")
            with VerticalScroll(id="template-frame", can_focus=False):
                yield Static(id="template-preview", markup=False)
        yield StatusLine(id="template-status")
        yield KeyLine(id="template-keys")

    def on_mount(self) -> None:
        """Read the template."""
        self.query_one(KeyLine).show(TEMPLATE, lambda _command: True)
        self.query_one("#template-frame").border_title = tr("What this customer would read")
        template_id, lane, language = self._wanted
        if template_id:
            self.work.open(self._entry_id, template_id, language)
        else:
            self.work.begin(self._entry_id, lane)

    @property
    def changed(self) -> bool:
        """Whether there is something to keep."""
        return self.opened is not None and self.form != self.opened.form

    @property
    def status(self) -> StatusLine:
        """What is wrong, or what happened."""
        return self.query_one(StatusLine)

    # -- the story

    def on_template_opened(self, message: TemplateOpened) -> None:
        """Show it."""
        self.opened, self.form = message.opened, copy.deepcopy(message.opened.form)
        self.tag = message.opened.language
        self._show()
        if not message.opened.source:
            self.set_focus(self.query_one("#field-title"))

    def on_field_typed(self, message: FieldTyped) -> None:
        """Take what was typed."""
        if self.form and self.form.fields.get(message.key, "") != message.text:
            self.form.fields[message.key] = message.text
            self._try()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Likewise a text."""
        event.stop()
        texts = self.form.texts.get(self.tag) if self.form else None
        if texts is not None and texts[self.wording] != event.text_area.text:
            texts[self.wording] = event.text_area.text
            self._try()

    def on_template_tried(self, message: TemplateTried) -> None:
        """Show what the customer would read, and what is wrong, unless more was typed meanwhile."""
        if message.number != self._number:
            return
        tried = message.tried
        if not tried.problem:  # what is half typed leaves the last whole preview where it is
            self.query_one("#template-preview", Static).update(preview_of(tried))
        self.query_one(Fields).mark(tried.key)
        if tried.problem:
            self.status.say("bad" if self.changed else "note", tried.problem)
        elif tried.hint:
            self.status.say("note", tried.hint)
        else:
            self.status.clear()

    def on_template_kept(self, message: TemplateKept) -> None:
        """Back to the desk, which fills it."""
        self.dismiss(message.kept.template_id)

    def on_desk_failed(self, message: told.DeskFailed) -> None:
        """Say what could not be done; everything typed stays."""
        self.status.say("bad", f"{message.title}: {message.sentence}")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter keeps, in a field as elsewhere."""
        event.stop()
        self.action_keep()

    # -- commands

    def action_keep(self) -> None:
        """Write it, if it can be used."""
        if self.opened is None or self.form is None:
            return
        if self.changed or not self.opened.source:
            self.work.keep(self.opened, self.form)
        else:
            self.status.say("note", "Nothing was changed. Esc goes back.")

    def action_wording(self) -> None:
        """The next wording; behind the last one that is not empty a new one."""
        if self.form is None:
            return
        texts = self.form.texts[self.tag]
        if self.wording + 1 == len(texts) < WORDINGS and texts[-1].strip():
            texts.append("")
        self.wording = (self.wording + 1) % len(texts)
        self._show()

    def action_language(self) -> None:
        """The next language."""
        if self.form is not None:
            tags = list(self.form.texts)
            self._speak(tags[(tags.index(self.tag) + 1) % len(tags)])

    def action_add_language(self) -> None:
        """Ask for a language."""
        hint = "A language tag: en, pt, zh-Hans. ⏎ begins its text, Esc leaves it."
        self.app.push_screen(AskScreen("In which language?", hint), self._language_said)

    def action_outside(self) -> None:
        """Edit the file in the agent's own editor; what cannot be read is kept for the next try."""
        if self.opened is None or self.form is None:
            return
        from dingterm.desk.template_editing import read_edited

        before = self._outside or self.opened.text_of(self.form)
        name = f"{self.form.fields['id'] or 'template'}.toml".replace("/", "-")
        try:
            self._outside = after = edited_outside(self.app, before, name)
            self._take(read_edited(after), after)
        except DingtermError as error:
            self.status.say("bad", f"{error.sentence} ^o opens it again.")

    def action_leave(self) -> None:
        """Back to the desk; what was changed is dropped only when this is said twice."""
        if self.changed and not self._warned:
            self._warned = True
            self.status.say("note", UNKEPT)
        else:
            self.dismiss(None)

    def action_help(self) -> None:
        """Show all keys."""
        from dingterm.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.query_one(KeyLine).place))

    # -- parts

    def _take(self, form: TemplateForm, source: str) -> None:
        """Show what came from the editor; its file is kept as it was written there."""
        from dataclasses import replace

        assert self.opened is not None
        self._outside = ""
        self.form = form
        if form != self.opened.form:
            self.opened = replace(self.opened, outside=(copy.deepcopy(form), source))
        if self.tag not in form.texts:
            self.tag, self.wording = next(iter(form.texts)), 0
        self.wording = min(self.wording, len(form.texts[self.tag]) - 1)
        self._show()

    def _language_said(self, said: str | None) -> None:
        from dingterm.desk.template_editing import language_tag

        if not said or self.form is None:
            return
        try:
            tag = language_tag(said)
        except TemplateError as error:
            self.status.say("bad", error.sentence)
            return
        self.form.texts.setdefault(tag, [""])
        self._speak(tag)
        self.set_focus(self.query_one(Wording))

    def _speak(self, tag: str) -> None:
        self.tag, self.wording = tag, 0
        self._show()

    def _show(self) -> None:
        """Show the fields and the text that is edited."""
        if self.opened is None or self.form is None:
            return
        self.query_one(Fields).show(self.form.fields)
        texts = self.form.texts[self.tag]
        editor = self.query_one(Wording)
        editor.border_title = Content(f"{self.tag} · {tr(f'wording {self.wording + 1} of {len(texts)}')}")
        editor.load_text(texts[self.wording])
        editor.move_cursor(editor.document.end)
        self._try()

    def _try(self) -> None:
        """Fill it for the customer, as it is now."""
        assert self.opened is not None and self.form is not None
        self._number, self._warned = self._number + 1, False
        self.query_one("#template-head", Static).update(head_of(self.opened, self.form, self.tag))
        self.work.try_out(self._entry_id, self.form, self.tag, self.wording, self._number)
