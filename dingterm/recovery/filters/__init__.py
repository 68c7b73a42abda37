"""Filters of the queue in words: `Brazil, over 80 USD, second step`."""

from __future__ import annotations

from dingterm.recovery.filters.conditions import Condition
from dingterm.recovery.filters.reading import conditions

__all__ = ["Condition", "conditions"]
