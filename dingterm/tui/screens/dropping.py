"""Take one record out: every row that the two customers are made of, one of them to stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from dingterm.desk.made_of import SourceRecord
from dingterm.tui.command import DROP
from dingterm.tui.commands import bindings_of
from dingterm.tui.language import tr
from dingterm.tui.widgets.cleaning.row_list import RowList
from dingterm.tui.widgets.key_line import KeyLine
from dingterm.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from dingterm.desk.session import Session

COLUMNS = ("from", "name", "known by", "what", "place")
TITLE = "Drop one: which record is of somebody else?"
HINT = "Its numbers, carts and messages go with it. u takes it back."


class DropScreen(Screen["SourceRecord | None"]):
    """Closes with the record to take out, or with nothing."""

    CSS_PATH = "dropping.tcss"
    BINDINGS = bindings_of(DROP)

    def __init__(self, session: Session, records: list[SourceRecord]) -> None:
        super().__init__()
        self._session, self._records = session, records

    def compose(self) -> ComposeResult:
        """What is asked, the records, the keys."""
        yield TopLine(self._session, id="drop-top", here="Customers")
        yield Static(Content.styled(tr(TITLE), "bold"), id="drop-title")
        yield Static(Content.styled(tr(HINT), "$d-quiet"), id="drop-hint")
        yield RowList(id="drop-records")
        yield KeyLine(id="drop-keys")

    def on_mount(self) -> None:
        """Show the records, those of the second customer first under the cursor."""
        rows = self.query_one(RowList)
        rows.show(COLUMNS, [self._row(one) for one in self._records])
        first = self._records[0].customer if self._records else 0
        second = next((place for place, one in enumerate(self._records) if one.customer != first), 0)
        self.call_after_refresh(rows.move, second)
        self.query_one(KeyLine).show(DROP, lambda _command: True)

    def action_move(self, steps: int) -> None:
        """Go up or down."""
        self.query_one(RowList).move(steps)

    def action_take(self) -> None:
        """Give the record under the cursor."""
        place = self.query_one(RowList).cursor
        self.dismiss(self._records[place] if place < len(self._records) else None)

    def action_leave(self) -> None:
        """Take nothing out."""
        self.dismiss(None)

    def _row(self, one: SourceRecord) -> dict[str, str]:
        return {
            "from": one.source, "name": one.name, "known by": one.known_by, "what": tr(one.kind), "place": one.place
        }  # fmt: skip
