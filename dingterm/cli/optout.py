"""`dingterm optout`: who must not be written to."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated

import typer

from dingterm.cli.contact import Database, opened
from dingterm.cli.output import Json, emit, say, verb
from dingterm.cli.tables import console, table
from dingterm.errors import UsageError

optout = typer.Typer(help="Customers who asked not to be written to.", no_args_is_help=True)

Identifier = Annotated[str, typer.Argument(help="A phone number with its country code, or an e-mail address.")]
Region = Annotated[str, typer.Option(help="Country of a number without its code (ISO 3166 alpha-2).")]


@optout.command("list")
@verb
def list_(database: Database = None, as_json: Json = False) -> None:
    """List every identifier that must not be written to, with the customer's own words."""
    from dingterm.desk.opted_out import opted_out

    with opened(database) as session:
        found = opted_out(session)
    if as_json:
        emit({"opt_outs": [dataclasses.asdict(one) for one in found]})
    elif found:
        rows = [(one.customer or "", one.name, one.value, one.words, one.when) for one in found]
        console().print(table(rows, ("customer", "", "", "in their words", "since"), (0,)))
    else:
        say("Nobody has asked not to be written to.")


@optout.command("export")
@verb
def export(file: Path, database: Database = None, as_json: Json = False) -> None:
    """Write every opt-out into a CSV file, for another system."""
    from dingterm.desk.opt_outs import export_opt_outs

    with opened(database) as session:
        written = export_opt_outs(session, file)
    emit({"written": written, "file": str(file)}) if as_json else say(f"{written} opt-outs written to {file}.")


@optout.command("import")
@verb
def import_(file: Path, database: Database = None, as_json: Json = False) -> None:
    """Take over the opt-outs of a CSV file: now, and for everybody who is imported later."""
    from dingterm.desk.opt_outs import import_opt_outs

    with opened(database) as session:
        added, known = import_opt_outs(session, file)
    emit({"added": added, "known": known}) if as_json else say(f"{added} opt-outs added, {known} known already.")


@optout.command("add")
@verb
def add(
    identifier: Identifier,
    words: Annotated[str, typer.Option(help="How it was said, or where it comes from.")] = "said to an agent",
    region: Region = "",
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Never write to a number or an address any more."""
    from dingterm.desk.opt_outs import add_opt_out

    with opened(database) as session:
        added = add_opt_out(session, identifier, words, region)
    said = "is written to no more" if added else "has opted out already"
    emit({"added": added}) if as_json else say(f"{identifier} {said}.")


@optout.command("lift")
@verb
def lift(
    identifier: Identifier,
    words: Annotated[str, typer.Option(help="The customer's own words that ask for messages again.")] = "",
    mistake: Annotated[str, typer.Option(help="Why it never was theirs, such as: pasted at the wrong customer.")] = "",
    region: Region = "",
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Write to somebody again: they ask for it in their own words, or the opt-out never was theirs."""
    from dingterm.desk.opt_outs import lift_mistake, lift_opt_out

    if bool(words) == bool(mistake):
        raise UsageError("Give the customer's own --words, or say with --mistake why it never was theirs.")
    with opened(database) as session:
        if mistake:
            lifted = lift_mistake(session, identifier, mistake, region)
        else:
            lifted = lift_opt_out(session, identifier, words, region)
    emit({"customers": lifted}) if as_json else say(f"{identifier} may be written to again.")
