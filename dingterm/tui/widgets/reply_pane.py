"""The pane of the reply: the draft for the chosen entry, in an editor, with its facts below."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from dingterm.desk.views import Reply
from dingterm.tui.drafts import Draft, Drafts
from dingterm.tui.messages import ReplyEdited

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
        yield Static(HINT, id="reply-hint", markup=False)
        yield Static(id="reply-info", markup=False)

    def on_mount(self) -> None:
        """Begin without a reply."""
        self._draw()

    def fill(self, entry_id: int, reply: Reply) -> None:
        """Hold a filled reply for an entry."""
        self._drafts.begin(entry_id, reply)

    @property
    def held(self) -> list[int]:
        """The entries there is a draft for."""
        return self._drafts.entries

    def turn_texts(self, turned: Callable[[str, int], str]) -> None:
        """Put every draft into other words, as when presenting begins."""
        self._drafts.turn_texts(turned)

    def show(self, entry_id: int | None) -> None:
        """Show the draft of an entry, or the hint."""
        self._entry_id = entry_id
        if self.draft:
            self._editor(self.draft.text).fill(self.draft.text)
        self._draw()

    def logged(self, entry_id: int, text: str) -> bool:
        """Whether this very text was logged for an entry already."""
        draft = self._drafts.of(entry_id)
        return draft is not None and draft.logged and draft.text == text

    def mark_logged(self, entry_id: int | None, logged: bool) -> None:
        """Note that the draft of an entry was logged as a contact, or that this was taken back."""
        if draft := self._drafts.of(entry_id):
            draft.logged = logged
            self._draw()

    def on_reply_edited(self, message: ReplyEdited) -> None:
        """Keep what was typed."""
        message.stop()
        if self.draft:
            self.draft.change(message.text)
            self._draw()

    def _editor(self, text: str) -> ReplyEditor:
        """The editor; made with the first reply, because it takes longer to load than all else on the desk."""
        from dingterm.tui.widgets.reply_editor import ReplyEditor

        if not self.query(ReplyEditor):
            self.mount(ReplyEditor(text, id="reply"), before="#reply-info")
        return self.query_one(ReplyEditor)

    def _draw(self) -> None:
        draft = self.draft
        self.set_class(draft is not None, "-filled")
        self.border_title = Content(f"Reply · {draft.reply.title}" if draft else "Reply")
        self.query_one("#reply-info", Static).update(_facts(draft) if draft else Content(""))


def _facts(draft: Draft) -> Content:
    parts: list[str | tuple[str, str]] = []
    if draft.reply.missing:
        parts.append((f"⚠ missing: {', '.join(draft.reply.missing)} · ", "$d-waiting"))
    if draft.logged:
        parts.append(("✓ logged · ", "$d-good"))
    edited = "edited · " if draft.edited else ""
    parts.append((f"{edited}{len(draft.text):,} signs · {draft.reply.language}", "$d-quiet"))
    return Content.assemble(*parts)
