"""Put back what was masked while a draft streams in: a token may come in two pieces."""

from __future__ import annotations

from collections.abc import Callable

LONGEST_TOKEN = 24
"""Characters of the longest token, with room; an open bracket further back is only a bracket."""


class Restorer:
    """Hands on each piece as soon as it cannot be the beginning of a token any more."""

    def __init__(self, restore: Callable[[str], str]) -> None:
        self._restore = restore
        self._held = ""

    def feed(self, piece: str) -> str:
        """What can be shown now that this piece has come."""
        whole = self._held + piece
        opened = whole.rfind("[")
        waits = opened >= 0 and "]" not in whole[opened:] and len(whole) - opened < LONGEST_TOKEN
        ready, self._held = (whole[:opened], whole[opened:]) if waits else (whole, "")
        return self._restore(ready)

    def rest(self) -> str:
        """What was held back when nothing more comes."""
        ready, self._held = self._held, ""
        return self._restore(ready)
