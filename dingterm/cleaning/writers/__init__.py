"""Cleaned rows to files of the kinds people ask for, block by block."""

from __future__ import annotations

from dingterm.cleaning.writers.kinds import KINDS, Writer, kind_of, writer
from dingterm.cleaning.writers.layout import Layout

__all__ = ["KINDS", "Layout", "Writer", "kind_of", "writer"]
