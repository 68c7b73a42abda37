"""Whether a draft names a discount that may be offered, so that its words for one speak of that."""

from __future__ import annotations

from decimal import Decimal

from dingterm.replies.facts import Discount, Facts
from dingterm.replies.guard.dates import days, weekdays
from dingterm.replies.guard.draft import Draft
from dingterm.replies.guard.money import amounts
from dingterm.replies.guard.percents import percentages


def names_one(draft: Draft, facts: Facts) -> bool:
    """Whether the percentage, amount, code or last day of a discount of the facts is anywhere in a draft."""
    return any(_named(draft, discount) for discount in facts.discounts)


def _named(draft: Draft, discount: Discount) -> bool:
    if discount.code and discount.code.casefold() in draft.text.casefold():
        return True
    if discount.percent and Decimal(str(discount.percent)) in {value for _, _, value in percentages(draft.plain)}:
        return True
    if discount.amount and any(discount.amount.currency in one.currencies for one in amounts(draft.plain)):
        return True
    return discount.until is not None and _ends(
        draft, discount.until.month, discount.until.day, discount.until.weekday()
    )


def _ends(draft: Draft, month: int, day: int, weekday: int) -> bool:
    dates = any((month, day) in one.readings for one in days(draft.plain, draft.language))
    return dates or any(which == weekday for _, _, which in weekdays(draft.plain, draft.language))
