"""`dingterm contact` and `dingterm optout`: what customers answered, and who must not be written to."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated

import typer

from dingterm.cli.output import Json, emit, say, verb
from dingterm.cli.tables import console, table

Database = Annotated[Path | None, typer.Option(help="Another database file.")]

contact = typer.Typer(help="What became of a contact.", no_args_is_help=True)
optout = typer.Typer(help="Customers who asked not to be written to.", no_args_is_help=True)


@contact.command("answer")
@verb
def answer(
    entry: Annotated[int, typer.Argument(help="An entry of the queue, as `dingterm queue --json` numbers them.")],
    words: Annotated[str, typer.Argument(help="What the customer wrote.")],
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Keep what a customer answered; an opt-out in the words is final at once."""
    from dingterm.desk.heard import record_answer
    from dingterm.desk.session import open_session

    session = open_session(database)
    try:
        done = record_answer(session, entry, words)
    finally:
        session.close()
    emit(dataclasses.asdict(done)) if as_json else say(f"{done.sentence}.")


@optout.command("list")
@verb
def list_(database: Database = None, as_json: Json = False) -> None:
    """List every identifier that must not be written to, with the customer's own words."""
    from dingterm.desk.opted_out import opted_out
    from dingterm.desk.session import open_session

    session = open_session(database)
    try:
        found = opted_out(session)
    finally:
        session.close()
    if as_json:
        emit({"opt_outs": [dataclasses.asdict(one) for one in found]})
    elif found:
        rows = [(one.customer, one.name, one.value, one.words, one.when) for one in found]
        console().print(table(rows, ("customer", "", "", "in their words", "since"), (0,)))
    else:
        say("Nobody has asked not to be written to.")
