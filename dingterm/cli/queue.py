"""`dingterm queue`: who to write to next, and why."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dingterm.cli.output import Json, emit, say, verb
from dingterm.desk.views import LANE_TITLES, LANES, SORTS, QueueRow, Sight
from dingterm.errors import UsageError

if TYPE_CHECKING:
    from dingterm.desk.session import Session

HEADS = ("", "score", "customer", "", "amount", "items", "left", "step", "reason")
RIGHT = (1, 4, 5, 6)
EMPTY = "The queue is empty. Bring a shop's export: dingterm import FILE"


@verb
def queue(
    lane: Annotated[str, typer.Option(help=f"One lane: {', '.join(LANES)}.")] = "",
    where: Annotated[str, typer.Option(help="Only those: 'brazil, over 80 usd, second step', '#vip', 'ana'.")] = "",
    segment: Annotated[str, typer.Option(help="Only those of a saved segment, in its order.")] = "",
    sort: Annotated[str, typer.Option(help=f"{', '.join(SORTS)}; as worked through otherwise.")] = "",
    reverse: Annotated[bool, typer.Option("--reverse", help="The other way round.")] = False,
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
        lanes = list_queue(session, [lane] if lane else LANES, limit, _sight(session, segment, where, sort, reverse))
    finally:
        session.close()
    if as_json:
        emit({"entries": [dataclasses.asdict(row) for rows in lanes.values() for row in rows]})
    else:
        show(lanes, "Nobody in the queue is asked for by that." if where or segment else EMPTY)


def _sight(session: Session, segment: str, where: str, sort: str, reverse: bool) -> Sight:
    if not segment:
        return Sight(where, sort, reverse)
    from dingterm.desk.segments import segment as saved

    kept = saved(session, segment)
    both = ", ".join(filter(None, (kept.text, where)))
    return Sight(both, sort, reverse) if sort or reverse else replace(kept, text=both)


def show(lanes: dict[str, list[QueueRow]], nobody: str = EMPTY) -> None:
    """Print lanes as tables."""
    from dingterm.cli.tables import console, table

    out = console()
    if not any(lanes.values()):
        say(nobody)
    for name, rows in lanes.items():
        if rows:
            say(f"{LANE_TITLES[name]} ({len(rows)})")
            out.print(table((_cells(row) for row in rows), HEADS, RIGHT))


def _cells(row: QueueRow) -> tuple[object, ...]:
    items = row.item_count or ""
    return row.sign, row.score, row.customer, row.currency, row.amount, items, row.age, row.step, row.reason
