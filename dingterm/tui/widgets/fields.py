"""The fields of a form, a label and a line for each."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from dingterm.safe_text import safe_text
from dingterm.tui.language import tr


@dataclass(eq=False)
class FieldTyped(Message):
    """Something was typed into a field."""

    key: str
    text: str


class FieldBox(Input):
    """One field; the id is `field-` and its key."""

    def __init__(self, key: str, hint: str, *, secret: bool = False) -> None:
        super().__init__(id=f"field-{key}", placeholder=tr(hint), compact=True, select_on_focus=False, password=secret)
        self.key = key

    def on_input_changed(self, event: Input.Changed) -> None:
        """Hand on what was typed."""
        event.stop()
        self.post_message(FieldTyped(self.key, event.value))

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(safe_text(event.text).strip())


class Fields(Container):
    """A form.

    Args:
        rows: Each field by its label, and what is shown where nothing is typed; blanks of a label are `-` in its key.
        secret: Keys of fields whose signs are not shown.
    """

    def __init__(self, rows: Mapping[str, str], *, id: str, secret: Collection[str] = ()) -> None:
        super().__init__(id=id, classes="fields")
        self._rows, self._secret = rows, secret

    def compose(self) -> ComposeResult:
        """In the order of Tab."""
        for label, hint in self._rows.items():
            key = label.replace(" ", "-")
            with Horizontal(classes="field"):
                yield Static(tr(label), markup=False)
                yield FieldBox(key, hint, secret=key in self._secret)

    def show(self, values: Mapping[str, str]) -> None:
        """Fill the fields that are named."""
        for box in self.query(FieldBox):
            if box.key in values:
                box.value = values[box.key]

    def values(self) -> dict[str, str]:
        """What is typed now, by key."""
        return {box.key: box.value.strip() for box in self.query(FieldBox)}

    def mark(self, key: str) -> None:
        """Mark the field in which something is wrong."""
        for box in self.query(FieldBox):
            assert box.parent is not None
            box.parent.set_class(box.key == key, "-wrong")
