"""The clipboard watched for the customer's words, when the agent asks for it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from dingterm.tui.clip_watch import ClipWatch, WordsCopied
from dingterm.tui.presenter import presenter_of
from dingterm.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from dingterm.tui.screens.desk import DeskScreen

SHOWN = 40
"""Signs of copied words that are shown."""

WATCHED = "The clipboard is watched: words that you copy in the chat are offered to be answered. W ends it."
NOT_WATCHED = "The clipboard is not watched any more."
PAUSED = "The clipboard is not watched while you present. F8 ends that."


class WatchingStory:
    """Mixed into the desk's screen."""

    @cached_property
    def watching(self) -> ClipWatch:
        """The watch; made when it is first asked for."""
        return ClipWatch(cast("DeskScreen", self))

    def begin_watching(self) -> None:
        """Watch from the start, because the settings say so."""
        desk = cast("DeskScreen", self)
        if desk.session.settings.watch_clipboard:
            self._watch()

    def action_watch(self) -> None:
        """Watch the clipboard, or end that."""
        desk = cast("DeskScreen", self)
        if presenter_of(desk.app).on:
            desk.status.say("note", PAUSED)
        elif self.watching.on:
            self.watching.end()
            desk.status.say("note", NOT_WATCHED)
            self._show_watch()
        else:
            self._watch()

    def action_answer_copied(self) -> None:
        """Draft for the words that were copied, or offer templates where no server drafts."""
        desk = cast("DeskScreen", self)
        if (words := self.watching.offered) and desk.entry_id is not None:
            self.watching.offered = ""
            desk.drafting.begin(words=words)

    def on_words_copied(self, message: WordsCopied) -> None:
        """Offer an answer; our own reply that comes back is none of theirs."""
        desk = cast("DeskScreen", self)
        if not self.watching.on or presenter_of(desk.app).on or desk.entry_id is None:
            return
        presenter, draft = presenter_of(desk.app), desk.reply.draft
        if draft and presenter.whole(draft.text, desk.entry_id).strip() == message.words:
            return
        self.watching.offered = message.words
        first = " ".join(message.words.split())
        words = first if len(first) <= SHOWN else f"{first[:SHOWN]}…"
        name = desk.view.name if desk.view else ""
        desk.status.say("note", f"Copied: “{words}”. y answers it for {name}.")
        desk.show_keys()

    def watch_turned(self, presenting: bool) -> None:
        """Nothing is read in front of people; afterwards it goes on."""
        if "watching" not in vars(self) or not self.watching.on:
            return
        if presenting:
            self.watching.pause()
            cast("DeskScreen", self).status.say("note", PAUSED)
        else:
            self.watching.begin()
        self._show_watch()

    def _watch(self) -> None:
        desk = cast("DeskScreen", self)
        why = self.watching.begin()
        desk.status.say("bad" if why else "note", why or WATCHED)
        self._show_watch()

    def _show_watch(self) -> None:
        desk = cast("DeskScreen", self)
        desk.query_one(TopLine).show_watched(self.watching.on and not presenter_of(desk.app).on)
        desk.show_keys()
