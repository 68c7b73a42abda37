"""Which of a table's columns is what, decided once from its headers and its first rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

import polars as pl

from dingterm.cleaning.regions import checked
from dingterm.cleaning.table.moments import Order, order_of
from dingterm.cleaning.table.options import CleanOptions, column_named
from dingterm.errors import CleaningError

NAMES = ("name", "given_name", "family_name")
AMOUNTS = ("total", "total_spent", "item_price")
MOMENTS = ("created_at", "updated_at", "completed_at")

CONTACT = (*NAMES, "email")
"""Fields of a contact card beside its phones."""

OURS = {"phone_verdict", "phone_region", "phone_kind"}
"""Columns of a table cleaned before that only look like phones by their name."""

ADDED = ("phone_verdict", "region", "kind")
"""Columns put after the user's own."""


@dataclass(frozen=True)
class Plan:
    """What is done to which column of one file.

    Attributes:
        file: The file's name.
        headers: Its columns, in order.
        phones: Columns with phones, the most trusted first.
        countries: Columns that name a row's country, likewise.
        home: The region of rows that name none.
        moments: Columns with dates, and the order of day and month in them.
        strict: Whether a row must have a phone or e-mail address (in a list of people), or may belong to the row above.
        unique_by: Columns that make two rows the same; `phone` and `email` stand for what was found; empty for equal
            in every cell.
        contact: Field (`CONTACT`) to its columns.
        added: The names of the columns put after the user's own.
    """

    file: str
    headers: tuple[str, ...]
    options: CleanOptions
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    names: tuple[str, ...]
    amounts: tuple[str, ...]
    moments: Mapping[str, Order]
    countries: tuple[str, ...]
    home: str | None
    strict: bool
    unique_by: tuple[str, ...]
    contact: Mapping[str, tuple[str, ...]]
    added: tuple[str, str, str]


def planned(
    file: str,
    cells: pl.DataFrame,
    fields: Mapping[str, Sequence[str]],
    options: CleanOptions,
    *,
    people: bool,
    beside: Sequence[str] = (),
) -> Plan:
    """Plan the cleaning of a table.

    Args:
        file: Its name, for sentences.
        cells: Its first rows.
        fields: Field to the columns that fill it, most trusted first.
        options: What was asked for.
        people: Whether each row is a person, and not an order's or cart's line.
        beside: Columns of other tables that go into the same output.

    Raises:
        CleaningError: A column that was asked for is missing, or there is neither a phone nor an e-mail column.
    """
    headers = tuple(cells.columns)
    options = replace(options, keep_only=_keep_only(options, headers, file))
    asked = [column_named(name, headers, "--phone-column", file) for name in options.phone_columns]
    country = options.region_column and column_named(options.region_column, headers, "--region-column", file)
    plan = Plan(
        file=file,
        headers=headers,
        options=options,
        phones=tuple(asked or (name for name in fields.get("phones", ()) if name not in OURS)),
        emails=tuple(fields.get("email", ())),
        names=_columns(fields, NAMES),
        amounts=_columns(fields, AMOUNTS),
        moments={name: order_of(cells[name]) for name in _columns(fields, MOMENTS)},
        countries=(country,) if country else tuple(fields.get("country", ())),
        home=checked(options.region),
        strict=people,
        unique_by=(),
        contact={field: tuple(fields.get(field, ())) for field in CONTACT},
        added=_added({*headers, *beside}),
    )
    if not plan.phones and not plan.emails:
        raise CleaningError(
            f"{file} has no column of phones or e-mail addresses that could be recognised "
            f"(its columns: {', '.join(headers[:8])}). Name it with --phone-column."
        )
    return replace(plan, unique_by=_unique_by(plan))


def _columns(fields: Mapping[str, Sequence[str]], wanted: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for field in wanted for name in fields.get(field, ()))


def _unique_by(plan: Plan) -> tuple[str, ...]:
    """People are the same by phone, and without one by e-mail; lines of orders only when equal in every cell."""
    asked = plan.options.unique_by
    if asked:
        return tuple(_same_by(name, plan) for name in asked)
    return ("contact",) if plan.strict else ()


def _keep_only(options: CleanOptions, headers: tuple[str, ...], file: str) -> dict[str, frozenset[str]]:
    known = ("verdict", "region", "kind")
    return {
        name if name in known else column_named(name, headers, "--keep-only", file): values
        for name, values in options.keep_only.items()
    }


def _same_by(name: str, plan: Plan) -> str:
    return name if name in ("phone", "email") else column_named(name, plan.headers, "--unique-by", plan.file)


def _added(headers: Set[str]) -> tuple[str, str, str]:
    """The plain names, where no table has a `region` or `kind` of its own; one cleaned before has them renewed."""
    if ADDED[0] in headers or not set(ADDED) & headers:
        return ("phone_verdict", "region", "kind")
    return ("phone_verdict", "phone_region", "phone_kind")
