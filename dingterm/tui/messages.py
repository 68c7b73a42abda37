"""What happens at the desk, in the order it happens: every message that widgets and workers post.

A lane is chosen, its snapshot arrives, an entry is chosen, its customer is loaded, a template is chosen, the reply is
filled, copied, logged, and perhaps taken back.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.message import Message

from dingterm.desk.views import Choice, Contacted, CustomerView, Link, PairView, QueueRow, Reply, Sight, Undone

if TYPE_CHECKING:
    from dingterm.delivery.clipboard import Delivered
    from dingterm.desk.histories import Found, Record
    from dingterm.desk.job_request import JobRequest
    from dingterm.desk.lesson_example import Example
    from dingterm.desk.made_of import SourceRecord
    from dingterm.desk.reports import Line
    from dingterm.desk.session import Session
    from dingterm.tui.job_state import JobState


@dataclass(eq=False)
class LaneChosen(Message):
    """The agent wants to see another lane."""

    lane: str


@dataclass(eq=False)
class LanesCounted(Message):
    """How many entries each lane holds, and how many of all may be written to now."""

    counts: dict[str, int]
    due: int


@dataclass(eq=False)
class LaneLoaded(Message):
    """The snapshot of a lane: its entries in order, and the one to stand on, if a certain one is wanted.

    `whole` is false for the beginning of one whose rest is on its way.
    """

    lane: str
    ids: array[int]
    sight: Sight
    entry_id: int | None = None
    whole: bool = True


@dataclass(eq=False)
class ClaimsSeen(Message):
    """The customers that other agents have now, and who."""

    taken: dict[int, str]


@dataclass(eq=False)
class RowsWanted(Message):
    """The queue is about to show these entries and has no rows for them."""

    ids: Sequence[int]


@dataclass(eq=False)
class RowsLoaded(Message):
    """Rows for the entries asked for; those left out have left the queue."""

    ids: Sequence[int]
    rows: list[QueueRow]


class PeopleKnown(Message):
    """Everything of certain customers has passed the masks of whoever presents."""


@dataclass(eq=False)
class EntryChosen(Message):
    """The agent stands on an entry of the queue."""

    entry_id: int


@dataclass(eq=False)
class CustomerLoaded(Message):
    """Everything about the customer behind an entry."""

    view: CustomerView


@dataclass(eq=False)
class FavouritesListed(Message):
    """The replies on the keys 1 to 9 for an entry."""

    entry_id: int
    choices: list[Choice]


@dataclass(eq=False)
class TemplatesRead(Message):
    """What is newly wrong with template files, a sentence each."""

    problems: list[str]


@dataclass(eq=False)
class SearchTyped(Message):
    """The agent has typed into the search of replies."""

    query: str


@dataclass(eq=False)
class RepliesFound(Message):
    """The replies a query means, best first."""

    entry_id: int
    query: str
    choices: list[Choice]


@dataclass(eq=False)
class TemplateChosen(Message):
    """The agent wants this template filled."""

    template_id: str


@dataclass(eq=False)
class ReplyFilled(Message):
    """A template filled for the customer of an entry."""

    entry_id: int
    reply: Reply


@dataclass(eq=False)
class ReplyAdded(Message):
    """A template filled to stand beside what is written already."""

    entry_id: int
    reply: Reply


@dataclass(eq=False)
class ReplyEdited(Message):
    """The agent has changed the text of the reply."""

    text: str


@dataclass(eq=False)
class ReplyAllowed(Message):
    """A reply may be handed over."""

    entry_id: int
    reply: Reply
    text: str


@dataclass(eq=False)
class ReplyCopied(Message):
    """What became of the text of a reply."""

    entry_id: int
    reply: Reply
    text: str
    delivered: Delivered


@dataclass(eq=False)
class ContactRecorded(Message):
    """A contact was logged."""

    contacted: Contacted


@dataclass(eq=False)
class ContactUndone(Message):
    """The agent's last contact was taken back."""

    undone: Undone


