"""From `a` to a draft in the editor: asked for, streamed, stopped, and turned to others."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dingterm.desk.views import Reply
from dingterm.tui import draft_messages as told
from dingterm.tui.draft_work import DraftRun, DraftWork
from dingterm.tui.drafts import MOST_DRAFTED, Draft, Verdict

if TYPE_CHECKING:
    from dingterm.tui.screens.desk import DeskScreen

TITLE = "AI draft"


@dataclass
class Underway:
    """A request for drafts, and the texts it has begun, by variant."""

    run: DraftRun
    drafts: dict[int, Draft] = field(default_factory=dict)


class Drafting:
    """The drafts that are under way at a desk, at most one request for each entry."""

    def __init__(self, desk: DeskScreen, work: DraftWork) -> None:
        self._desk = desk
        self._work = work
        self._underway: dict[int, Underway] = {}
        self._words: dict[int, str | None] = {}

    def begin(self, *, words: str | None = None, direction: str = "", variants: int = 1) -> None:
        """Ask for drafts for the customer on the screen."""
        desk, entry_id = self._desk, self._desk.entry_id
        if entry_id is None:
            desk.contacting.ask_for_reply()
            return
        self.stop()
        run = DraftRun(entry_id, words, direction, variants)
        self._underway[entry_id], self._words[entry_id] = Underway(run), words
        what = "A draft is" if variants == 1 else f"{variants} wordings are"
        desk.status.say("note", f"{what} asked for. Esc stops it.")
        desk.show_keys()
        self._work.draft(run)

    @property
    def coming(self) -> bool:
        """Whether drafts for the customer on the screen are under way."""
        return self._desk.entry_id in self._underway

    @property
    def words(self) -> str | None:
        """The words that the last draft for the customer on the screen answered, if they were given."""
        return self._words.get(self._desk.entry_id or 0)

    def stop(self) -> bool:
        """Stop what is under way for the customer on the screen and keep what came; False when nothing is."""
        underway = self._underway.get(self._desk.entry_id or 0)
        if underway is None:
            return False
        self._end(underway.run)
        came = any(one.text for one in underway.drafts.values())
        self._desk.status.say("note", f"Stopped; {'what came is kept' if came else 'nothing had come'}.")
        return True

    def stop_all(self) -> None:
        """Stop everything, because the desk is left."""
        for underway in self._underway.values():
            underway.run.stop()

    def turn(self) -> None:
        """Show the next text of the customer on the screen; where there is one alone, ask for several wordings."""
        desk = self._desk
        if desk.entry_id is None or len(desk.reply.texts(desk.entry_id).drafts) < 2:
            self.begin(words=self.words, variants=MOST_DRAFTED)
        else:
            desk.reply.turn(1)
            desk.choices.mark(desk.reply.template_id)
            desk.status.clear()
            desk.show_reply()

    def grew(self, message: told.DraftGrew) -> None:
        """Show a few signs more."""
        if underway := self._of(message.run):
            draft = underway.drafts.get(message.variant) or self._new(underway, message.variant)
            draft.grow(message.text)
            self._desk.reply.grew(draft)

    def came(self, message: told.DraftCame) -> None:
        """A variant is whole: show it with its marks."""
        if underway := self._of(message.run):
            draft = underway.drafts.get(message.variant) or self._new(underway, message.variant)
            draft.grow(message.text)
            draft.reply = replace(draft.reply, language=message.language, draft_id=message.draft_id)
            draft.verdict = Verdict(False, message.text, message.marks, message.intents, message.spent)
            self._desk.reply.grew(draft)

    def failed(self, message: told.DraftFailed) -> None:
        """Say why; what came is kept, unless it answers something else by now."""
        if underway := self._of(message.run):
            self._end(message.run)
            draft = underway.drafts.get(message.variant)
            if draft and message.dropped:
                self._desk.reply.drop(message.run.entry_id, draft)
            elif draft:
                draft.reply = replace(draft.reply, draft_id=message.draft_id)
            self._desk.status.fail(message.title, message.sentence)
            self._desk.renew(message.run.entry_id)

    def offered(self, message: told.TemplatesOffered) -> None:
        """Show templates in place of a draft."""
        if self._of(message.run):
            self._end(message.run)
            if message.run.entry_id == self._desk.entry_id:
                self._desk.show_offered(list(message.choices))
            self._desk.status.say("note", message.sentence)

    def ended(self, message: told.DraftEnded) -> None:
        """Say what there is to do with what came."""
        underway = self._of(message.run)
        if underway is None:
            return
        self._end(message.run)
        drafts = self._desk.reply.texts(message.run.entry_id).drafts
        turn = " v turns to the others." if len(drafts) > 1 else ""
        self._desk.status.say("good", f"Drafted: read it before you copy it.{turn}")

    def _new(self, underway: Underway, variant: int) -> Draft:
        desk, run = self._desk, underway.run
        view = desk.view if desk.view and desk.view.entry.id == run.entry_id else None
        reply = Reply("", TITLE, "", 0, "", (), view.entry.step if view else 0, draft_id=0)
        draft = underway.drafts[variant] = Draft(reply, "", verdict=Verdict())
        desk.reply.put(run.entry_id, draft, show=variant == 1)
        if variant == 1 and run.entry_id == desk.entry_id:
            desk.choices.mark("")
            desk.show_reply()
        desk.show_keys()
        return draft

    def _of(self, run: DraftRun) -> Underway | None:
        """What a run has begun, if it was not stopped."""
        underway = self._underway.get(run.entry_id)
        return underway if underway and underway.run is run else None

    def _end(self, run: DraftRun) -> None:
        run.stop()
        underway = self._underway.pop(run.entry_id)
        for draft in underway.drafts.values():
            if draft.verdict:
                draft.verdict.coming = False
            self._desk.reply.grew(draft)
        self._desk.show_keys()
