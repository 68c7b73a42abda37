"""`dingterm report`: what contacts brought, and how drafts fared."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dingterm.cli.output import Json, emit, say, verb
from dingterm.cli.tables import console, table
from dingterm.errors import UsageError

if TYPE_CHECKING:
    from dingterm.desk.reports import Line, Rate
    from dingterm.desk.session import Session

MODEL = "model"


@verb
def report(
    by: Annotated[
        str,
        typer.Option(help="week, lane, step, template, language, agent, account, hour, region, or model (of drafts)."),
    ] = "week",
    since: Annotated[str, typer.Option(help="The first day, as 2026-03-01.")] = "",
    until: Annotated[str, typer.Option(help="The last day.")] = "",
    csv: Annotated[Path | None, typer.Option(help="Write the table to a file.")] = None,
    database: Annotated[Path | None, typer.Option(help="Another database file.")] = None,
    as_json: Json = False,
) -> None:
    """Show what contacts brought: answers, carts won back, money; rates with the interval that holds them with 95%."""
    from dingterm.desk import reports
    from dingterm.desk.session import open_session

    span = _day("--since", since), _day("--until", until)
    session = open_session(database)
    try:
        if by == MODEL:
            _models(session, as_json)
            return
        lines = reports.report(session, by, *span)
    finally:
        session.close()
    if csv:
        reports.write_csv(lines, by, csv)
    if as_json:
        emit({"by": by, "lines": reports.as_dicts(lines)})
    elif lines:
        heads = (by, "contacts", "answered", "", "won back", "", "money")
        console().print(table(map(_cells, lines), heads, right=(1, 2, 4)))
    else:
        say("No contact was logged in this time. Replies that are copied at the desk are counted here.")
    if csv and not as_json:
        say(f"Written to {csv}.")


def _cells(line: Line) -> tuple[object, ...]:
    money = ", ".join(f"{currency} {amount}" for currency, amount in line.money.items())
    return (
        line.key, f"{line.contacts:,}", f"{line.answered:,}", shown(line.answered_rate), f"{line.won:,}",
        shown(line.won_rate), money,
    )  # fmt: skip


def shown(rate: Rate | None) -> str:
    """A rate with its interval, or that there are too few."""
    return f"{rate.share:.0%} ({rate.low:.0%}–{rate.high:.0%})" if rate else "too few"


def _models(session: Session, as_json: bool) -> None:
    from dingterm.desk.draft_log import by_model

    rows = by_model(session)
    if as_json:
        emit({"by": MODEL, "lines": [dataclasses.asdict(row) for row in rows]})
        return
    if not rows:
        say("Nothing was drafted yet. dingterm setup names a server that drafts.")
        return
    heads = ("model", "drafts", "whole", "copied", "edited", "sent", "answered", "tokens", "cost")
    cells = (
        (
            row.model,
            row.drafts,
            row.whole,
            row.copied,
            f"{row.edited:.0%}",
            row.sent,
            row.answered,
            row.tokens,
            row.cost,
        )
        for row in rows
    )
    console().print(table(cells, heads, right=range(1, 8)))


def _day(option: str, text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"{option} cannot be {text!r}. Write a day as 2026-03-01.") from error
