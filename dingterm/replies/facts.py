"""What the shop knows to be true, for the guard to hold a draft against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Price:
    """An amount that may be named: integer minor units and an ISO 4217 currency."""

    minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class Discount:
    """A discount that may be offered: a percentage or an amount, its code, and its last day, each when it has one."""

    percent: float = 0
    amount: Price | None = None
    code: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a draft may say as a fact.

    Attributes:
        prices: Of the cart, its items and what else the shop told: shipping, totals.
        discounts: The only ones that may be offered; those that ran out are left out by the caller.
        links: Addresses that may stand in a reply; one without a path allows every page of its host
            but those of one customer, such as carts.
        products: Titles and variants as the shop writes them. Numbers in them are no prices.
        contacts: The shop's own phones and e-mail addresses, and the customer's, so that they may be named.
        delivery: What the shop promises on delivery, in its own words.
        policies: Texts on shipping, returns, sizes, guarantees, stock, in its own words.
        today: The day a draft is written, by which `until Friday` is understood; None understands no such day.
    """

    prices: tuple[Price, ...] = ()
    discounts: tuple[Discount, ...] = ()
    links: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    delivery: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    today: date | None = None

    def texts(self) -> tuple[str, ...]:
        """What the shop says in words."""
        return self.delivery + self.policies
