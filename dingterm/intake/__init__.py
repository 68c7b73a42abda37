"""Intake: any file a shop has becomes a frame of known columns. It decides what a column is, never what is valid.

Imports polars: import this room lazily.
"""

from __future__ import annotations

from dingterm.intake.chat import Chat, Message
from dingterm.intake.problem import IntakeProblem
from dingterm.intake.read import read_file, read_files
from dingterm.intake.reading import ITEM, REJECTS, ROWS, Reading

__all__ = ["ITEM", "REJECTS", "ROWS", "Chat", "IntakeProblem", "Message", "Reading", "read_file", "read_files"]
