"""The filters of our own: money, dates and lists as the customer's language writes them (Unicode CLDR, through Babel).

Each takes what Liquid hands it. A value that a filter can make nothing of is a `FilterArgumentError`; a time that has
passed is a missing value, so that no text counts down to yesterday.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, TypeGuard

from liquid.exceptions import FilterArgumentError

from dingterm.replies.filling import Missing, current
from dingterm.replies.phrases import phrase

_LETTER_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)")

TITLE_LENGTH = 60
"""Characters of a product's title that a chat message repeats."""


def money(minor: object, currency: object = None) -> str:
    """An amount in minor units: `{{ cart.total_minor | money: cart.currency }}` is `88,90 €` in Spanish.

    A code of letters keeps a space before the figures (UTS #35, currencySpacing), which Babel leaves out.
    """
    from babel.numbers import format_currency, get_currency_precision

    if not _whole(minor) or not isinstance(currency, str):
        raise FilterArgumentError("money takes whole minor units and a currency code", token=None)
    amount = Decimal(minor).scaleb(-get_currency_precision(currency))
    return _LETTER_DIGIT.sub("\u00a0", format_currency(amount, currency, locale=current().locale))


def day(moment: object, style: object = "MMMMd") -> str:
    """A day: `{{ discount.until | date }}` is `1 de diciembre`; or in the style short, medium, long or full."""
    from babel.dates import format_date, format_skeleton

    when = _moment(moment)
    if style in ("short", "medium", "long", "full"):
        return format_date(when, str(style), locale=current().locale)
    return format_skeleton("MMMMd", when, locale=current().locale)


def time_left(moment: object) -> str | Missing:
    """How long until a moment, or until the end of a day: `2 days`, `2天`."""
    from babel.dates import format_timedelta

    end = _moment(moment)
    left = (end if isinstance(end, datetime) else datetime.combine(end, time.max, UTC)) - current().now
    if left.total_seconds() <= 0:
        return Missing("time_left")
    return format_timedelta(left, threshold=1.5, locale=current().locale)


def first_item(items: object) -> str | Missing:
    """The title of the first item that has one."""
    return next(iter(_titles(items)), Missing("items"))


def items(lines: object, most: object = 3) -> str | Missing:
    """Titles of items as a list, `A, B and C`; of more than `most`, the rest is counted: `A, B and 2 more`."""
    from babel.lists import format_list

    titles, state = _titles(lines), current()
    if not titles:
        return Missing("items")
    if not _whole(most) or most < 1:
        raise FilterArgumentError("items takes how many titles to name, at least 1", token=None)
    if len(titles) > most:
        rest = len(titles) - most
        titles = [*titles[:most], phrase("more", state.language, n=rest)]
    return format_list(titles, locale=state.locale)


def saving(discount: object) -> str | Missing:
    """What a discount takes off: `10% off`, `un 10 % de descuento`, `9折优惠`, `5,00 € de descuento`."""
    from babel.numbers import format_percent

    offer: dict[str, Any] = discount if isinstance(discount, dict) else {}
    language, percent, minor = current().language, offer.get("percent"), offer.get("amount_minor")
    if _whole(percent) and 0 < percent < 100:
        tenths = f"{(100 - percent) / 10:g}"
        written = format_percent(Decimal(percent) / 100, locale=current().locale)
        return phrase("percent", language, percent=written, tenths=tenths)
    if _whole(minor) and minor > 0:
        currency = offer.get("currency")
        return phrase("amount", language, money=money(minor, currency)) if currency else Missing("discount.currency")
    return Missing("discount.percent")


FILTERS: dict[str, Callable[..., Any]] = {
    "money": money, "date": day, "time_left": time_left, "first_item": first_item, "items": items, "saving": saving,
}  # fmt: skip
"""Our filters by the name a template uses."""


def _titles(lines: object) -> list[str]:
    if not isinstance(lines, Sequence) or isinstance(lines, str):
        raise FilterArgumentError("this takes the items of a cart or an order", token=None)
    named = (line.get("title") for line in lines if isinstance(line, dict))
    return list(dict.fromkeys(_short(title) for title in named if isinstance(title, str)))


def _short(title: str) -> str:
    return title if len(title) <= TITLE_LENGTH else title[: TITLE_LENGTH - 1].rstrip() + "…"


def _whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _moment(value: object) -> date:
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return value
    try:
        if _whole(value):
            return datetime.fromtimestamp(value, UTC)
        if isinstance(value, str):
            return date.fromisoformat(value)
    except (ValueError, OverflowError, OSError):
        pass
    raise FilterArgumentError(f"{str(value)[:40]!r} is no date", token=None)
