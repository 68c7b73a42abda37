"""`dingterm templates`: the shelf of replies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dingterm.cli.output import Json, emit, say, tell, verb
from dingterm.cli.tables import console, table
from dingterm.errors import UsageError

if TYPE_CHECKING:
    from dingterm.desk.session import Session

KINDS = ("chatwoot", "espanso", "csv")
Language = Annotated[str, typer.Option(help="Their language, such as es or zh-Hans; that of the settings otherwise.")]

app = typer.Typer(help="Replies: list, check, bring from other programs, give to them.", no_args_is_help=True)


@app.command("list")
@verb
def list_(
    lane: Annotated[str, typer.Option(help="Only those for a lane: unpaid, consulted or win-back.")] = "",
    as_json: Json = False,
) -> None:
    """List every reply."""
    from dingterm.desk.templates import as_dict

    with _session() as session:
        found = [one for one in session.templates.templates.values() if not lane or not one.lanes or lane in one.lanes]
        if as_json:
            emit({"templates": [as_dict(one) for one in found]})
            return
        rows = [
            (one.id, one.title, one.category, " ".join(one.lanes) or "all", " ".join(one.wordings)) for one in found
        ]
        console().print(table(rows, ("id", "title", "for", "lane", "languages")))
        _say_problems(session)


@app.command("show")
@verb
def show(template: Annotated[str, typer.Argument(help="Its id.")], as_json: Json = False) -> None:
    """Show one reply in every language, as it is written."""
    from dingterm.desk.templates import as_dict

    with _session() as session:
        found = session.templates.get(template)
    if as_json:
        emit(as_dict(found) | {"text": {tag: list(texts) for tag, texts in found.wordings.items()}})
        return
    say(f"{found.title}   {found.category}   {found.path}")
    for tag, texts in found.wordings.items():
        for text in texts:
            say(f"{tag}: {text}")
    for one in found.attachments:
        say(f"attach: {one}")


@app.command("check")
@verb
def check(as_json: Json = False) -> None:
    """Say what is wrong with template files, and on which line; exit 1 when anything is."""
    from dingterm.desk.templates import troubles

    with _session() as session:
        found, count = troubles(session), len(session.templates.templates)
    if as_json:
        emit({
            "templates": count,
            "problems": [{"file": str(one.file), "line": one.line, "sentence": one.sentence} for one in found],
        })  # fmt: skip
    else:
        say(f"{count} replies can be used, {len(found)} problem{'s' if len(found) != 1 else ''}.")
        for one in found:
            say(str(one))
    if found:
        raise typer.Exit(1)


@app.command("import")
@verb
def import_(
    files: Annotated[list[Path], typer.Argument(help="Chatwoot's .json, espanso's .yml, a .csv of title and text.")],
    language: Language = "",
    as_json: Json = False,
) -> None:
    """Take over the replies of another program; each becomes a file of your own."""
    from dingterm.desk.templates import bring, own_folder

    with _session() as session:
        done = bring(session, files, language)
    if as_json:
        rejected = [{"title": title, "reason": reason} for title, reason in done.rejected]
        emit({"read": done.read, "added": done.added, "known": done.known, "rejected": rejected})
        return
    say(f"{done.read} read = {len(done.added)} added + {len(done.known)} known + {len(done.rejected)} rejected")
    for title, reason in done.rejected:
        tell(f"{title}: {reason}")
    if done.added:
        say(f"They are in {own_folder()}.")


@app.command("export")
@verb
def export(
    out: Annotated[Path, typer.Argument(help="The file to write.")],
    kind: Annotated[str, typer.Option("--for", help=f"Whom for: {', '.join(KINDS)}.")] = "csv",
    language: Language = "",
    as_json: Json = False,
) -> None:
    """Write the replies of one language for another program."""
    from dingterm.desk.templates import send

    if kind not in KINDS:
        raise UsageError(f"--for cannot be {kind!r}. Known: {', '.join(KINDS)}.")
    with _session() as session:
        done = send(session, kind, out, language)
    if as_json:
        left_out = [{"id": one, "reason": reason} for one, reason in done.left_out]
        emit({"file": str(done.path), "written": done.written, "left_out": left_out})
        return
    say(f"{len(done.written)} replies written to {done.path}, {len(done.left_out)} left out.")
    for one, reason in done.left_out:
        tell(f"{one}: {reason}")


def _say_problems(session: Session) -> None:
    for problem in session.templates.problems:
        tell(str(problem))


@contextmanager
def _session() -> Iterator[Session]:
    from dingterm.desk.session import open_session

    session = open_session()
    try:
        yield session
    finally:
        session.close()
