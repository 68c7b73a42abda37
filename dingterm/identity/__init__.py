"""Rows to people: which rows, and which customers already known, are one person.

`link(rows, decisions)` finds the customers of any rows with columns of `FIELDS`, without labels or settings.
`explain(pair)` says in a line what speaks for and against a pair. `extend(known(rows, linked), new)` puts new rows with
customers already known, without doing it all again. Each name loads what it needs (numpy, polars, rapidfuzz) when it is
first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dingterm.identity.fields import FIELDS
from dingterm.lazily import names_of

if TYPE_CHECKING:
    from dingterm.identity.explaining import explain
    from dingterm.identity.extending import Known, extend, known
    from dingterm.identity.linking import Linked, link
    from dingterm.identity.people.decisions import NOTHING, Decisions
    from dingterm.identity.weights.model import Model

_HOMES = {
    "explaining": ("explain",),
    "extending": ("Known", "extend", "known"),
    "linking": ("Linked", "link"),
    "people.decisions": ("NOTHING", "Decisions"),
    "weights.model": ("Model",),
}
__all__ = ["FIELDS", "NOTHING", "Decisions", "Known", "Linked", "Model", "explain", "extend", "known", "link"]

__getattr__ = names_of(__name__, _HOMES)
