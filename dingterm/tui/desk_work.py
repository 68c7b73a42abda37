"""What the desk screen asks of the use cases: each question in a thread worker, each answer a message.

The reading questions are exclusive in their group: a newer one makes an older answer unwanted, and it is dropped. What
writes is never dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from dingterm.desk import queue
from dingterm.desk.freshness import is_large, is_stale, keep_turning
from dingterm.desk.views import EVERYBODY, Sight
from dingterm.errors import DingtermError, RecoveryError
from dingterm.tui import messages as told
from dingterm.tui.presenter import Presenter, presenter_of
from dingterm.tui.sift_messages import ColumnsKept, FilterRefused, PlanAdvanced
from dingterm.tui.terminal import terminal_writer

if TYPE_CHECKING:
    from dingterm.desk.session import Session
    from dingterm.desk.views import Reply


FIRST = 128
"""Entries of a lane that are shown before the others are read."""


class DeskWork:
    """Questions to one session on behalf of one widget or screen; the answers are posted to it."""

    def __init__(self, asker: Widget, session: Session) -> None:
        self._asker = asker
        self._session = session

    @property
    def _presenter(self) -> Presenter:
        return presenter_of(self._asker.app)

    @property
    def session(self) -> Session:
        """The session that is asked."""
        return self._session

    def for_screen(self, asker: Widget) -> DeskWork:
        """The same session, answering another widget or screen."""
        return DeskWork(asker, self._session)

    def count_lanes(self) -> None:
        """Answered by `LanesCounted`."""
        session = self._session
        self._read("lanes", lambda: told.LanesCounted(queue.lane_counts(session), queue.due_count(session)))

    def renew_plan(self, *, asked: bool = False) -> None:
        """Answered by `PlanRenewed`; counts as changed when the agent asked. Where it has grown old it is worked out:
        that loads polars, or is bulk work where there are many customers.

        By `PlanAdvanced` meanwhile, where there are many; a desk that is left ends it between two batches.
        """

        def advanced(done: int, of: int) -> None:
            if get_current_worker().is_cancelled:
                raise RecoveryError("The queue was not worked out to the end. It is when the desk is opened again.")
            if done < of:
                self._asker.post_message(PlanAdvanced(done, of))

        def renewed() -> Message:
            if is_stale(self._session):
                self._replan(advanced)
                return told.PlanRenewed(changed=True)
            return told.PlanRenewed(changed=bool(keep_turning(self._session)) or asked)

        self._write(renewed, "plan")

    def _replan(self, advanced: Callable[[int, int], None]) -> None:
        if self._session.rules.beside or is_large(self._session):
            from dingterm.tui.plan_child import replan_in_child

            replan_in_child(self._session.store.path, advanced)
        else:
            from dingterm.desk import planning

            planning.replan_all(self._session, advanced)

    def look_around(self) -> None:
        """Answered by `ClaimsSeen`."""
        from dingterm.desk.claims import taken_by_others

        self._read("claims", lambda: told.ClaimsSeen(taken_by_others(self._session)))

    def load_lane(self, lane: str, sight: Sight = EVERYBODY, entry_id: int | None = None) -> None:
        """Answered by `LaneLoaded`, twice where nobody is waited for: its beginning at once, then the whole.

        By `FilterRefused` where the filter is not understood.
        """

        def loaded(most: int) -> Message:
            try:
                ids = queue.entry_ids(self._session, lane, sight, most)
            except RecoveryError as error:
                return FilterRefused(sight.text, error.sentence)
            return told.LaneLoaded(lane, ids, sight, entry_id, whole=most < 0)

        first = [] if entry_id is not None else [lambda: loaded(FIRST)]
        self._read("lane", *first, lambda: loaded(-1))

    def keep_columns(self, hidden: Sequence[str]) -> None:
        """Write into the settings which columns are left out; answered only when that cannot be."""
        from dingterm.desk.settings_file import write_settings

        def kept() -> Message:
            write_settings("", {"hidden_columns": " ".join(hidden)})
            return ColumnsKept()

        self._write(kept, "columns")

    def find_entry(self, entry_id: int) -> None:
        """Answered by `EntryFound`."""
        self._read("entry", lambda: told.EntryFound(entry_id, queue.standing_of(self._session, entry_id)))

    def load_rows(self, ids: Sequence[int]) -> None:
        """Answered by `RowsLoaded`; never dropped, because the table asks once for each page."""
        self._write(lambda: told.RowsLoaded(ids, queue.queue_rows(self._session, ids)), "rows")

    def learn_people(self, ids: Sequence[int]) -> None:
        """Answered by `PeopleKnown`: all of these customers is read for the masks, names, phones and addresses."""

        def learned() -> Message:
            for row in queue.queue_rows(self._session, ids):
                self._presenter.shown(self._customer(row.id))
            return told.PeopleKnown()

        self._write(learned, "people")

    def load_customer(self, entry_id: int) -> None:
        """Answered by `CustomerLoaded`, then `FavouritesListed`."""
        self._read(
            "customer",
            lambda: self._customer(entry_id),
            lambda: self._favourites(entry_id),
            entry_id=entry_id,
        )
        self._read("templates", self._templates)

    def search(self, entry_id: int, query: str) -> None:
        """Answered by `RepliesFound`."""
        from dingterm.desk.reply import search_replies

        self._read("search", lambda: told.RepliesFound(entry_id, query, search_replies(self._session, entry_id, query)))

    def fill(
        self, entry_id: int, template_id: str, language: str | None = None, answers: Mapping[str, str] | None = None
    ) -> None:
        """Answered by `ReplyFilled`."""
        from dingterm.desk.reply import fill_reply

        def filled() -> Message:
            return told.ReplyFilled(entry_id, fill_reply(self._session, entry_id, template_id, language, answers or {}))

        self._read("fill", filled)

    def fill_more(self, entry_id: int, template_id: str) -> None:
        """Answered by `ReplyAdded`."""
        from dingterm.desk.reply import fill_reply

        self._read("fill", lambda: told.ReplyAdded(entry_id, fill_reply(self._session, entry_id, template_id)))

    def allow(self, entry_id: int, reply: Reply, text: str) -> None:
        """Answered by `ReplyAllowed`."""
        from dingterm.desk.contact import check_reply

        def allowed() -> Message:
            check_reply(self._session, entry_id, self._presenter.whole(text, entry_id))
            return told.ReplyAllowed(entry_id, reply, text)

        self._write(allowed)

    def copy(self, entry_id: int, reply: Reply, text: str) -> None:
        """Answered by `ReplyCopied`."""
        from dingterm.desk.contact import copy_text

        write = terminal_writer(self._asker.app)
        whole = self._presenter.whole(text, entry_id)
        self._write(lambda: told.ReplyCopied(entry_id, reply, text, copy_text(self._session, entry_id, whole, write)))

    def record(self, entry_id: int, reply: Reply, text: str, route: str) -> None:
        """Answered by `ContactRecorded`."""
        from dingterm.desk.contact import record_contact

        sent, whole = self._presenter.whole_reply(reply, entry_id), self._presenter.whole(text, entry_id)

        def recorded() -> Message:
            contacted = record_contact(self._session, entry_id, sent, whole, route)
            if reply.draft_id is not None:
                from dingterm.desk.draft_log import reply_copied

                reply_copied(self._session, sent, whole, contacted.message_id)
            return told.ContactRecorded(contacted)

        self._write(recorded)

    def undo(self) -> None:
        """Answered by `ContactUndone`."""
        from dingterm.desk.undoing import undo

        self._write(lambda: told.ContactUndone(undo(self._session)))

    def save(self, text: str) -> None:
        """Answered by `TextSaved`."""
        from dingterm.desk.contact import save_text

        self._write(lambda: told.TextSaved(save_text(self._session, text)))

    def open_chat(self, entry_id: int, text: str) -> None:
        """Answered by `ChatReady`."""
        from dingterm.desk.chat import chat_link

        whole = self._presenter.whole(text, entry_id)
        self._write(lambda: told.ChatReady(chat_link(self._session, entry_id, whole)), "chat")

    def _customer(self, entry_id: int) -> Message:
        from dingterm.desk.customer import load_customer

        return told.CustomerLoaded(load_customer(self._session, entry_id))

    def _templates(self) -> Message:
        from dingterm.desk.reply import template_problems

        return told.TemplatesRead(template_problems(self._session))

    def _favourites(self, entry_id: int) -> Message:
        from dingterm.desk.reply import favourites

        return told.FavouritesListed(entry_id, favourites(self._session, entry_id))

    def _read(self, group: str, *questions: Callable[[], Message], entry_id: int | None = None) -> None:
        def work() -> None:
            worker = get_current_worker()
            for question in questions:
                if worker.is_cancelled:
                    return
                answer = self._presenter.shown(_answer(question, entry_id))
                if not worker.is_cancelled:
                    self._asker.post_message(answer)

        self._asker.run_worker(work, group=group, exclusive=True, thread=True)

    def _write(self, question: Callable[[], Message], group: str = "contact") -> None:
        def work() -> None:
            self._asker.post_message(self._presenter.shown(_answer(question)))

        self._asker.run_worker(work, group=group, thread=True)


def _answer(question: Callable[[], Message], entry_id: int | None = None) -> Message:
    try:
        return question()
    except DingtermError as error:
        return told.DeskFailed(error.title, error.sentence, entry_id)
