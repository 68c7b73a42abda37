"""JSON text to a document: one value, or one object a line (NDJSON)."""

from __future__ import annotations

import json
from dataclasses import dataclass

from dingterm.errors import IntakeError
from dingterm.intake.json_paths import Json

LINED = (".ndjson", ".jsonl")

Reject = tuple[int, str, str, str, str]


@dataclass(frozen=True)
class Document:
    """A JSON file's content.

    Attributes:
        value: What it holds; of one object a line, the list of them.
        lines: The line of each element, when each has its own; else None.
        rejects: Lines that are no JSON, in the order of `REJECTS`.
    """

    value: Json
    lines: list[int] | None = None
    rejects: tuple[Reject, ...] = ()


def read_document(text: str, name: str, suffix: str) -> Document:
    """Read a JSON or NDJSON file.

    Args:
        text: The file's text.
        name: Its name, for errors.
        suffix: The name's ending, such as `.json`.

    Raises:
        IntakeError: It is not JSON.
    """
    if suffix in LINED or _first_line_is_whole(text):
        return _lined(text, name)
    return Document(_parsed(text, name))


def _first_line_is_whole(text: str) -> bool:
    first, _, rest = text.strip().partition("\n")
    if not first.startswith("{") or not rest.strip():
        return False
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return False
    return True


def _parsed(text: str, name: str) -> Json:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise IntakeError(
            f"{name} is broken at {error.lineno}:{error.colno} ({error.msg}). "
            "Export it again: the file may be cut short."
        ) from error
    except (RecursionError, ValueError) as error:
        raise IntakeError(f"{name} is not usable JSON ({error}). Export it again.") from error


def _lined(text: str, name: str) -> Document:
    found: list[tuple[int, Json]] = []
    rejects: list[Reject] = []
    for number, line in enumerate(text.split("\n"), start=1):
        try:
            found += [(number, json.loads(line))] if line.strip() else []
        except (ValueError, RecursionError) as error:
            sentence = f"Line {number}: this is no JSON ({str(error).partition(':')[0]}). Export it again."
            rejects.append((number, "", "broken_json", sentence, json.dumps([line], ensure_ascii=False)))
    if not found:
        raise IntakeError(f"{name} has no line of usable JSON. Export it again.")
    return Document([value for _, value in found], [number for number, _ in found], tuple(rejects))
