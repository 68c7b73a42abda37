"""A filter in words as a question to the database."""

from __future__ import annotations

from collections.abc import Sequence

from dingterm import clock
from dingterm.recovery.filters import conditions
from dingterm.recovery.minor_units import odd_places
from dingterm.store import filters


def where(text: str) -> tuple[str, Sequence[object]]:
    """The condition and its parameters, at this moment.

    Raises:
        RecoveryError: The filter is not understood.
    """
    asked = [filters.Asked(one.field, one.sign, one.value, one.negated) for one in conditions(text)]
    return filters.where(asked, odd_places(), clock.now_ts())
