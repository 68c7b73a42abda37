"""Conditions on entries of the queue, and orders to see them in, as SQL with bound parameters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dingterm.store.search import match


class Asked(NamedTuple):
    """One condition: a key of the tables below, a sign, what is compared with, and whether it must not hold."""

    field: str
    sign: str
    value: object
    negated: bool = False


SIGNS = frozenset({">", ">=", "<", "<=", "="})

_NUMBERS = {
    "amount": "q.total_minor {sign} ? * {scale}",
    "items": "q.item_count {sign} ?",
    "score": "q.score {sign} ?",
    "step": "q.step {sign} ?",
    "age": "q.since {opposite} :now - ?",
}
_OPPOSITE = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "=": "="}

_TEXTS = {
    "currency": "q.currency = ? COLLATE NOCASE",
    "lane": "q.lane = ?",
    "region": "c.region = ? COLLATE NOCASE",
    "language": "(c.language = ? COLLATE NOCASE OR c.language LIKE ? || '-%')",
    "city": "c.city LIKE '%' || ? || '%' ESCAPE '\\'",
    "item": "EXISTS (SELECT 1 FROM cart_item i WHERE i.cart_id = q.cart_id"
    " AND i.title LIKE '%' || ? || '%' ESCAPE '\\')",
    "tag": "q.customer_id IN (SELECT t.customer_id FROM customer_tag t WHERE t.tag = ? AND t.undone_at IS NULL)",
    "agent": "(SELECT m.agent FROM message m WHERE m.customer_id = q.customer_id AND m.direction = 'out'"
    " AND m.undone_at IS NULL ORDER BY m.at DESC, m.id DESC LIMIT 1) = ? COLLATE NOCASE",
    "name": "q.customer_id IN (SELECT rowid FROM customer_text WHERE customer_text MATCH ?)",
}
_FLAGS = {
    ("state", "due"): "q.blocked = 0 AND q.due_at <= :now AND q.due_until > :now",
    ("state", "waiting"): "q.blocked = 0 AND NOT (q.due_at <= :now AND q.due_until > :now)",
    ("state", "blocked"): "q.blocked <> 0",
    ("bought", "before"): "EXISTS (SELECT 1 FROM order_ o WHERE o.customer_id = q.customer_id AND o.payment = 'paid')",
}
"""Named parameters are written as `:now`; SQLite counts them like the others, so they are filled in one by one."""

ORDERS: Mapping[str, tuple[tuple[str, bool], ...]] = {
    "score": (("q.score", True), ("q.id", False)),
    "customer": (("c.name COLLATE NOCASE", False), ("q.id", False)),
    "amount": (("q.currency", False), ("q.total_minor", True), ("q.id", False)),
    "items": (("q.item_count", True), ("q.score", True), ("q.id", False)),
    "age": (("q.since", True), ("q.id", False)),
    "step": (("q.step", False), ("q.score", True), ("q.id", False)),
    "due": (("q.due_at", False), ("q.id", False)),
}
"""Orders by name: expressions, and whether each goes down."""


def where(asked: Iterable[Asked], scale: Mapping[int, Iterable[str]], now: int) -> tuple[str, list[object]]:
    """What must hold, and its parameters; `1` for nothing.

    Args:
        asked: All of them must hold.
        scale: Decimal places to the currencies (ISO 4217) that have so many; two for all others.
        now: Epoch seconds.
    """
    asked = sorted(asked, key=lambda one: one.field in _NUMBERS)  # a figure takes longer to compare than a word
    named = {str(one.value).upper() for one in asked if one.field == "currency" and not one.negated}
    factor = _factor(scale, named.pop()) if len(named) == 1 else _factors(scale)
    texts, values = ["1"], []
    for one in asked:
        text, known = _clause(one, factor, now)
        texts.append(f"NOT coalesce({text}, 0)" if one.negated else f"({text})")
        values += known
    return " AND ".join(texts), values


def order(name: str, *, backwards: bool = False) -> str:
    """The columns to order by; `backwards` turns all of them round but the last, which only settles ties."""
    *told, last = ORDERS[name]
    turned = [(column, down != backwards) for column, down in told]
    return ", ".join(f"{column} DESC" if down else column for column, down in (*turned, last))


def _clause(one: Asked, factor: str, now: int) -> tuple[str, list[object]]:
    if one.field in _NUMBERS and one.sign in SIGNS:
        text = _NUMBERS[one.field].format(sign=one.sign, opposite=_OPPOSITE[one.sign], scale=factor)
        return text.replace(":now", str(int(now))), [one.value]
    if (one.field, one.value) in _FLAGS:
        return _FLAGS[one.field, str(one.value)].replace(":now", str(int(now))), []
    text = _TEXTS[one.field]
    value = match(str(one.value)) if one.field == "name" else _plain(str(one.value)) if "ESCAPE" in text else one.value
    return text, [value] * text.count("?")


def _factor(scale: Mapping[int, Iterable[str]], currency: str) -> str:
    return str(10 ** next((places for places, codes in scale.items() if currency in codes), 2))


def _factors(scale: Mapping[int, Iterable[str]]) -> str:
    cases = (
        f"WHEN q.currency IN ({', '.join(repr(code) for code in sorted(codes) if code.isalpha())}) THEN {10**places}"
        for places, codes in sorted(scale.items())
    )
    return f"CASE {' '.join(cases)} ELSE 100 END" if scale else "100"


def _plain(text: str) -> str:
    """Signs that LIKE would take for wild cards stand for themselves."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
