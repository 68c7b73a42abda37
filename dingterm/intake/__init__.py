"""Intake: any file a shop has becomes a frame of known columns. It decides what a column is, never what is valid.

Its modules import polars; each name loads its own when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dingterm.lazily import names_of

if TYPE_CHECKING:
    from dingterm.intake.chat import Chat, Message
    from dingterm.intake.problem import IntakeProblem
    from dingterm.intake.read import read_file, read_files
    from dingterm.intake.reading import ITEM, REJECTS, ROWS, Reading

_HOMES = {
    "chat": ("Chat", "Message"),
    "problem": ("IntakeProblem",),
    "read": ("read_file", "read_files"),
    "reading": ("ITEM", "REJECTS", "ROWS", "Reading"),
}

__all__ = ["ITEM", "REJECTS", "ROWS", "Chat", "IntakeProblem", "Message", "Reading", "read_file", "read_files"]

__getattr__ = names_of(__name__, _HOMES)
