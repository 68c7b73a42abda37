"""Find a customer, in the queue or not: by a name, a number, an e-mail address, as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen

from dingterm.desk.views import LANE_TITLES
from dingterm.tui import messages as told
from dingterm.tui.command import FIND
from dingterm.tui.find_work import FindWork
from dingterm.tui.language import tr
from dingterm.tui.widgets.cleaning.row_list import RowList
from dingterm.tui.widgets.find_box import FindBox
from dingterm.tui.widgets.key_line import KeyLine
from dingterm.tui.widgets.record_lines import RecordLines
from dingterm.tui.widgets.status_line import StatusLine
from dingterm.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from dingterm.desk.histories import Found
    from dingterm.desk.session import Session

COLUMNS = ("name", "known by", "queue", "place")
BEGIN = "Type a name, a number or an e-mail address: the beginning is enough."
NOBODY = "No customer has these words. Fewer letters find more."
NOT_QUEUED = "Not in the queue: no cart, question or old order of theirs calls for a contact now."
WIDTHS = [(0, "-narrow"), (100, "-wide")]


class FindScreen(Screen["int | None"]):
    """Closes with the entry of the queue to stand on, or with nothing."""

    CSS_PATH = "finding.tcss"
    AUTO_FOCUS = "#find"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = WIDTHS
        self._session = session
        self.work = FindWork(self, session)
        self._found: list[Found] = []

    def compose(self) -> ComposeResult:
        """The line, who was found, the one under the cursor."""
        yield TopLine(self._session, id="find-top", here="Customers")
        yield FindBox(id="find")
        with Horizontal(id="find-body"):
            yield RowList(id="people", of_a_file=False)
            with VerticalScroll(id="record-frame", can_focus=False):
                yield RecordLines(id="record")
        yield StatusLine(id="find-status")
        yield KeyLine(id="find-keys")

    def on_mount(self) -> None:
        """Say how to begin."""
        self.query_one(RowList).show((), (), BEGIN)
        self.query_one(KeyLine).show(FIND, lambda _command: True)

    @property
    def chosen(self) -> Found | None:
        """The customer under the cursor."""
        place = self.query_one(RowList).cursor
        return self._found[place] if place < len(self._found) else None

    # -- the story

    def on_person_typed(self, message: told.PersonTyped) -> None:
        """Look for customers."""
        self.query_one(StatusLine).clear()
        if message.query.strip():
            self.work.find(message.query)
        else:
            self._show([], BEGIN)

    def on_people_found(self, message: told.PeopleFound) -> None:
        """Show who was found, if they are still asked for."""
        if message.query == self.query_one(FindBox).value:
            self._show(message.found, NOBODY)

    def on_record_loaded(self, message: told.RecordLoaded) -> None:
        """Show the customer under the cursor."""
        if self.chosen and self.chosen.id == message.record.customer:
            self.query_one(RecordLines).show(message.record)

    def on_presenter_turned(self) -> None:
        """Look anew."""
        self._show([], BEGIN)
        self.work.find(self.query_one(FindBox).value)

    def on_desk_failed(self, message: told.DeskFailed) -> None:
        """Say what could not be done."""
        self.query_one(StatusLine).fail(message.title, message.sentence)

    # -- commands

    def action_move(self, steps: int) -> None:
        """Go up or down."""
        self.query_one(RowList).move(steps)
        self._load()

    def action_take(self) -> None:
        """Go to the customer in the queue."""
        if self.chosen and self.chosen.entry_id is not None:
            self.dismiss(self.chosen.entry_id)
        elif self.chosen:
            self.query_one(StatusLine).say("note", NOT_QUEUED)

    def action_back(self) -> None:
        """Back to the desk, to nobody in particular."""
        self.dismiss(None)

    def _show(self, found: list[Found], notice: str) -> None:
        self._found = found
        columns = [tr(name) for name in COLUMNS]
        cells = ((one.name, one.known_by, tr(LANE_TITLES.get(one.lane, "·")), one.place) for one in found)
        self.query_one(RowList).show(columns, [dict(zip(columns, row, strict=True)) for row in cells], notice)
        self._load()

    def _load(self) -> None:
        if self.chosen:
            self.work.load_record(self.chosen.id)
        else:
            self.query_one(RecordLines).show(None)
