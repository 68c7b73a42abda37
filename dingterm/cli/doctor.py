"""`dingterm doctor`: what works here, and how to mend what does not."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated

import typer

from dingterm.cli.output import Json, emit, say, verb


@verb
def doctor(
    database: Annotated[Path | None, typer.Option(help="Another database file.")] = None,
    as_json: Json = False,
) -> None:
    """Check settings, terminal, colours, clipboard, keyring, server and database; warnings do not fail it."""
    from dingterm.desk.doctor import examine

    checks = examine(database)
    if as_json:
        emit({"ok": all(one.ok for one in checks), "checks": [dataclasses.asdict(one) for one in checks]})
        return
    for one in checks:
        say(f"{'✓' if one.ok else '!'} {one.name:<10} {one.sentence}")
        if one.mend:
            say(f"  {'':<10} {one.mend}")
