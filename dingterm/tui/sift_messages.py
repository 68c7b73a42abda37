"""What happens while an agent chooses whom the queue shows, in which order, and who is marked."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass(eq=False)
class FilterTyped(Message):
    """The agent has typed into the filter of the queue."""

    text: str


@dataclass(eq=False)
class FilterRefused(Message):
    """A filter is not understood; the sentence says why."""

    text: str
    sentence: str


@dataclass(eq=False)
class SortAsked(Message):
    """The agent wants the queue in another order; the same again turns it round."""

    sort: str


class ColumnsKept(Message):
    """Which columns are left out is in the settings."""


@dataclass(eq=False)
class MarksChanged(Message):
    """So many entries of the queue are marked now."""

    count: int


@dataclass(eq=False)
class PlanAdvanced(Message):
    """So many customers of all have their place in the queue worked out anew."""

    done: int
    of: int
