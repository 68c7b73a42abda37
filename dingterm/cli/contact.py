"""`dingterm contact`: what came of it, and what is done about it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dingterm.cli.output import Json, emit, say, verb
from dingterm.cli.tables import console, table

if TYPE_CHECKING:
    from dingterm.desk.session import Session

Database = Annotated[Path | None, typer.Option(help="Another database file.")]
Entry = Annotated[int, typer.Argument(help="An entry of the queue, as `dingterm queue --json` numbers them.")]

contact = typer.Typer(help="What became of a contact.", no_args_is_help=True)


@contextmanager
def opened(database: Path | None) -> Iterator[Session]:
    """A session that is closed in the end."""
    from dingterm.desk.session import open_session

    session = open_session(database)
    try:
        yield session
    finally:
        session.close()


@contact.command("list")
@verb
def list_(entry: Entry, database: Database = None, as_json: Json = False) -> None:
    """List what was written, answered and marked, the newest first."""
    from dingterm.desk.customer import load_customer

    with opened(database) as session:
        moments = load_customer(session, entry).timeline
    if as_json:
        emit({"history": [dataclasses.asdict(one) for one in moments]})
    else:
        rows = [(one.when, one.kind, one.text, one.source) for one in moments]
        console().print(table(rows, ("when", "what", "", "by")))


@contact.command("tag")
@verb
def tag(
    entry: Entry,
    word: Annotated[str, typer.Argument(help="The tag, such as vip; one they have is taken away.")],
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Give the customer of an entry a tag, or take it away again."""
    from dingterm.desk.tagging import tag as tag_customer

    with opened(database) as session:
        sentence = tag_customer(session, entry, word)
    emit({"entry": entry, "sentence": sentence}) if as_json else say(f"{sentence}.")


@contact.command("mark")
@verb
def mark(
    entry: Entry,
    kind: Annotated[str, typer.Argument(help="answered, promised, recovered, lost, wrong-number or note.")],
    text: Annotated[str, typer.Argument(help="Why it is lost, what was promised, a note.")] = "",
    until: Annotated[str, typer.Option(help="When a promise is looked at again: 'friday', '2 dec 15:00'.")] = "",
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Keep what came of it."""
    from dingterm.desk.outcomes import mark as keep

    with opened(database) as session:
        done = keep(session, entry, kind, text, until)
    _tell(done, as_json)


@contact.command("note")
@verb
def note(entry: Entry, text: str, database: Database = None, as_json: Json = False) -> None:
    """Keep a note about a customer."""
    from dingterm.desk.outcomes import mark as keep

    with opened(database) as session:
        done = keep(session, entry, "note", text)
    _tell(done, as_json)


@contact.command("answer")
@verb
def answer(
    entry: Entry,
    words: Annotated[str, typer.Argument(help="What the customer wrote.")],
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Keep what a customer answered; an opt-out in the words is final at once."""
    from dingterm.desk.heard import record_answer

    with opened(database) as session:
        done = record_answer(session, entry, words)
    _tell(done, as_json)


@contact.command("snooze")
@verb
def snooze(
    entry: Entry,
    until: Annotated[str, typer.Argument(help="'tomorrow 9', 'in 3 hours', 'mañana', '2026-12-02T15:00'.")],
    reason: Annotated[str, typer.Option(help="Why.")] = "",
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Leave a customer alone until a moment, in their own time."""
    from dingterm.desk.snoozing import snooze as let_wait

    with opened(database) as session:
        done = let_wait(session, entry, until, reason)
    _tell(done, as_json)


@contact.command("override")
@verb
def override(
    entry: Entry,
    reason: Annotated[str, typer.Argument(help="Why; it is kept.")],
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Set the rule aside that keeps a customer waiting, for the next contact; never an opt-out."""
    from dingterm.desk.overriding import override as set_aside

    with opened(database) as session:
        done = set_aside(session, entry, reason)
    _tell(done, as_json)


@contact.command("undo")
@verb
def undo(database: Database = None, as_json: Json = False) -> None:
    """Take back what you did last, of whatever kind."""
    from dingterm.desk.undoing import undo as take_back

    with opened(database) as session:
        done = take_back(session)
    _tell(done, as_json)


def _tell(done: Any, as_json: bool) -> None:
    emit(dataclasses.asdict(done)) if as_json else say(f"{done.sentence}.")