@dataclass(eq=False)
class ChatReady(Message):
    """The link into the customer's chat, and what was done with it."""

    link: Link


@dataclass(eq=False)
class TextSaved(Message):
    """The reply was written into a file."""

    path: Path


@dataclass(eq=False)
class PlanRenewed(Message):
    """The queue was worked out anew if it had grown old; where it changed, the snapshot on the screen is of before."""

    changed: bool


@dataclass(eq=False)
class DoubtsLoaded(Message):
    """The pairs of customers that may be one person, the most useful first."""

    pairs: list[tuple[int, int]]


@dataclass(eq=False)
class PairLoaded(Message):
    """Two customers side by side."""

    view: PairView


@dataclass(eq=False)
class PairAnswered(Message):
    """An answer about two customers was kept."""

    sentence: str


@dataclass(eq=False)
class AnswerUndone(Message):
    """The agent's last answer was taken back."""

    sentence: str


class LessonJudged(Message):
    """A lesson's step was looked at, or left; the lesson says where it stands."""


@dataclass(eq=False)
class ExampleMade(Message):
    """A trainer is to be shown a reply that would do."""

    example: Example


@dataclass(eq=False)
class EntryFound(Message):
    """Where an entry of the queue stands now."""

    entry_id: int
    lane: str


@dataclass(eq=False)
class PersonTyped(Message):
    """The agent has typed into the search of customers."""

    query: str


@dataclass(eq=False)
class PeopleFound(Message):
    """The customers a query means, the likest first."""

    query: str
    found: list[Found]


@dataclass(eq=False)
class RecordsLoaded(Message):
    """Everything about the two customers of a pair."""

    records: tuple[Record, Record]


@dataclass(eq=False)
class MadeOfLoaded(Message):
    """The source records that the customers of a pair are made of."""

    records: list[SourceRecord]


@dataclass(eq=False)
class RecordLoaded(Message):
    """Everything about a customer, in the queue or not."""

    record: Record


@dataclass(eq=False)
class ReportLoaded(Message):
    """What contacts brought, by something, in the last days (0: ever)."""

    dimension: str
    days: int
    lines: Sequence[Line]


@dataclass(eq=False)
class DeskFailed(Message):
    """Something could not be done; the sentence says what, where and what to do."""

    title: str
    sentence: str
    entry_id: int | None = None


@dataclass(eq=False)
class FilePicked(Message):
    """The agent takes a file to be cleaned, or leaves it again."""

    file: Path


@dataclass(eq=False)
class PathsTyped(Message):
    """The agent has typed or pasted paths, or nothing: to go on."""

    text: str


@dataclass(eq=False)
class FilesLooked(Message):
    """What each file is, by a question about these files; an error's sentence where there is no answer."""

    request: JobRequest
    looks: Sequence[Mapping[str, Any]]
    error: str = ""


@dataclass(eq=False)
class OptionChanged(Message):
    """Another choice of an option; the look at the files may depend on it."""

    looks: bool


class TabTurned(Message):
    """The agent looks at another tab of the results."""


@dataclass(eq=False)
class Answered(Message):
    """The agent has answered what was asked on a line, or left it."""

    text: str
    taken: bool


@dataclass(eq=False)
class JobAdvanced(Message):
    """Bulk work has begun, or has come further."""

    state: JobState


@dataclass(eq=False)
class JobEnded(Message):
    """Bulk work is done; what it says of itself."""

    request: JobRequest
    report: Mapping[str, Any]


@dataclass(eq=False)
class JobFailed(Message):
    """Bulk work could not be done."""

    request: JobRequest
    title: str
    sentence: str


@dataclass(eq=False)
class JobStopped(Message):
    """Bulk work was ended by the agent; nothing of it is left."""

    request: JobRequest


@dataclass(eq=False)
class PresenterTurned(Message):
    """Presenting has begun, or is over: what is on the screen is to be shown anew."""

    on: bool


@dataclass(eq=False)
class DemoOpened(Message):
    """The desk of the made-up shop, to be shown in place of one without anybody."""

    session: Session
