"""`dingterm reply`: a template filled for a customer, or an AI draft, or exactly what would be asked for one."""

from __future__ import annotations

import asyncio
import dataclasses
import sys
from collections.abc import Coroutine
from contextlib import aclosing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dingterm.cli.output import Json, emit, say, tell, verb
from dingterm.errors import UsageError
from dingterm.safe_text import safe_text

if TYPE_CHECKING:
    from dingterm.desk.drafts import Event
    from dingterm.desk.session import Session


@verb
def reply(
    entry: Annotated[int, typer.Argument(help="The entry's id: see dingterm queue --json.")],
    template: Annotated[str, typer.Option(help="Fill this template.")] = "",
    language: Annotated[str, typer.Option(help="The template's language.")] = "",
    draft: Annotated[bool, typer.Option("--draft", help="Ask the server for a draft.")] = False,
    show_request: Annotated[bool, typer.Option("--show-request", help="What would leave the machine.")] = False,
    words: Annotated[str, typer.Option(help="The customer's words to answer.")] = "",
    direction: Annotated[str, typer.Option(help="A line for the draft, such as: shorter.")] = "",
    variants: Annotated[int, typer.Option(min=1, max=3, help="Wordings to draft.")] = 1,
    database: Annotated[Path | None, typer.Option(help="Another database file.")] = None,
    as_json: Json = False,
) -> None:
    """Write to the customer of an entry: the templates that fit, one of them filled, or a draft."""
    from dingterm.desk.session import open_session

    if sum((bool(template), draft, show_request)) > 1:
        raise UsageError("Choose one of --template, --draft and --show-request.")
    session = open_session(database)
    asked: dict[str, Any] = {"words": words or None, "direction": direction}
    try:
        if show_request:
            _show_request(session, entry, asked, as_json)
        elif draft:
            _draft(session, entry, asked | {"variants": variants}, as_json)
        elif template:
            _fill(session, entry, template, language or None, as_json)
        else:
            _suggest(session, entry, asked, as_json)
    finally:
        session.close()


def _suggest(session: Session, entry: int, asked: dict[str, Any], as_json: bool) -> None:
    from dingterm.desk.drafting import prepare
    from dingterm.desk.suggestions import suggest

    found = suggest(session, prepare(session, entry, **asked))
    if as_json:
        emit({"suggestions": [dataclasses.asdict(one) for one in found]})
        return
    for one in found:
        say(f"{one.kind}  {one.template_id}  {one.title}")


def _fill(session: Session, entry: int, template: str, language: str | None, as_json: bool) -> None:
    from dingterm.desk.reply import fill_reply

    filled = fill_reply(session, entry, template, language)
    if as_json:
        emit(dataclasses.asdict(filled))
        return
    _write(filled.text + "\n")
    if filled.missing:
        tell(f"Missing: {', '.join(filled.missing)}.")
    for one in filled.attachments:
        tell(one.problem or f"Attach by hand: {one.place}")


def _show_request(session: Session, entry: int, asked: dict[str, Any], as_json: bool) -> None:
    from dingterm.desk.drafts import shown_request

    request = asyncio.run(shown_request(session, entry, **asked))
    if as_json:
        emit(dataclasses.asdict(request) | {"body": request.body.decode()})
        return
    tell(f"{request.method} {request.url}")
    for name, value in request.headers.items():
        tell(f"{name}: {value}")
    if sys.stdout.isatty():
        say(request.body.decode())
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(request.body)


def _draft(session: Session, entry: int, asked: dict[str, Any], as_json: bool) -> None:
    from dingterm.desk.draft_log import spent_today
    from dingterm.desk.drafts import Done, Failed, Offered

    events = _heard(_listen(session, entry, asked, aloud=not as_json))
    spent = spent_today(session)
    failed = next((one for one in events if isinstance(one, Failed)), None)
    if as_json:
        emit(
            {
                "drafts": [dataclasses.asdict(one) for one in events if isinstance(one, Done)],
                "templates": [
                    dataclasses.asdict(t) for one in events if isinstance(one, Offered) for t in one.suggestions
                ],
                "failed": dataclasses.asdict(failed) if failed else None,
                "today": dataclasses.asdict(spent),
            }
        )
    tell(spent.sentence)
    if failed:
        tell(f"{failed.title}: {failed.sentence}")
        raise typer.Exit(1)


def _heard(listening: Coroutine[Any, Any, list[Event]]) -> list[Event]:
    try:
        return asyncio.run(listening)
    except KeyboardInterrupt as stopped:
        tell("Stopped; what came is kept.")
        raise typer.Exit(1) from stopped


async def _listen(session: Session, entry: int, asked: dict[str, Any], aloud: bool) -> list[Event]:
    """Everything but the pieces, which are written as they come."""
    from dingterm.desk.drafts import Delta, draft

    kept: list[Event] = []
    async with aclosing(draft(session, entry, **asked)) as events:
        async for event in events:
            if isinstance(event, Delta):
                _write(event.text if aloud else "")
                continue
            kept.append(event)
            if aloud:
                _end(event)
    return kept


def _end(event: Event) -> None:
    from dingterm.desk.drafts import Done, Offered

    if isinstance(event, Offered):
        tell(event.sentence)
        for one in event.suggestions:
            say(f"{one.kind}  {one.template_id}  {one.title}")
        return
    _write("\n")
    if isinstance(event, Done):
        for mark in event.marks:
            tell(f"{mark.code}: {mark.reason}")
        cost = f", {event.cost}" if event.cost else ""
        tell(f"{event.usage.total:,} tokens{cost}.")


def _write(text: str) -> None:
    sys.stdout.write(safe_text(text, lines=True))
    sys.stdout.flush()
