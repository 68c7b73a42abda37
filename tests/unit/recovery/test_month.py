"""A made-up month: a checker that reads only the log finds no contact that breaks a rule, and every credit is due."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import polars as pl
import pytest

from dingterm.recovery.attribution import CARTS, CONTACTS, ORDERS, bought, credited
from tests.unit.recovery.month import WINDOW, Event, Month

HOUR, DAY = 3600, 86_400
OPT_OUTS = {"STOP", "no me escriban más", "退订", "stop texting me please"}
FRENCH = {date(2026, 4, 6)}
WAITS = {"unpaid": (2, 24, 72), "consulted": (4, 48), "win-back": (1440, 2880)}


@pytest.fixture(scope="module")
def month() -> Month:
    return Month(seed=4).run()


def faults(month: Month) -> list[str]:
    """Every contact against every rule, from the log alone."""
    found, seen = [], Counter[tuple[object, ...]]()
    for place, one in enumerate(month.log):
        if one.kind != "contact":
            continue
        before = [event for event in month.log[:place] if event.customer == one.customer]
        found += [f"{one}: {fault}" for fault in broken(one, before, month.place(one.customer)[0])]
        sign = max((event.at for event in before if event.kind in ("words", "order")), default=0)
        seen[one.customer, one.lane, one.cart, one.step, sign] += 1
    return found + [f"twice: {step}" for step, times in seen.items() if times > 1]


def broken(one: Event, before: list[Event], zones: str) -> list[str]:
    last = {kind: max((event.at for event in before if event.kind == kind), default=0) for kind in
            ("contact", "words", "order")}  # fmt: skip
    answer = last["words"] > max(last["contact"], last["order"])
    silent = sum(event.kind == "contact" and event.at > max(last["words"], last["order"]) for event in before)
    rules = {
        "opted out": any(event.text in OPT_OUTS for event in before),
        "quiet hours": not all(awake(one.at, zone) for zone in zones.split("|")),
        "too soon": not answer and one.at - last["contact"] < 20 * HOUR,
        "ordered": not answer and one.at - last["order"] < DAY,
        "unanswered": not answer and silent >= 3,
        "bought": one.cart and any(event.kind == "order" and event.cart == one.cart for event in before),
        "too early": not answer and one.lane == "unpaid" and too_early(one, before),
        "not an answer": one.lane == "replied" and not answer,
    }
    return [name for name, holds in rules.items() if holds]


def too_early(one: Event, before: list[Event]) -> bool:
    left = next(event.at for event in before if event.kind == "cart" and event.cart == one.cart)
    return one.at - left < WAITS["unpaid"][one.step - 1] * HOUR


def awake(moment: int, zone: str) -> bool:
    wall = datetime.fromtimestamp(moment, UTC).astimezone(ZoneInfo(zone))
    if zone == "Europe/Paris" and (wall.isoweekday() == 7 or wall.date() in FRENCH):
        return False
    texan_sunday = zone == "America/Chicago" and wall.isoweekday() == 7
    return (12 if texan_sunday else 9) <= wall.hour < 20


def test_no_contact_breaks_a_rule(month: Month) -> None:
    assert faults(month) == []


def test_much_happened(month: Month) -> None:
    kinds = Counter(event.kind for event in month.log)
    assert min(kinds[kind] for kind in ("cart", "order", "words", "contact")) > 50
    assert {event.lane for event in month.log if event.kind == "contact"} >= {"unpaid", "replied", "consulted"}
    assert {event.step for event in month.log if event.lane == "unpaid"} == {1, 2, 3}
    assert len({event.agent for event in month.log if event.kind == "contact"}) == 3
    assert any(event.text in OPT_OUTS for event in month.log)


def test_who_opted_out_is_never_written_to_again(month: Month) -> None:
    for place, event in enumerate(month.log):
        if event.text in OPT_OUTS:
            after = [one for one in month.log[place:] if one.customer == event.customer and one.kind == "contact"]
            assert after == []


def test_credits_are_what_each_purchase_owes(month: Month) -> None:
    def frame(kind: str, name: str, schema: dict[str, type[pl.DataType]]) -> pl.DataFrame:
        rows = [
            {name: event.cart, "customer_id": event.customer, "created_at": event.at, "currency": "EUR",
             "total_minor": None, "items": str(event.cart)} for event in month.log if event.kind == kind
        ]  # fmt: skip
        return pl.DataFrame(rows, schema=schema)

    told = [(place, one.customer, one.at) for place, one in enumerate(month.log) if one.kind == "contact"]
    purchases = bought(frame("cart", "cart_id", CARTS), frame("order", "order_id", ORDERS))
    won = credited(purchases, pl.DataFrame(told, schema=CONTACTS, orient="row"), WINDOW)
    assert dict(won.select("cart_id", "contacted_at").iter_rows()) == month.owed
    assert 10 < len(month.owed) < purchases.height


def test_the_checker_sees_what_is_wrong(month: Month) -> None:
    contact = next(event for event in month.log if event.kind == "contact" and event.lane == "unpaid")
    again = Month(seed=4, log=[*month.log, contact])
    again.log.sort(key=lambda event: event.at)
    assert len(faults(again)) >= 2
