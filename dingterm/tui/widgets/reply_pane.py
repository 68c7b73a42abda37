"""The pane of the reply: the draft for the chosen entry, in an editor, with its facts below."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from dingterm.desk.views import Reply
from dingterm.tui.drafts import Draft, Drafts, Texts
from dingterm.tui.language import tr
from dingterm.tui.messages import ReplyEdited
from dingterm.tui.widgets.draft_facts import told_of

if TYPE_CHECKING:
    from dingterm.tui.widgets.reply_editor import ReplyEditor

HINT = "1–9 fills a reply from the list, / searches all of them."


class ReplyPane(Vertical):
    """Holds the drafts of this sitting and shows the one for the chosen entry."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._drafts = Drafts()
        self._entry_id: int | None = None

    @property
    def draft(self) -> Draft | None:
        """The draft on the screen."""
        return self._drafts.of(self._entry_id)

    @property
    def template_id(self) -> str:
        """The template of the draft on the screen, or nothing."""
        return self.draft.reply.template_id if self.draft else ""

    def compose(self) -> ComposeResult:
        """A hint until there is a reply."""
        yield Static(tr(HINT), id="reply-hint", markup=False)
        yield Static(id="reply-info", markup=False)

    def on_mount(self) -> None:
        """Begin without a reply."""
        self._draw()

    def fill(self, entry_id: int, reply: Reply) -> None:
        """Hold a filled reply for an entry."""
        self._drafts.begin(entry_id, reply)

    def add(self, entry_id: int, reply: Reply, *, at_cursor: bool) -> None:
        """Put a filled reply into the text of an entry: at the cursor, or below it with a line between."""
        draft = self._drafts.of(entry_id)
        if draft is None:
            self.fill(entry_id, reply)
        else:
            draft.reply = draft.reply.with_more(reply)
            if at_cursor and draft is self.draft:
                editor = self._editor(draft.text)
                editor.insert(reply.text)
                draft.change(editor.text)
            else:
                draft.change(f"{draft.text.rstrip()}\n\n{reply.text}")
        self.show(self._entry_id)

    @property
    def held(self) -> list[int]:
        """The entries there is a draft for."""
        return self._drafts.entries

    def turn_texts(self, turned: Callable[[str, int], str]) -> None:
        """Put every draft into other words, as when presenting begins."""
        self._drafts.turn_texts(turned)

    def put(self, entry_id: int, draft: Draft, *, show: bool) -> None:
        """Hold a text beside the others of an entry."""
        self._drafts.put(entry_id, draft, show=show)
        self.show(self._entry_id)

    def drop(self, entry_id: int, draft: Draft) -> None:
        """Take a text away."""
        self._drafts.texts(entry_id).drop(draft)
        self.show(self._entry_id)

    def texts(self, entry_id: int) -> Texts:
        """All texts for an entry."""
        return self._drafts.texts(entry_id)

    def turn(self, steps: int) -> None:
        """Show another text of the entry on the screen."""
        if self._entry_id is not None:
            self._drafts.texts(self._entry_id).turn(steps)
            self.show(self._entry_id)

    def show(self, entry_id: int | None, *, nobody: bool = False) -> None:
        """Show the draft of an entry, or the hint; where there is nobody, no hint either."""
        self._entry_id = entry_id
        self.query_one("#reply-hint").visible = not nobody
        if self.draft:
            self._editor(self.draft.text).fill(self.draft.text)
        self._draw()

    def grew(self, draft: Draft) -> None:
        """Show what has come of a draft, if it is the one on the screen."""
        if draft is self.draft:
            self._editor(draft.text).grow(draft.text)
            self._draw()

    def logged(self, entry_id: int, text: str) -> bool:
        """Whether this very text was logged for an entry already."""
        draft = self._drafts.of(entry_id)
        return draft is not None and draft.logged and draft.text == text

    def mark_logged(self, entry_id: int | None, logged: bool) -> None:
        """Note that the text shown for an entry was logged as a contact, or that this was taken back."""
        if entry_id is None or (shown := self._drafts.of(entry_id)) is None:
            return
        for draft in [shown] if logged else self._drafts.texts(entry_id).drafts:
            draft.logged = logged
        self._draw()

    def on_reply_edited(self, message: ReplyEdited) -> None:
        """Keep what was typed."""
        message.stop()
        if self.draft and not self.draft.coming:
            self.draft.change(self._editor(message.text).text)  # as it is now: the message may be of another draft
            self._draw()

    def _editor(self, text: str) -> ReplyEditor:
        """The editor; made with the first reply, because it takes longer to load than all else on the desk."""
        from dingterm.tui.widgets.reply_editor import ReplyEditor

        if not self.query(ReplyEditor):
            self.mount(ReplyEditor(text, id="reply"), before="#reply-info")
        return self.query_one(ReplyEditor)

    def on_resize(self) -> None:
        """Break the lines below anew."""
        self._draw()

    def _draw(self) -> None:
        draft = self.draft
        self.set_class(draft is not None, "-filled")
        self.border_title = Content(f"{tr('Reply')} · {self._title(draft)}" if draft else tr("Reply"))
        told = told_of(draft, self.size) if draft else Content("")
        self.query_one("#reply-info", Static).update(told)
        if draft:
            self._editor(draft.text).judge(draft)

    def _title(self, draft: Draft) -> str:
        texts = self._drafts.texts(self._entry_id or 0)
        place = f" · {texts.at + 1}/{len(texts.drafts)}" if len(texts.drafts) > 1 else ""
        title = tr("AI draft") if draft.verdict else draft.reply.title
        return f"{title}{place}{' · ' + tr('coming') if draft.coming else ''}"
