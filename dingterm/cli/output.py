"""How every verb answers: one JSON document or text on stdout, everything else on stderr, and a fixed exit status."""

from __future__ import annotations

import functools
import json
import re
import shutil
import sys
import textwrap
from collections.abc import Callable
from typing import Annotated, Any, ParamSpec

import typer

from dingterm.errors import DingtermError, UsageError
from dingterm.safe_text import INVISIBLE, safe_text

P = ParamSpec("P")

Json = Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")]
"""The option every verb takes."""

_UNSEEN = re.compile(f"[\x7f-\x9f\u2028\u2029\U000e0020-\U000e007f{INVISIBLE}]")
"""What JSON lets through and a terminal obeys or a person does not see."""


def verb(function: Callable[P, None]) -> Callable[P, None]:
    """Turn an error with a sentence into that sentence and its exit status: 1 failed, 2 wrong usage."""

    @functools.wraps(function)
    def answered(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            function(*args, **kwargs)
        except DingtermError as error:
            if kwargs.get("as_json"):
                emit({"error": {"title": error.title, "sentence": error.sentence}})
            tell(f"{error.title}: {error.sentence}")
            raise typer.Exit(2 if isinstance(error, UsageError) else 1) from error

    return answered


def emit(document: Any) -> None:
    """Write one JSON document to stdout; signs that a terminal would obey are spelt out and read back as they were."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    sys.stdout.write(_UNSEEN.sub(lambda sign: json.dumps(sign[0])[1:-1], text) + "\n")


def say(text: str = "") -> None:
    """Write one line to stdout, made harmless."""
    sys.stdout.write(safe_text(text) + "\n")


def say_folded(text: str) -> None:
    """Write a line to stdout, made harmless; on a terminal folded between words, what follows set in by two."""
    if not sys.stdout.isatty():
        say(text)
        return
    indent = " " * (len(text) - len(text.lstrip()) + 2)
    width = max(shutil.get_terminal_size().columns, 20)
    folded = textwrap.wrap(safe_text(text), width, subsequent_indent=indent, break_long_words=False)
    sys.stdout.write("\n".join(folded or [""]) + "\n")


def tell(text: str) -> None:
    """Write one line to stderr, made harmless."""
    sys.stderr.write(safe_text(text) + "\n")
