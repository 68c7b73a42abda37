"""A template's file with only what was changed written anew: comments, order and blanks stay as somebody wrote them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dingterm.replies.languages import canonical

_HEADER = re.compile(r"\s*\[\s*([A-Za-z0-9_-]+)\s*\]\s*(?:#.*)?")
_KEY = re.compile(r"""\s*([A-Za-z0-9_-]+|"[^"\\]*"|'[^']*')\s*=\s*""")
_PIECE = re.compile(
    r'''"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s,\[\]#"']+|#[^\n]*|[\[\],]''', re.DOTALL
)
"""A value, a comment, a bracket or a comma."""


class UnlikeUsError(ValueError):
    """A file is written in a way that is not followed here."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """One key with its value, as lines of the file."""

    key: str
    lines: list[str]
    value: Any


def rewritten(source: str, before: Mapping[str, Any], table: Mapping[str, Any], written: Callable[[Any], str]) -> str:
    """A file that says what a table holds, word for word as it was where nothing was changed.

    Args:
        source: The file.
        before: What it says, as `TemplateForm.table` gives it, the texts under `text`.
        table: What it is to say, likewise.
        written: How a value is written.

    Raises:
        UnlikeUsError: It is not written as templates are: keys, then `[text]` with languages.
    """
    head, header, texts = _parted(source)
    fields = {key: value for key, value in table.items() if key != "text"}
    lines = _with_values(head, before, fields, written)
    return "\n".join([*lines, header, *_with_values(texts, before["text"], table["text"], written, canonical)])


def _parted(source: str) -> tuple[list[str | _Statement], str, list[str | _Statement]]:
    lines = source.split("\n")
    parts: list[list[str | _Statement]] = [[]]
    header = ""
    while lines:
        line = lines.pop(0)
        if found := _HEADER.fullmatch(line):
            if found[1] != "text" or header:
                raise UnlikeUsError(line)
            header = line
            parts.append([])
        elif _KEY.match(line):
            parts[-1].append(_statement([line], lines))
        elif not line.strip() or line.lstrip().startswith("#"):
            parts[-1].append(line)
        else:
            raise UnlikeUsError(line)
    if len(parts) != 2:
        raise UnlikeUsError("no [text]")
    return parts[0], header, parts[1]


def _statement(taken: list[str], following: list[str]) -> _Statement:
    """A key whose value may go on over the following lines, which are taken too."""
    while True:
        try:
            ((key, value),) = tomllib.loads("\n".join(taken)).items()
        except tomllib.TOMLDecodeError as error:
            if not following:
                raise UnlikeUsError(taken[0]) from error
            taken.append(following.pop(0))
        else:
            return _Statement(key, taken, value)


def _with_values(
    parts: list[str | _Statement],
    before: Mapping[str, Any],
    table: Mapping[str, Any],
    written: Callable[[Any], str],
    named: Callable[[str], str] = str,
) -> list[str]:
    lines: list[str] = []
    end, left = 0, dict(table)
    for part in parts:
        if isinstance(part, str):
            lines.append(part)
        elif (key := named(part.key)) in left:
            value = left.pop(key)
            lines += part.lines if before.get(key) == value else _changed(part, value, written)
            end = len(lines)
    new = [f"{key if re.fullmatch(r'[A-Za-z0-9_-]+', key) else written(key)} = {written(left[key])}" for key in left]
    return [*lines[:end], *new, *lines[end:]]


def _changed(statement: _Statement, value: Any, written: Callable[[Any], str]) -> list[str]:
    was = statement.value
    text = "\n".join(statement.lines)
    begin = _KEY.match(text)
    assert begin is not None
    pieces = list(_PIECE.finditer(text, begin.end()))
    values = [one for one in pieces if one[0] not in "[]," and not one[0].startswith("#")]
    if isinstance(was, list) and isinstance(value, list) and 0 < len(was) == len(values) <= len(value):
        for found, old, new in reversed(list(zip(values, was, value, strict=False))):
            more = "".join(f", {written(one)}" for one in value[len(was) :]) if found is values[-1] else ""
            text = text[: found.start()] + (found[0] if old == new else written(new)) + more + text[found.end() :]
        return text.split("\n")
    comment = pieces[-1] if pieces[-1][0].startswith("#") else None
    rest = f" {comment[0]}" if comment else ""
    return f"{text[: begin.end()]}{written(value)}{rest}".split("\n")
