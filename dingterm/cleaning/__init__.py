"""Cleaning: the rows intake has read, with verdicts, each in exactly one of three places.

Imports polars: import this room lazily.
"""

from __future__ import annotations

from dingterm.cleaning.clean import clean_records
from dingterm.cleaning.cleaned import PHONE, Cleaned

__all__ = ["PHONE", "Cleaned", "clean_records"]
