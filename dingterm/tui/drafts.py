"""The replies of this sitting, as filled, drafted and edited, so that walking the queue loses none of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from dingterm.desk.views import Reply

if TYPE_CHECKING:
    from dingterm.replies.guard.marks import Mark

MOST_DRAFTED = 3
"""Drafts of a server that wait beside one another; the oldest unedited one makes room."""


@dataclass
class Verdict:
    """What is known of a text that a server wrote.

    Attributes:
        coming: It still comes.
        of: The text that was judged; None before that.
        intents: What the customer's words want.
        spent: What it took, ready to show.
    """

    coming: bool = True
    of: str | None = None
    marks: tuple[Mark, ...] = ()
    intents: tuple[str, ...] = ()
    spent: str = ""


@dataclass
class Draft:
    """A reply to one customer on its way.

    Attributes:
        reply: As it was filled or drafted.
        text: As it stands now.
        logged: Whether its contact was logged: copying it again logs nothing.
        verdict: Of a server's draft only.
        answers: What the agent has said of facts that are missing, by the fact, also where more are still asked for.
    """

    reply: Reply
    text: str
    logged: bool = False
    verdict: Verdict | None = None
    answers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.answers |= dict(self.reply.answers)

    @property
    def edited(self) -> bool:
        """Whether the agent has changed it."""
        return self.text != self.reply.text

    @property
    def coming(self) -> bool:
        """Whether more of it comes."""
        return self.verdict is not None and self.verdict.coming

    def change(self, text: str) -> None:
        """Take the agent's text; another text is another contact."""
        if text != self.text:
            self.text, self.logged = text, False

    def grow(self, text: str) -> None:
        """Take what a server has written so far."""
        self.reply, self.text = replace(self.reply, text=text), text

    def turn(self, turned: Callable[[str], str]) -> None:
        """Put it into other words, which are to be judged anew."""
        self.reply, self.text = replace(self.reply, text=turned(self.reply.text)), turned(self.text)
        if self.verdict:
            self.verdict.of = None


@dataclass
class Texts:
    """The texts for one entry beside one another, and which of them is shown."""

    drafts: list[Draft] = field(default_factory=list)
    at: int = 0

    @property
    def shown(self) -> Draft | None:
        """The text on the screen."""
        return self.drafts[self.at] if self.drafts else None

    def add(self, draft: Draft, *, show: bool) -> None:
        """Put a text beside the others; those that any key fills again make room for it."""
        shown = draft if show else self.shown
        drafted = [one for one in self.drafts if one.verdict and not one.edited and one is not shown]
        room = MOST_DRAFTED - (draft.verdict is not None)
        leaving = [one for one in drafted if not one.coming][: max(0, len(drafted) - room)]
        filled = [one for one in self.drafts if not one.verdict and not one.edited and one is not shown]
        self.drafts = [one for one in self.drafts if not _among(one, leaving + filled)] + [draft]
        self._stand_on(shown)

    def drop(self, draft: Draft) -> None:
        """Take a text away."""
        shown = self.shown
        self.drafts = [one for one in self.drafts if one is not draft]
        self._stand_on(shown)

    def turn(self, steps: int) -> None:
        """Show another."""
        self.at = (self.at + steps) % max(1, len(self.drafts))

    def _stand_on(self, draft: Draft | None) -> None:
        last = max(0, len(self.drafts) - 1)
        self.at = next((place for place, one in enumerate(self.drafts) if one is draft), last)


@dataclass
class Drafts:
    """The texts for each entry of the queue."""

    _held: dict[int, Texts] = field(default_factory=dict)

    def of(self, entry_id: int | None) -> Draft | None:
        """The draft shown for an entry, if there is one."""
        return self.texts(entry_id).shown if entry_id is not None else None

    def texts(self, entry_id: int) -> Texts:
        """All texts for an entry."""
        return self._held.setdefault(entry_id, Texts())

    @property
    def entries(self) -> list[int]:
        """The entries there is a draft for."""
        return [entry_id for entry_id, texts in self._held.items() if texts.drafts]

    def turn_texts(self, turned: Callable[[str, int], str]) -> None:
        """Put every draft into other words, as when presenting begins."""
        for entry_id, texts in self._held.items():
            for draft in texts.drafts:
                draft.turn(partial(_turned, turned, entry_id))

    def begin(self, entry_id: int, reply: Reply) -> Draft:
        """Hold a newly filled reply; what the agent has edited, or a server drafted, waits beside it."""
        return self.put(entry_id, Draft(reply, reply.text), show=True)

    def put(self, entry_id: int, draft: Draft, *, show: bool) -> Draft:
        """Hold a text beside the others of an entry."""
        self.texts(entry_id).add(draft, show=show)
        return draft


def _turned(turned: Callable[[str, int], str], entry_id: int, text: str) -> str:
    return turned(text, entry_id)


def _among(draft: Draft, others: list[Draft]) -> bool:
    return any(draft is one for one in others)
