"""`dingterm customer`: find one, see what they are made of, merge, split, undo."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dingterm.cli.output import Json, emit, say, verb
from dingterm.cli.tables import console, table
from dingterm.errors import UsageError

if TYPE_CHECKING:
    from dingterm.desk.merging import Regrouped
    from dingterm.desk.session import Session

Database = Annotated[Path | None, typer.Option(help="Another database file.")]
Customer = Annotated[int, typer.Argument(help="A customer's number, as `find` shows it.")]

app = typer.Typer(help="One customer, one record: find, explain, merge, split, undo.", no_args_is_help=True)


@app.command("find")
@verb
def find(
    words: Annotated[list[str], typer.Argument(help="A name, a number, an e-mail address, or their beginnings.")],
    limit: Annotated[int, typer.Option(min=1, help="Rows at the most.")] = 20,
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Find customers by the beginnings of their names, numbers and addresses."""
    from dingterm.desk.finding import find_customers

    with _session(database) as session:
        found = find_customers(session, " ".join(words), limit)
    if as_json:
        emit({"customers": [dataclasses.asdict(one) for one in found]})
    elif found:
        console().print(table(((one.id, one.name, one.known_by, one.place) for one in found), right=(0,)))
    else:
        say("No customer has these words. Fewer letters find more.")


@app.command("show")
@verb
def show(customer: Customer, database: Database = None, as_json: Json = False) -> None:
    """Show one customer: what they are known by, with where and when, and their whole history."""
    from dingterm.desk.histories import record
    from dingterm.desk.made_of import made_of

    with _session(database) as session:
        found, records = record(session, customer), made_of(session, [customer])
    if as_json:
        emit(dataclasses.asdict(found) | {"records": [dataclasses.asdict(one) for one in records]})
        return
    say(f"{found.name}   {found.place}".rstrip())
    known = [(one.kind, one.value, one.verdict, one.source, one.first_seen, one.last_seen) for one in found.known_by]
    console().print(table(known, ("known by", "", "", "from", "first seen", "last seen")))
    history = [(one.when, one.kind, one.text, one.source) for one in found.timeline]
    console().print(table(history, ("history", "", "", "source")))
    rows = [(one.record, one.source, one.kind, one.name, one.known_by, one.place) for one in records]
    console().print(table(rows, ("record", "from", "", "name", "known by", "place"), right=(0,)))


@app.command("explain")
@verb
def explain(a: Customer, b: Customer, database: Database = None, as_json: Json = False) -> None:
    """Set two customers side by side, with what speaks for and against one person."""
    from dingterm.desk.pairs import pair_view

    with _session(database) as session:
        view = pair_view(session, a, b)
    if as_json:
        emit(dataclasses.asdict(view))
        return
    say(f"{view.likely}, {view.bits:+.1f} bits" + (f": {view.reason}" if view.reason else ""))
    rows = [(line.field, line.left, line.sign, line.right) for line in view.lines]
    console().print(table(rows, ("", view.sources[0], "", view.sources[1])))


@app.command("merge")
@verb
def merge(keep: Customer, other: Customer, database: Database = None, as_json: Json = False) -> None:
    """Make two customers one; the first keeps its number. `undo` takes it back at any time."""
    from dingterm.desk.review import decide

    with _session(database) as session:
        done = decide(session, keep, other, "same")
    _said(done.sentence, {"decision": done.decision, "sentence": done.sentence}, as_json)


@app.command("split")
@verb
def split(
    customer: Annotated[int | None, typer.Argument(help="A customer who was merged, by the number they had.")] = None,
    record: Annotated[int | None, typer.Option(help="One source record, as `show` numbers them.")] = None,
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Take a customer out of the one they were merged into, or any one source record with all that came in it."""
    from dingterm.desk import merging, parting

    if (customer is None) == (record is None):
        raise UsageError("Name a customer, or one record with --record. `dingterm customer show` lists both.")
    with _session(database) as session:
        if record is not None:
            _regrouped(parting.drop_record(session, record), f"Record {record} stands alone", as_json)
        elif customer is not None:
            _regrouped(merging.split(session, customer), f"Customer {customer} stands alone again", as_json)


@app.command("undo")
@verb
def undo(
    entries: Annotated[list[int] | None, typer.Argument(help="Entries, as `history` numbers them.")] = None,
    run: Annotated[int | None, typer.Option(help="Everything that one run merged.")] = None,
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Undo merges and splits; without an entry, this agent's last answer."""
    from dingterm.desk import merging, review

    with _session(database) as session:
        if run is not None:
            _regrouped(merging.undo_run(session, run), f"Run {run} is undone", as_json)
        elif entries:
            _regrouped(merging.undo(session, entries), "Undone", as_json)
        else:
            done = review.undo_decision(session)
            _said(done.sentence, {"decision": done.decision, "sentence": done.sentence}, as_json)


@app.command("resolve")
@verb
def resolve(database: Database = None, as_json: Json = False) -> None:
    """Look for customers that are one person, as every import does: merge the sure ones, ask about the doubtful."""
    from dingterm.desk import resolving

    with _session(database) as session:
        found = resolving.resolve(session)
    took_back = f" `dingterm customer undo --run {found.run}` takes it back." if found.run else ""
    asked = f"{found.asked:,} to ask about: m at the desk" if found.asked else "nobody to ask about"
    _said(f"{found.merged:,} customers merged, {asked}.{took_back}", dataclasses.asdict(found), as_json)


@app.command("history")
@verb
def history(customer: Customer, database: Database = None, as_json: Json = False) -> None:
    """List what was merged into a customer, by whom and why."""
    from dingterm.desk import histories

    with _session(database) as session:
        found = histories.history(session, customer)
    if as_json:
        emit(dataclasses.asdict(found))
        return
    say(f"Customer {found.customer} is made of {', '.join(map(str, found.homes))}.")
    if found.households:
        say(f"Same household: {', '.join(map(str, found.households))}.")
    rows = [
        (
            one.id,
            one.at,
            one.agent,
            one.action,
            one.customer,
            one.other,
            one.reason,
            one.undone and f"undone {one.undone}",
        )
        for one in found.entries
    ]
    console().print(table(rows, ("entry", "", "", "", "customer", "other", "why", ""), (0, 4, 5)))


def _regrouped(done: Regrouped, sentence: str, as_json: bool) -> None:
    _said(". ".join((sentence, *done.conflicts)), dataclasses.asdict(done), as_json)


def _said(sentence: str, document: object, as_json: bool) -> None:
    if as_json:
        emit(document)
    else:
        say(f"{sentence.rstrip('.')}.")


@contextmanager
def _session(database: Path | None) -> Iterator[Session]:
    from dingterm.desk.session import open_session

    session = open_session(database)
    try:
        yield session
    finally:
        session.close()
