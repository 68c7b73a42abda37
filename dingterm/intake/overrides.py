"""What a user knows better about a file than can be found out, and what was said of such columns before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

QUOTE = '"'
"""The sign around cells, unless a user says otherwise."""

Recall = Callable[[Sequence[str]], Mapping[str, str]]
"""Headers to what was said of them before: header to field."""


def nothing_said(headers: Sequence[str]) -> Mapping[str, str]:
    """The memory of who remembers nothing."""
    return {}


@dataclass(frozen=True)
class Overrides:
    """How files are to be read; what is left out is found out.

    Attributes:
        encoding: A codec of Python.
        separator: The sign between cells.
        quote: The sign around cells that hold separators or line ends; empty where no sign means that.
        header_line: The line of the header (1-based), 0 where there is none.
        columns: Header to field (or `IGNORED`), as a user said.
        recall: Who knows what was said of files with the same columns.
    """

    encoding: str = ""
    separator: str = ""
    quote: str = QUOTE
    header_line: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    recall: Recall = nothing_said


FOUND_OUT = Overrides()
