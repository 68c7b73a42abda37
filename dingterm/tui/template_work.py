"""What is asked about templates: each question in a thread worker, each answer a message."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from dingterm.tui.desk_work import DeskWork

if TYPE_CHECKING:
    from dingterm.desk.template_editing import Kept, Opened, TemplateForm, Tried


@dataclass(eq=False)
class TemplateOpened(Message):
    """A template is ready to be edited."""

    opened: Opened


@dataclass(eq=False)
class TemplateTried(Message):
    """What a template, as typed by the time of a number, is for the customer."""

    entry_id: int | None
    number: int
    tried: Tried


@dataclass(eq=False)
class TemplateKept(Message):
    """A template was written."""

    kept: Kept


@dataclass(eq=False)
class Favoured(Message):
    """A template is on a key, or on none any more."""

    entry_id: int
    sentence: str


class TemplateWork(DeskWork):
    """Questions about one template."""

    def open(self, entry_id: int | None, template_id: str, language: str) -> None:
        """Answered by `TemplateOpened`."""
        from dingterm.desk.template_editing import open_template

        self._read("template", lambda: TemplateOpened(open_template(self._session, entry_id, template_id, language)))

    def begin(self, entry_id: int | None, lane: str) -> None:
        """Answered by `TemplateOpened`."""
        from dingterm.desk.template_editing import new_template

        self._read("template", lambda: TemplateOpened(new_template(self._session, entry_id, lane)))

    def try_out(self, entry_id: int | None, form: TemplateForm, language: str, wording: int, number: int) -> None:
        """Answered by `TemplateTried`."""
        from dingterm.desk.template_editing import try_template

        typed = copy.deepcopy(form)
        self._read(
            "try",
            lambda: TemplateTried(entry_id, number, try_template(self._session, entry_id, typed, language, wording)),
        )

    def keep(self, opened: Opened, form: TemplateForm) -> None:
        """Answered by `TemplateKept`."""
        from dingterm.desk.template_editing import keep_template

        typed = copy.deepcopy(form)
        self._write(lambda: TemplateKept(keep_template(self._session, opened, typed)), "keep")

    def favour(self, entry_id: int, template_id: str, key: int) -> None:
        """Answered by `Favoured`."""
        from dingterm.desk.favouring import put_on_key

        self._write(lambda: Favoured(entry_id, put_on_key(self._session, entry_id, template_id, key)), "favour")
