"""`dingterm numbers`: phone numbers checked, written, found, made up and compared."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from dingterm.cli.output import Json, emit, say, verb
from dingterm.errors import UsageError

app = typer.Typer(help="Phone numbers: check, format, extract, generate, variants.", no_args_is_help=True)

Numbers = Annotated[list[str] | None, typer.Argument(help="Numbers; without any, and no file, lines of stdin.")]
Files = Annotated[list[Path] | None, typer.Option("--file", "-f", help="A text file with one number a line.")]
Region = Annotated[str, typer.Option("--region", "-r", help="Region of numbers without a country, such as ES.")]

FIELDS = ("e164", "region", "kind", "verdict", "extension", "repair", "reason")


@app.command("check")
@verb
def check(numbers: Numbers = None, file: Files = None, region: Region = "", as_json: Json = False) -> None:
    """Say what each number is: E.164, region, kind, verdict and why."""
    from dingterm.desk.number_check import check as checked

    rows = checked(_given(numbers, file), _region(region))
    _answer("numbers", rows, as_json, (_line(row["raw"], *(row[name] for name in FIELDS)) for row in rows))


@app.command("format")
@verb
def format_(
    numbers: Numbers = None,
    file: Files = None,
    region: Region = "",
    style: Annotated[str, typer.Option(help="e164, international, national, rfc3966 or wa.")] = "international",
    as_json: Json = False,
) -> None:
    """Write each number in a style; an empty line for what is no number."""
    from dingterm.desk.numbers import written

    rows = written(_given(numbers, file), _region(region), style)
    _answer("numbers", rows, as_json, (row["formatted"] or "" for row in rows))


@app.command("extract")
@verb
def extract(texts: Numbers = None, file: Files = None, region: Region = "", as_json: Json = False) -> None:
    """Find the valid numbers in running text."""
    from dingterm.desk.numbers import found

    rows = found(_given(texts, file), _region(region))
    _answer("found", rows, as_json, (_line(row["line"], row["e164"], row["text"]) for row in rows))


@app.command("generate")
@verb
def generate(
    region: Annotated[str, typer.Option("--region", "-r", help="Two letters, such as ES.")],
    kind: Annotated[str, typer.Option(help="mobile, fixed_line, … or fictional.")] = "mobile",
    count: Annotated[int, typer.Option("--count", "-n", min=0, help="How many.")] = 10,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same numbers.")] = 0,
    exclude: Annotated[Path | None, typer.Option(help="A file of numbers that must not come up.")] = None,
    as_json: Json = False,
) -> None:
    """Make numbers up: valid ones, or with `--kind fictional` numbers that are nobody's."""
    from dingterm.desk.numbers import made

    numbers = made(_region(region) or "", kind, count, seed, exclude)
    _answer("numbers", numbers, as_json, numbers)


@app.command("variants")
@verb
def variants(numbers: Numbers = None, file: Files = None, region: Region = "", as_json: Json = False) -> None:
    """List every spelling a number may be met in, where its country changed its plan."""
    from dingterm.desk.numbers import other_spellings

    rows = other_spellings(_given(numbers, file), _region(region))
    _answer("numbers", rows, as_json, (_line(*(row["spellings"] or ("",))) for row in rows))


def _given(words: list[str] | None, files: list[Path] | None) -> list[str]:
    from dingterm.desk.number_check import given

    if not words and not files:
        if sys.stdin.isatty():
            raise UsageError("There are no numbers to look at. Give some, a file with --file, or a pipe.")
        words = [line.rstrip("\n") for line in sys.stdin if line.strip()]
    return given(words or (), files or ())


def _region(region: str) -> str | None:
    if region and not (region == "001" or (len(region) == 2 and region.isalpha() and region.isascii())):
        raise UsageError(f"{region!r} is not a region. Write it with two letters, such as ES.")
    return region.upper() or None


def _line(*cells: object) -> str:
    return "  ".join(str(cell) for cell in cells if cell not in (None, ""))


def _answer(name: str, document: Any, as_json: bool, lines: Iterable[str]) -> None:
    if as_json:
        emit({name: document})
    else:
        for line in lines:
            say(line)
