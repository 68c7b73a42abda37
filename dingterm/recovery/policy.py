"""What the rules of recovery are told: the shop's own numbers, no clock and no settings file."""

from __future__ import annotations

from dataclasses import dataclass, field

HOUR = 3600
DAY = 24 * HOUR

LANES = ("unpaid", "consulted", "win-back")
"""The lanes, the first that fits a customer wins."""


@dataclass(frozen=True)
class Policy:
    """How a shop wants to recover carts.

    Attributes:
        steps: Seconds from leaving to each contact, by lane. The defaults follow the field study by Li, Luo, Lu and
            Moriguchi (Journal of Marketing 85(4), 2021): a reminder within the hour lowers purchases, one after
            a day or more raises them.
        opens: First local hour in which a contact is welcome.
        closes: Local hour from which it is not.
        cooldown: Least seconds between two contacts of one customer.
        after_order: Seconds of peace after an order.
        usable: Verdicts of a phone that may be written to.
        medians: The median cart value of each currency, in minor units.
    """

    steps: dict[str, tuple[int, ...]] = field(
        default_factory=lambda: {
            "unpaid": (2 * HOUR, 24 * HOUR, 72 * HOUR),
            "consulted": (4 * HOUR, 48 * HOUR),
            "win-back": (60 * DAY, 120 * DAY),
        }
    )
    opens: int = 9
    closes: int = 20
    cooldown: int = 20 * HOUR
    after_order: int = 24 * HOUR
    usable: tuple[str, ...] = ("valid", "repaired")
    medians: dict[str, float] = field(default_factory=dict)
