"""Cleaning: the rows intake has read, with verdicts, each in exactly one of three places.

Its modules import polars; each name loads its own when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dingterm.lazily import names_of

if TYPE_CHECKING:
    from dingterm.cleaning.clean import clean_records
    from dingterm.cleaning.cleaned import PHONE, Cleaned

_HOMES = {"clean": ("clean_records",), "cleaned": ("PHONE", "Cleaned")}

__all__ = ["PHONE", "Cleaned", "clean_records"]

__getattr__ = names_of(__name__, _HOMES)
