"""`dingterm queue`: who to write to next, and why."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated

import typer

from dingterm.cli.output import Json, emit, say, verb
from dingterm.desk.views import LANE_TITLES, LANES, QueueRow
from dingterm.errors import UsageError

HEADS = ("", "score", "customer", "", "amount", "items", "left", "step", "reason")
RIGHT = (1, 4, 5, 6)


@verb
def queue(
    lane: Annotated[str, typer.Option(help=f"One lane: {', '.join(LANES)}.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="Rows of each lane at the most.")] = 50,
    database: Annotated[Path | None, typer.Option(help="Another database file.")] = None,
    as_json: Json = False,
) -> None:
    """List the queue: the most promising first, each with its reason or the reason it must wait."""
    from dingterm.desk.listing import list_queue
    from dingterm.desk.session import open_session

    if lane and lane not in LANES:
        raise UsageError(f"There is no lane {lane!r}. Known: {', '.join(LANES)}.")
    session = open_session(database)
    try:
        lanes = list_queue(session, [lane] if lane else LANES, limit)
    finally:
        session.close()
    if as_json:
        emit({"entries": [dataclasses.asdict(row) for rows in lanes.values() for row in rows]})
    else:
        show(lanes)


def show(lanes: dict[str, list[QueueRow]]) -> None:
    """Print lanes as tables."""
    from dingterm.cli.tables import console, table

    out = console()
    if not any(lanes.values()):
        say("The queue is empty. Bring a shop's export: dingterm import FILE")
    for name, rows in lanes.items():
        if rows:
            say(f"{LANE_TITLES[name]} ({len(rows)})")
            out.print(table((_cells(row) for row in rows), HEADS, RIGHT))


def _cells(row: QueueRow) -> tuple[object, ...]:
    items = row.item_count or ""
    return row.sign, row.score, row.customer, row.currency, row.amount, items, row.age, row.step, row.reason
