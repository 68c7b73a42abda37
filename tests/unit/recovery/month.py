"""A made-up month at a shop, hour by hour: carts, purchases, answers and opt-outs, and three agents who work the plan.

What happened is in `Month.log`, which a checker reads without knowing the plan; what each purchase owes to whom is
noted as it happens.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from dingterm.recovery import optout
from dingterm.recovery.plan import FACTS, plan
from dingterm.recovery.policy import DAY, HOUR, Policy
from tests.unit.recovery.facts import at

START = at("2026-03-15T00:00Z")  # clocks change on the 29th
AGENTS = ("mia", "ben", "zoe")
PLACES = [("Europe/Madrid", "ES", "+34600000001"), ("Europe/Paris", "FR", "+33199000001"),
          ("America/New_York|America/Los_Angeles", "US", "+18005550101"), ("America/Chicago", "US", "+15125550101"),
          ("Asia/Kathmandu", "NP", "+9779800000001"), ("Australia/Lord_Howe", "AU", "+61491570001")]  # fmt: skip
ANSWERS = ["Thanks, is it in stock?", "STOP", "no me escriban más", "Hallo, passt das?", "don't stop :)", "退订",
           "Do you ship to Nepal?", "merci !", "stop texting me please"]  # fmt: skip
WINDOW = 7 * DAY
CREDIT = "credit"


@dataclass(frozen=True)
class Event:
    """Something that happened: a cart left, an order, words of the customer, or a contact by an agent."""

    at: int
    kind: str
    customer: int
    cart: int = 0
    step: int = 0
    lane: str = ""
    text: str = ""
    agent: str = ""


@dataclass
class Month:
    """The shop, its customers and what happens to them."""

    seed: int
    customers: int = 60
    days: int = 30
    tick: int = 3 * HOUR
    policy: Policy = field(default_factory=Policy)
    log: list[Event] = field(default_factory=list)
    owed: dict[int, int] = field(default_factory=dict)
    """Cart to the moment of the contact that its purchase is owed to."""

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)
        self.coming: list[Event] = []
        self.carts = 0
        self.of_each: dict[int, list[Event]] = defaultdict(list)
        self.opted_out: set[int] = set()

    def place(self, customer: int) -> tuple[str, str, str]:
        return PLACES[customer % len(PLACES)]

    def run(self) -> Month:
        for now in range(START, START + self.days * DAY, self.tick):
            self.arrive(now)
            self.happen(now)
            self.work(now)
        return self

    def arrive(self, now: int) -> None:
        """Now and then somebody leaves a cart; some come back by themselves."""
        for customer in range(1, self.customers + 1):
            if self.dice.random() < 0.018:
                self.carts += 1
                left = now - self.dice.randrange(self.tick)
                self.coming.append(Event(left, "cart", customer, self.carts))
                if self.dice.random() < 0.2:
                    self.coming.append(Event(left + self.dice.randrange(3 * DAY), "order", customer, self.carts))

    def happen(self, now: int) -> None:
        """What was coming until now is there; a cart is bought once."""
        come = sorted((event for event in self.coming if event.at <= now), key=lambda event: event.at)
        self.coming = [event for event in self.coming if event.at > now]
        for event in come:
            if event.kind == "order":
                if self.of(event.customer, "order", event.cart):
                    continue
                self.owe(event)
            if event.kind == "words" and _ends(event.text):
                self.opted_out.add(event.customer)
            self.note(event)

    def note(self, event: Event) -> None:
        """Keep events in the order they happened: agents write at the end of a tick, all else comes before."""
        self.log.append(event)
        self.of_each[event.customer].append(event)

    def owe(self, order: Event) -> None:
        (left,) = self.of(order.customer, "cart", order.cart)
        told = [one.at for one in self.of(order.customer, "contact") if max(left.at, order.at - WINDOW) <= one.at]
        before = [moment for moment in told if moment < order.at]
        if before:
            self.owed[order.cart] = max(before)

    def of(self, customer: int, kind: str, cart: int = 0) -> list[Event]:
        """Events of a customer, oldest first."""
        found = (one for one in self.of_each[customer] if one.kind == kind)
        return [one for one in found if not cart or one.cart == cart]

    def work(self, now: int) -> None:
        """Each agent in turn writes to a few of those who are due, answers first."""
        facts = pl.DataFrame([row for one in range(1, self.customers + 1) for row in self.facts(one)], schema=FACTS)
        rows = plan(facts, self.policy, now)
        due = rows.filter(~pl.col("standing").is_in(["waiting", "closed"]))
        ranked = due.sort(pl.col("standing") != "replied", -pl.col("score"), "customer_id")
        for place, row in enumerate(ranked.head(3 * len(AGENTS)).iter_rows(named=True)):
            self.contact(row, now, AGENTS[place % len(AGENTS)])

    def contact(self, row: dict[str, Any], now: int, agent: str) -> None:
        customer, cart = row["customer_id"], row["cart_id"] or 0
        self.note(Event(now, "contact", customer, cart, row["step"], row["standing"], agent=agent))
        later = now + self.dice.randrange(60, 2 * DAY)
        luck = self.dice.random()
        if luck < 0.25:
            self.coming.append(Event(later, "words", customer, text=self.dice.choice(ANSWERS)))
        elif luck < 0.5 and cart:
            self.coming.append(Event(later, "order", customer, cart))

    def facts(self, customer: int) -> list[dict[str, Any]]:
        """What is known of a customer, a row for each reason."""
        zones, region, phone = self.place(customer)
        orders, words, told = (self.of(customer, kind) for kind in ("order", "words", "contact"))
        last_order, last_in = _last(orders), _last(words)
        known = {
            "customer_id": customer, "currency": "EUR", "total_minor": 5000, "item_count": 1, "stage": "payment",
            "carts_lately": 1, "paid_orders": len(orders), "last_order_at": last_order, "last_in_at": last_in,
            "unanswered": sum(one.at > max(last_order or 0, last_in or 0) for one in told),
            "last_out_at": _last(told), "opted_out": int(customer in self.opted_out),
            "phone_verdict": "valid", "handles": 0, "zones": zones, "region": region, "phone": phone,
            "claimed_by": "", "override": "", "override_reason": "",
        }  # fmt: skip
        bought = {one.cart for one in orders}
        reasons = [("unpaid", one.cart, one.at) for one in self.of(customer, "cart") if one.cart not in bought]
        reasons += [("consulted", None, last_in)] if last_in else []
        reasons += [("win-back", None, last_order)] if last_order else []
        return [
            dict.fromkeys(FACTS) | known
            | {"lane": lane, "cart_id": cart, "since": since, "contacts": sum(one.at >= since for one in told)}
            for lane, cart, since in reasons
        ]  # fmt: skip


def _ends(text: str) -> bool:
    return bool(pl.select(optout.expression(pl.lit(text))).item())


def _last(events: list[Event]) -> int | None:
    return events[-1].at if events else None
