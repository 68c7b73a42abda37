"""The desk: who is next, why, and what to say. The screen holds the story together; its parts do the drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.screen import Screen

from dingterm.desk.views import CustomerView
from dingterm.tui import messages as told
from dingterm.tui.code_work import CodeReady
from dingterm.tui.command import CUSTOMER, DIRECTION, FILTER, GUIDE, QUEUE, REPLY, SEARCH, WORDS, Command
from dingterm.tui.commands import DESK_COMMANDS, shared_bindings
from dingterm.tui.desk_work import DeskWork
from dingterm.tui.early import Early
from dingterm.tui.language import tr
from dingterm.tui.presenter import presenter_of
from dingterm.tui.screens.contacting import Contacting
from dingterm.tui.screens.desk_drafting import DraftStory
from dingterm.tui.screens.desk_finding import FindingStory
from dingterm.tui.screens.desk_outcomes import OutcomeStory
from dingterm.tui.screens.desk_presenting import PresentingStory
from dingterm.tui.screens.desk_reports import ReportsStory
from dingterm.tui.screens.desk_searching import SearchingStory
from dingterm.tui.screens.desk_sifting import SiftingStory
from dingterm.tui.screens.desk_templates import TemplatesStory
from dingterm.tui.screens.desk_training import TrainingStory
from dingterm.tui.screens.desk_watching import WatchingStory
from dingterm.tui.widgets.brief_line import BriefLine
from dingterm.tui.widgets.choices import Choices
from dingterm.tui.widgets.customer_pane import CustomerPane
from dingterm.tui.widgets.key_line import KeyLine
from dingterm.tui.widgets.queue.pane import QueuePane
from dingterm.tui.widgets.reply_pane import ReplyPane
from dingterm.tui.widgets.status_line import StatusLine
from dingterm.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from dingterm.desk.session import Session

PLACES = {one: one for one in (QUEUE, CUSTOMER, REPLY, SEARCH, FILTER, DIRECTION, WORDS)} | {"first-run": GUIDE}
"""Where the agent is, by the id of the focused widget."""

WIDTHS = [(0, "-docked"), (100, "-two"), (140, "-wide")]
"""Columns from which the style sheet lays the panes out differently."""

HEIGHTS = [(0, "-short"), (20, "-tall")]
"""Lines likewise."""

ABOUT_SOMEBODY = {
    one.action.partition("(")[0] for one in DESK_COMMANDS if GUIDE not in one.where and (one.needs or not one.palette)
}
"""Actions that an empty desk has no use for."""

TURN = ("queue", "customer", "reply")
"""The panes in the order of Tab."""


class DeskScreen(
    DraftStory,
    FindingStory,
    OutcomeStory,
    PresentingStory,
    ReportsStory,
    SearchingStory,
    SiftingStory,
    TemplatesStory,
    TrainingStory,
    WatchingStory,
    Screen[None],
):
    """One agent's desk."""

    BINDINGS = shared_bindings()
    AUTO_FOCUS = "#queue"

    def __init__(self, session: Session, size: Size) -> None:
        layout = " ".join((_named(WIDTHS, size.width), _named(HEIGHTS, size.height)))
        super().__init__(classes=f"-at-queue {layout}")  # known beforehand, all is styled only once
        self.HORIZONTAL_BREAKPOINTS = WIDTHS
        self.VERTICAL_BREAKPOINTS = HEIGHTS
        self.session = session
        self.work = DeskWork(self, session)
        self.contacting = Contacting(self)
        self.early = Early(self)
        self.view: CustomerView | None = None
        self.entry_id: int | None = None

    def compose(self) -> ComposeResult:
        """The panes; which of them show at a width is the style sheet's affair."""
        yield TopLine(self.session, id="top")
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield QueuePane(self.session, id="queue-pane")
                with Vertical(id="replies"):
                    yield Choices(id="choices")
            with Vertical(id="right"):
                yield CustomerPane(id="customer")
                yield ReplyPane(id="reply-pane")
        yield BriefLine(id="brief")
        yield StatusLine(id="status")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Name the panes."""
        self.query_one("#customer").border_title = tr("Customer")
        self.query_one("#replies").border_title = tr("Replies")
        self.show_keys()
        self.begin_watching()

    # -- what is on the screen

    @property
    def place(self) -> str:
        """Where the agent is."""
        focused = self.focused.id if self.focused else None
        return PLACES.get(focused or "", QUEUE)

    @property
    def queue(self) -> QueuePane:
        """The pane of the queue."""
        return self.query_one(QueuePane)

    @property
    def choices(self) -> Choices:
        """The replies to choose from."""
        return self.query_one(Choices)

    @property
    def reply(self) -> ReplyPane:
        """The pane of the reply."""
        return self.query_one(ReplyPane)

    @property
    def status(self) -> StatusLine:
        """What has just happened."""
        return self.query_one(StatusLine)

    def possible(self, command: Command) -> bool:
        """Whether a command would do something now; an empty desk has little to do."""
        if self.has_class("-first-run"):
            return GUIDE in command.where
        if command.needs == "entry":
            return self.view is not None
        if command.needs == "draft":
            return "drafting" in vars(self) and self.drafting.coming
        if command.needs == "copied":
            return "watching" in vars(self) and bool(self.watching.offered)
        if command.needs == "marks":
            return "holding" in vars(self) and self.holding.marked
        return command.needs != "reply" or self.reply.draft is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A desk without anybody takes no commands that are about somebody."""
        return not (self.has_class("-first-run") and action in ABOUT_SOMEBODY)

    def show_keys(self) -> None:
        """Show what the keys do now."""
        self.query_one(KeyLine).show(self.place, self.possible)

    # -- the story: lanes, entries, customers

    def on_lanes_counted(self, message: told.LanesCounted) -> None:
        """Say how many are due; a desk without anybody says how to begin."""
        self.query_one(TopLine).show_due(message.due)
        self._show_first_run(not sum(message.counts.values()))

    def on_lane_loaded(self, message: told.LaneLoaded) -> None:
        """An empty lane has no customer."""
        self.filter_understood()
        if not message.ids:
            self._show_nobody()

    def on_entry_chosen(self, message: told.EntryChosen) -> None:
        """Show the draft of this entry at once, the customer as soon as they are read."""
        self.entry_id = message.entry_id
        self.reply.show(message.entry_id)
        self.choices.mark(self.reply.template_id)
        self.work.load_customer(message.entry_id)
        self.show_keys()

    def on_customer_loaded(self, message: told.CustomerLoaded) -> None:
        """Show the customer, if the agent still stands there."""
        if message.view.entry.id == self.entry_id:
            self.view = message.view
            self.query_one(CustomerPane).show(message.view)
            self.query_one(BriefLine).show(message.view)
            self.show_keys()

    def on_favourites_listed(self, message: told.FavouritesListed) -> None:
        """Show the replies on the keys."""
        if message.entry_id == self.entry_id:
            self.choices.show_favourites(message.choices)
            self.early.show(message.entry_id)

    def _show_first_run(self, empty: bool) -> None:
        if empty and not self.query("#first-run"):
            from dingterm.tui.widgets.first_run import FirstRun

            self.mount(FirstRun(id="first-run"), before="#brief")
        if empty != self.has_class("-first-run"):
            self.set_class(empty, "-first-run")
            self.set_focus(self.query_one("#first-run" if empty else "#queue"))
        self.show_keys()

    def clear_brief(self) -> None:
        """Show nobody where the customer is told of, until they are read."""
        self.query_one(CustomerPane).clear()
        self.query_one(BriefLine).show(None)

    def _show_nobody(self) -> None:
        self.view = self.entry_id = None
        self.clear_brief()
        self.choices.show_favourites([])
        self.reply.show(None, nobody=True)
        self.show_keys()
        self.early.show(None)

    # -- the story: replies

    def on_template_chosen(self, message: told.TemplateChosen) -> None:
        """Fill a template."""
        self.early.filling = self.entry_id is not None
        if self.entry_id is not None:
            self.action_leave()
            self.work.fill(self.entry_id, message.template_id)

    def on_reply_filled(self, message: told.ReplyFilled) -> None:
        """Show the reply."""
        self.reply.fill(message.entry_id, message.reply)
        if message.entry_id == self.entry_id:
            self.reply.show(message.entry_id)
            self.choices.mark(message.reply.template_id)
            self.status.clear()
            self.show_keys()
        self.early.filled()

    # -- the story: contacts

    def on_reply_allowed(self, message: told.ReplyAllowed) -> None:
        """Hand the text over."""
        self.contacting.allowed(message)

    def on_reply_copied(self, message: told.ReplyCopied) -> None:
        """Log the contact, or hand the text over."""
        if "watching" in vars(self):
            self.watching.copied(presenter_of(self.app).whole(message.text, message.entry_id))
        self.contacting.copied(message)

    def on_contact_recorded(self, message: told.ContactRecorded) -> None:
        """Say so; the cart has moved a step."""
        self.contacting.recorded(message.contacted)
        self.renew(message.contacted.entry_id)

    def on_contact_undone(self, message: told.ContactUndone) -> None:
        """Go back to the customer."""
        undone = message.undone
        self.status.say("good", f"{undone.sentence}.")
        self.reply.mark_logged(undone.entry_id, False)
        if undone.entry_id is not None:
            self.queue.stand_on(undone.lane, undone.entry_id)
            self.renew(undone.entry_id)

    def renew(self, entry_id: int) -> None:
        """Show an entry and its customer as they stand now."""
        self.queue.renew(entry_id)
        if entry_id == self.entry_id:
            self.work.load_customer(entry_id)

    def on_chat_ready(self, message: told.ChatReady) -> None:
        """Show the link, opened or not."""
        self.status.say("good" if message.link.opened else "note", message.link.sentence, message.link.url)

    def on_code_ready(self, message: CodeReady) -> None:
        """Show it."""
        self.contacting.code_shown(message)

    def on_text_saved(self, message: told.TextSaved) -> None:
        """Say where the file is."""
        self.status.say("good", f"Written to {message.path}.")

    def on_job_ended(self, message: told.JobEnded) -> None:
        """Show whom an import brought."""
        if message.request.work == "import":
            self.status.say("good", f"Imported: {message.report['rows_kept']:,} rows kept. c shows the others.")
            self.action_reload()

    def on_job_failed(self, message: told.JobFailed) -> None:
        """Say why."""
        self.status.fail(message.title, message.sentence)

    def on_desk_failed(self, message: told.DeskFailed) -> None:
        """Say what could not be done."""
        self.contacting.failed()
        self.status.fail(message.title, message.sentence)
        if message.entry_id == self.entry_id:
            self.early.show(self.entry_id)
        self.early.filled()

    # -- commands

    def action_favourite(self, key: int) -> None:
        """Fill the reply on a key."""
        if choice := self.choices.favourite(key):
            self.early.filling = True
            self.post_message(told.TemplateChosen(choice.template_id))
        else:
            self.status.say("note", f"There is no reply on {key} for this customer. / searches all of them.")

    def action_copy(self) -> None:
        """Copy the reply and log the contact."""
        self.holding.hand_over(self.contacting.copy)

    def action_by_hand(self) -> None:
        """Show the reply as plain text."""
        self.holding.hand_over(self.contacting.by_hand)

    def action_edit(self) -> None:
        """Go into the reply."""
        if self.reply.draft:
            self.go("reply")
        else:
            self.contacting.ask_for_reply()

    def action_language(self) -> None:
        """Fill the reply in its next language."""
        draft = self.reply.draft
        if draft is None or self.entry_id is None:
            self.contacting.ask_for_reply()
        elif draft.edited:
            self.status.say("note", "Your edits are kept. To change the language, choose the reply anew first.")
        elif language := self.choices.language_after(draft.reply):
            self.early.filling = True
            self.work.fill(self.entry_id, draft.reply.template_id, language, draft.answers)
        else:
            self.status.say("note", "This reply has no other language.")

    def action_chat(self) -> None:
        """Open the customer's chat."""
        self.holding.hand_over(self.contacting.chat)

    def action_code(self) -> None:
        """Show the customer's chat as a QR code."""
        self.holding.hand_over(self.contacting.code)

    def action_undo(self) -> None:
        """Take back the last contact."""
        self.work.undo()

    def action_lane(self, steps: int) -> None:
        """Show another lane."""
        self.queue.post_message(told.LaneChosen(self.queue.lanes.beside(steps)))

    def action_reload(self) -> None:
        """Show the lane as it stands now."""
        self.queue.reload()

    def action_turn(self, steps: int) -> None:
        """Go to another pane."""
        panes = TURN if self.reply.draft else TURN[:2]
        here = panes.index(self.place) if self.place in panes else 0
        self.go(panes[(here + steps) % len(panes)])

    def action_leave(self) -> None:
        """Go back to the queue."""
        self.show_search(False)
        self.choices.leave_search()
        self.go("queue")

    def action_help(self) -> None:
        """Show all keys."""
        from dingterm.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.query_one(KeyLine).place))

    def action_review(self) -> None:
        """Go through customers who may be one person."""
        from dingterm.tui.screens.review import ReviewScreen

        self.app.push_screen(ReviewScreen(self.session), lambda _nothing: self.action_reload())

    def go(self, pane: str) -> None:
        """Go to a pane."""
        for one in TURN:
            self.set_class(one == pane, f"-at-{one}")
        self.set_focus(self.query_one(f"#{pane}"))

    def on_descendant_focus(self) -> None:
        """Turn to the pane that has the focus, and show what its keys do."""
        if self.place in TURN:
            for one in TURN:
                self.set_class(one == self.place, f"-at-{one}")
        self.show_keys()


def _named(steps: list[tuple[int, str]], extent: int) -> str:
    return [name for least, name in steps if least <= extent][-1]
