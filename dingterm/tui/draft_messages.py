"""What happens while a draft is made: every message of its worker, in the order it happens.

Each names the entry it is for; those of a draft that was stopped are not posted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from dingterm.desk.views import Choice
    from dingterm.replies.guard.marks import Mark
    from dingterm.tui.draft_work import DraftRun


@dataclass(eq=False)
class DraftGrew(Message):
    """A few signs more have come; `text` is all that came of this variant."""

    run: DraftRun
    variant: int
    text: str


@dataclass(eq=False)
class DraftCame(Message):
    """A variant is whole, and was judged.

    Attributes:
        marks: What the guard found in it.
        intents: What the customer's words want.
        spent: What this draft and the day took, ready to show.
    """

    run: DraftRun
    variant: int
    text: str
    language: str
    draft_id: int
    marks: tuple[Mark, ...]
    intents: tuple[str, ...]
    spent: str


@dataclass(eq=False)
class DraftFailed(Message):
    """No draft, or not a whole one; what came of it is not to be used where it was `dropped`."""

    run: DraftRun
    variant: int
    title: str
    sentence: str
    draft_id: int
    dropped: bool


@dataclass(eq=False)
class TemplatesOffered(Message):
    """There is no server: templates instead, the nearest first."""

    run: DraftRun
    choices: Sequence[Choice]
    sentence: str


@dataclass(eq=False)
class DraftEnded(Message):
    """Nothing more will come."""

    run: DraftRun


@dataclass(eq=False)
class DraftJudged(Message):
    """A text was held against the facts; with a sentence where that was not possible."""

    entry_id: int
    text: str
    marks: tuple[Mark, ...]
    sentence: str = ""
