"""Intake: any file a shop has becomes a frame of known columns. It decides what a column is, never what is valid.

Imports polars: import this room lazily.
"""

from __future__ import annotations

from dingterm.intake.read import read_file
from dingterm.intake.reading import ITEM, REJECTS, ROWS, Reading

__all__ = ["ITEM", "REJECTS", "ROWS", "Reading", "read_file"]
