"""`dingterm setup`: the server that drafts."""

from __future__ import annotations

import dataclasses
import sys
from typing import Annotated

import typer

from dingterm.cli.output import Json, emit, say, tell, verb


@verb
def setup(
    preset: Annotated[str, typer.Option(help="A server known by name: see --list.")] = "",
    base_url: Annotated[str, typer.Option(help="Its address, often ending in /v1.")] = "",
    model: Annotated[str, typer.Option(help="The model's name there.")] = "",
    key_stdin: Annotated[bool, typer.Option("--key-stdin", help="Read the key from standard input.")] = False,
    test: Annotated[bool, typer.Option("--test/--no-test", help="Ask it for one word first.")] = True,
    list_presets: Annotated[bool, typer.Option("--list", help="List the servers known by name.")] = False,
    as_json: Json = False,
) -> None:
    """Set up the server that drafts; without options, by questions. The key goes into the keyring, never a file."""
    from dingterm.desk.setup import chosen, set_up

    if list_presets:
        _list(as_json)
        return
    if not (preset or base_url or model or key_stdin) and sys.stdin.isatty():
        preset, base_url, model = _ask()
    server = chosen(preset, base_url, model)
    done = set_up(server, _key(key_stdin, server.host), test=test)
    if as_json:
        emit(dataclasses.asdict(done))
        return
    for sentence in done.sentences:
        say(sentence)


def _list(as_json: bool) -> None:
    from dingterm.desk.setup import presets

    known = presets().values()
    if as_json:
        emit({"presets": [dataclasses.asdict(one) for one in known]})
        return
    for one in known:
        say(f"{one.name:<11} {one.title}: {one.base_url}")


def _ask() -> tuple[str, str, str]:
    from dingterm.desk.setup import presets

    known = presets()
    _list(as_json=False)
    preset = typer.prompt("Which one", default="ollama")
    base_url = typer.prompt("Its address", default=known[preset].base_url if preset in known else "")
    model = typer.prompt("The model", default=known[preset].model if preset in known else "")
    if preset in known and known[preset].note:
        tell(known[preset].note)
    return preset if preset in known else "", base_url, model


def _key(from_stdin: bool, host: str) -> str:
    """A key is never an argument: those can be read by everybody on the machine."""
    if from_stdin:
        return sys.stdin.readline().strip()
    if not sys.stdin.isatty():
        return ""
    return str(typer.prompt(f"The key for {host} (empty: none, or the one there is)", default="", hide_input=True))
