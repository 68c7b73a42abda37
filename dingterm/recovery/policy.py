"""What the rules of recovery are told: the shop's own numbers, no clock and no settings file."""

from __future__ import annotations

from dataclasses import dataclass, field

from dingterm.recovery.opening import Week, read_week

HOUR = 3600
DAY = 24 * HOUR

LANES = ("unpaid", "consulted", "win-back")
"""The reasons to write, the first that fits a customer wins."""


@dataclass(frozen=True)
class Weights:
    """The most points each part of a score may give; their sum stands for 100."""

    value: float = 30
    checkout: float = 25
    freshness: float = 15
    orders: float = 10
    carts: float = 10
    answered: float = 5
    items: float = 5


@dataclass(frozen=True)
class Policy:
    """How a shop wants to recover carts.

    Attributes:
        steps: Seconds from leaving to each contact, by lane. The defaults follow the field study by Li, Luo, Lu and
            Moriguchi (Journal of Marketing 85(4), 2021): a reminder within the hour lowers purchases, one after
            a day or more raises them.
        hours: The customer's local hours in which a contact is welcome.
        places: Hours of a country (`FR`) or a state (`US-TX`) in their stead.
        cooldown: Least seconds between two contacts of one customer or of one phone.
        same_items: Least seconds between two contacts about identical items (VTEX: a day).
        after_order: Seconds of peace after an order (BusinessOnBot: a day).
        after_change: Seconds of peace after a cart was changed (WooCommerce, VTEX: an hour).
        unanswered: Contacts without an answer after which there are no more (WATI, BusinessOnBot: three).
        answer_within: Seconds for which a customer who wrote last stands among those to be answered.
        minimums: The least value of a cart worth a contact by currency, in minor units.
        consent_required: Write only to who is known to have agreed.
        usable: Verdicts of a phone that may be written to.
        weights: What counts how much for a score.
        medians: The median cart value of each currency, in minor units.
        agent: Whose plan it is: claims of others wait; without a name, every claim does.
    """

    steps: dict[str, tuple[int, ...]] = field(
        default_factory=lambda: {
            "unpaid": (2 * HOUR, 24 * HOUR, 72 * HOUR),
            "consulted": (4 * HOUR, 48 * HOUR),
            "win-back": (60 * DAY, 120 * DAY),
        }
    )
    hours: Week = field(default_factory=lambda: read_week("9-20"))
    places: dict[str, Week] = field(default_factory=dict)
    cooldown: int = 20 * HOUR
    same_items: int = 24 * HOUR
    after_order: int = 24 * HOUR
    after_change: int = HOUR
    unanswered: int = 3
    answer_within: int = 7 * DAY
    minimums: dict[str, int] = field(default_factory=dict)
    consent_required: bool = False
    usable: tuple[str, ...] = ("valid", "repaired")
    weights: Weights = field(default_factory=Weights)
    medians: dict[str, float] = field(default_factory=dict)
    agent: str = ""
