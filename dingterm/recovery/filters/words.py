"""The words of a filter one by one: signs apart from what they stand at, all the ways to say a sign made one."""

from __future__ import annotations

import re
from collections import deque

SIGNS = (">", ">=", "<", "<=", "=")

_SAID = {
    "over": ">", "above": ">", "under": "<", "below": "<", "at least": ">=", "at most": "<=", ":": "=",
    "≥": ">=", "≤": "<=", "-": "not", "＃": "#",
}  # fmt: skip
_IDLE = frozenset({"than", "and", "with", "in", "from", "the", "cart", "carts", "contact"})
"""Words that people write and that ask for nothing."""

_WORD = re.compile(
    r"""
    "[^"]*"                             # a name, whatever stands in it
    | (?<![^\s,])-(?=\S)                # before a word: not
    | at\ (?:least|most)\b
    | >=|<=|[<>=:≥≤#＃]
    | \d+(?:[.,]\d+)*                   # a figure, its unit apart
    | [^\s,<>=:≥≤"]+
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Words:
    """What is still to be read of a filter."""

    def __init__(self, text: str) -> None:
        found = (_SAID.get(word.casefold(), word) for word in _WORD.findall(text))
        self._left = deque(word for word in found if word.casefold() not in _IDLE)

    def __bool__(self) -> bool:
        return bool(self._left)

    @property
    def next(self) -> str:
        """The next word in small letters; empty at the end."""
        return self._left[0].casefold() if self._left else ""

    def take(self) -> str:
        """The next word as it was written; empty at the end."""
        return self._left.popleft() if self._left else ""

    def take_if(self, *known: str) -> str:
        """The next word if it is one of these, in small letters; empty otherwise."""
        return self.take().casefold() if self.next in known and self.next else ""

    def ahead(self, count: int) -> str:
        """The next words, with a blank between two."""
        return " ".join(list(self._left)[:count])

    def __len__(self) -> int:
        return len(self._left)
