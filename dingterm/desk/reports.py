"""Reports: what contacts brought, told apart by one dimension."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from dingterm import clock
from dingterm.desk import words
from dingterm.desk.occasion import WITHIN
from dingterm.desk.session import Session
from dingterm.desk.whole_file import write_table
from dingterm.errors import UsageError
from dingterm.safe_text import safe_text
from dingterm.store import reporting

DIMENSIONS = ("week", "lane", "step", "template", "language", "agent", "account", "hour", "region")
"""What contacts are told apart by (`recovery.reports`)."""

FOREVER = 2**53


@dataclass(frozen=True, slots=True)
class Rate:
    """A share from 0 to 1 with the ends of its interval (95%)."""

    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Line:
    """What came of the contacts of one kind.

    Attributes:
        answered_rate, won_rate: None where there are too few contacts to tell.
        money: What was won back, by currency, in figures a person reads.
    """

    key: str
    contacts: int
    answered: int
    answered_rate: Rate | None
    won: int
    won_rate: Rate | None
    money: Mapping[str, str]


def report(session: Session, dimension: str, since: date | None = None, until: date | None = None) -> list[Line]:
    """What contacts brought.

    Args:
        session: The desk.
        dimension: One of `DIMENSIONS`.
        since: The first day, in the agent's time.
        until: The last day.

    Raises:
        UsageError: There is no such dimension.
    """
    if dimension not in DIMENSIONS:
        raise UsageError(f"A report cannot be by {dimension!r}. Known: {', '.join(DIMENSIONS)}.")
    with session.store.reading() as db:
        rows = reporting.contacts(db, _midnight(since, 0), _midnight(until, FOREVER, after=True), WITHIN)
    return [_line(session, dimension, row) for row in session.rules.ask("reported", rows, dimension)]


def as_dicts(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """Lines as JSON has them."""
    return [asdict(line) for line in lines]


def write_csv(lines: Iterable[Line], dimension: str, path: Path) -> None:
    """Write a report as a table that spreadsheets read without running anything in it.

    Raises:
        OutputError: The file is there already, or cannot be written.
    """
    heads = (
        dimension, "contacts", "answered", "answered_rate", "answered_low", "answered_high",
        "won", "won_rate", "won_low", "won_high", "money",
    )  # fmt: skip
    write_table(path, heads, (_cells(line) for line in lines))


def _cells(line: Line) -> list[object]:
    answered, won = (_shares(rate) for rate in (line.answered_rate, line.won_rate))
    money = "; ".join(f"{currency} {amount}" for currency, amount in line.money.items())
    return [line.key, line.contacts, line.answered, *answered, line.won, *won, money]


def _shares(rate: Rate | None) -> list[object]:
    return [f"{one:.4f}" for one in (rate.share, rate.low, rate.high)] if rate else ["", "", ""]


def _line(session: Session, dimension: str, row: Mapping[str, Any]) -> Line:
    money = {one["currency"]: words.money(one["minor"], one["currency"]) for one in row["money"] or ()}
    return Line(
        key=_named(session, dimension, str(row["key"])),
        contacts=row["contacts"],
        answered=row["answered"],
        answered_rate=_rate(row, "answered"),
        won=row["won"],
        won_rate=_rate(row, "won"),
        money=money,
    )


def _named(session: Session, dimension: str, key: str) -> str:
    if dimension == "template" and (template := session.templates.templates.get(key)):
        return safe_text(template.title)
    return safe_text(key)


def _rate(row: Mapping[str, Any], name: str) -> Rate | None:
    share = row[f"{name}_rate"]
    return None if share is None else Rate(share, max(0.0, row[f"{name}_low"]), min(1.0, row[f"{name}_high"]))


def _midnight(day: date | None, otherwise: int, *, after: bool = False) -> int:
    if day is None:
        return otherwise
    begun = datetime.combine(day, time()).astimezone()
    return int(begun.timestamp()) + (86_400 if after else 0)


def today() -> date:
    """The agent's day."""
    return clock.now().astimezone().date()
