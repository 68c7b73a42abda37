"""One template being filled: whose language, what time it is, and which variables turned out to be missing.

Filters and missing values are called by Liquid, which has no place to hand them this: it travels in a context variable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime

from babel import Locale
from liquid import Token
from liquid.undefined import UNDEFINED, Undefined

from dingterm.replies.context import GAP
from dingterm.replies.locales import babel_locale

_PATH = re.compile(r"[\w.\[\]]+")


@dataclass(frozen=True, slots=True)
class Filling:
    """What the filters of one rendering know.

    Attributes:
        language: The tag the text is written in.
        variety: The customer's own variety of it, for money and dates: `pt-BR` for a text in `pt`.
        now: The moment of writing.
        missing: Names of variables that had to be printed and are not there, in order, as keys.
    """

    language: str
    variety: str
    now: datetime
    missing: dict[str, None] = field(default_factory=dict)

    @property
    def locale(self) -> Locale:
        """The variety as Babel knows it."""
        return babel_locale(self.variety)


_current: ContextVar[Filling] = ContextVar("filling")


@contextmanager
def filling(state: Filling) -> Iterator[Filling]:
    """Render inside this block."""
    token = _current.set(state)
    try:
        yield state
    finally:
        _current.reset(token)


def current() -> Filling:
    """The rendering under way."""
    return _current.get()


class Missing(Undefined):
    """A variable that is not there: a gap when printed, and written down.

    It is false in a condition and empty in a loop, which are the template's own ways of asking.
    """

    __slots__ = ()

    def __init__(
        self, name: str, *, token: Token | None = None, obj: object = UNDEFINED, hint: str | None = None
    ) -> None:
        super().__init__(_written(name, token), token=token, obj=obj, hint=hint)

    def __str__(self) -> str:
        current().missing[self.name] = None
        return GAP


def _written(name: str, token: Token | None) -> str:
    """The whole path as the template has it; Liquid names only its first word."""
    path = _PATH.match(token.source, token.start_index) if token else None
    return path[0] if path and path[0].startswith(name) else name
