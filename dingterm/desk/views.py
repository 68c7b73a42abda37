"""What the desk shows: finished words and figures, ready for any screen or for JSON.

Every text in a view has passed `safe_text`. Times are epoch seconds beside the words a person reads.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dingterm.recovery.sample_size import ENOUGH

if TYPE_CHECKING:
    from dingterm.replies.attachments import Attachment

LANES = ("unpaid", "consulted", "win-back", "replied", "waiting", "closed")
"""The lanes of the queue, in the order shown."""

LANE_TITLES = {
    "unpaid": "Unpaid",
    "consulted": "Consulted",
    "win-back": "Win-back",
    "replied": "Replied",
    "waiting": "Waiting",
    "closed": "Closed",
}

SIGNS = {"due": "●", "waiting": "◌", "blocked": "⊘", "claimed": "⚑"}
"""A state is a sign first and a colour second."""


SORTS = ("score", "customer", "amount", "items", "age", "step", "due")
"""What the queue can be sorted by; amounts within their currency."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What is seen of a lane: the entries that a filter asks for, in an order.

    Attributes:
        text: The filter, as `recovery.filters` reads it; empty for everybody.
        sort: One of `SORTS`; empty for the order to work through them.
        backwards: The other way round.
    """

    text: str = ""
    sort: str = ""
    backwards: bool = False


EVERYBODY = Sight()


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One line of the queue: a customer, what is at stake, and whether to write now."""

    id: int
    customer_id: int
    lane: str
    score: int
    customer: str
    currency: str
    amount: str
    item_count: int
    age: str
    step: int
    state: str
    reason: str
    due_at: int | None

    @property
    def sign(self) -> str:
        """The sign of the state."""
        return SIGNS[self.state]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a cart."""

    title: str
    variant: str
    quantity: int
    amount: str


@dataclass(frozen=True, slots=True)
class CartView:
    """The cart an entry of the queue is about."""

    name: str
    left: str
    currency: str
    total: str
    items: tuple[Item, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a customer's history."""

    at: int
    when: str
    kind: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Known:
    """Something a customer is known by: where it came from, when it was seen, and what was found of it."""

    kind: str
    value: str
    verdict: str
    source: str
    first_seen: str
    last_seen: str


@dataclass(frozen=True, slots=True)
class CustomerView:
    """Everything the desk shows of the customer behind one entry of the queue.

    `homes` is how many customers were merged into this one, itself counted; `households` are others, linked by agents.
    """

    entry: QueueRow
    name: str
    place: str
    local_time: str
    language: str
    phone: str
    email: str
    cart: CartView | None
    why: tuple[str, ...]
    due: str
    timeline: tuple[Moment, ...]
    known_by: tuple[Known, ...] = ()
    homes: int = 1
    households: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One template as offered for an entry: `key` is 1–9 for a favourite, 0 otherwise.

    `used` is how often it went to this customer before; `sent` and `answered` are of all customers. `line` is where its
    text has a word that was searched for and its title does not.
    """

    template_id: str
    title: str
    category: str
    key: int
    languages: tuple[str, ...]
    used: int = 0
    sent: int = 0
    answered: int = 0
    line: str = ""

    @property
    def worked(self) -> bool:
        """Whether it went out often enough to say how often it was answered."""
        return self.sent >= ENOUGH


@dataclass(frozen=True, slots=True)
class Reply:
    """One template filled for one customer; `missing` names what the shop or the cart lacks for it.

    `step` is the contact it was filled for: when somebody has made that contact meanwhile, it is not logged again.
    `draft_id` is None for a template, the draft it is for one of a server, 0 for a draft that was not kept whole.
    `attachments` are to be attached by hand; `answers` are what the agent said of facts that were missing.
    """

    template_id: str
    title: str
    language: str
    wording: int
    text: str
    missing: tuple[str, ...]
    step: int = 0
    draft_id: int | None = None
    attachments: tuple[Attachment, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()

    @property
    def origin(self) -> str:
        """Who worded it first, as the store has it."""
        if self.draft_id is not None:
            return "ai"
        return "template" if self.template_id else "own"

    def with_more(self, other: Reply) -> Reply:
        """This one with what another lacks and wants attached beside its own."""
        more = tuple(one for one in other.attachments if one not in self.attachments)
        return replace(self, missing=(*self.missing, *other.missing), attachments=(*self.attachments, *more))


@dataclass(frozen=True, slots=True)
class Contacted:
    """A contact that was logged, and what follows from it."""

    message_id: int
    entry_id: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back; `entry_id` is None when the customer has left the queue."""

    entry_id: int | None
    lane: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Snoozed:
    """A customer who waits until a moment, in epoch seconds."""

    entry: int
    until: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Link:
    """A chat link for the customer, and what was done with it."""

    url: str
    channel: str
    opened: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Code:
    """A chat link as a QR code: its lines, with light signs on a dark ground, and what is to be said of it."""

    lines: list[str]
    sentence: str


@dataclass(frozen=True, slots=True)
class PairLine:
    """One field of two customers, and how the two compare."""

    field: str
    left: str
    right: str
    sign: str


@dataclass(frozen=True, slots=True)
class PairView:
    """A doubt, ready to show.

    Attributes:
        a: The one customer.
        b: The other.
        place: Which of `count` open doubts this is, from 1.
        bits: The evidence in all: over 0 speaks for one person.
        reason: The evidence by field, in one line.
        sources: Where either came from.
    """

    a: int
    b: int
    place: int
    count: int
    bits: float
    likely: str
    reason: str
    sources: tuple[str, str]
    lines: tuple[PairLine, ...]
