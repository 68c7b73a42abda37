"""`dingterm segment`: filters of the queue under a name."""

from __future__ import annotations

import dataclasses
from typing import Annotated

import typer

from dingterm.cli.contact import Database, opened
from dingterm.cli.output import Json, emit, say, verb
from dingterm.cli.tables import console, table
from dingterm.desk.views import LANES, SORTS, Sight

segment = typer.Typer(help="Filters of the queue under a name.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="Its name.")]


@segment.command("list")
@verb
def list_(database: Database = None, as_json: Json = False) -> None:
    """List every segment with its filter and how many it has now."""
    from dingterm.desk.segments import saved

    with opened(database) as session:
        found = saved(session)
    if as_json:
        emit({"segments": [dataclasses.asdict(one) | {"entries": one.entries} for one in found]})
    elif found:
        rows = [(one.name, one.entries, one.sight.text, one.sight.sort, one.agent) for one in found]
        console().print(table(rows, ("segment", "entries", "filter", "sorted by", "by"), (1,)))
    else:
        say("No segment is saved yet: dingterm segment save 'Brazil, second step' 'brazil step 2'")


@segment.command("save")
@verb
def save(
    name: Name,
    where: Annotated[str, typer.Argument(help="The filter: 'brazil, over 80 usd, second step'.")],
    sort: Annotated[str, typer.Option(help=f"{', '.join(SORTS)}.")] = "",
    reverse: Annotated[bool, typer.Option("--reverse", help="The other way round.")] = False,
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Keep a filter under a name, in place of an earlier one of this name."""
    from dingterm.desk.segments import save_segment

    with opened(database) as session:
        kept = save_segment(session, name, Sight(where, sort, reverse))
    emit({"saved": kept}) if as_json else say(f"{kept} is saved: dingterm queue --segment {kept!r}")


@segment.command("show")
@verb
def show(
    name: Name,
    limit: Annotated[int, typer.Option(min=1, help="Rows of each lane at the most.")] = 50,
    database: Database = None,
    as_json: Json = False,
) -> None:
    """List who is in a segment now."""
    from dingterm.cli.queue import show as show_lanes
    from dingterm.desk.listing import list_queue
    from dingterm.desk.segments import segment as sight_of

    with opened(database) as session:
        lanes = list_queue(session, LANES, limit, sight_of(session, name))
    if as_json:
        emit({"entries": [dataclasses.asdict(row) for rows in lanes.values() for row in rows]})
    else:
        show_lanes(lanes, f"Nobody is in {name} now.")


@segment.command("drop")
@verb
def drop(name: Name, database: Database = None, as_json: Json = False) -> None:
    """Forget a segment; the customers stay as they are."""
    from dingterm.desk.segments import drop_segment

    with opened(database) as session:
        sight = drop_segment(session, name)
    emit({"dropped": name, "where": sight.text}) if as_json else say(f"{name} is forgotten; it was: {sight.text}")
