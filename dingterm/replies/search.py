"""The palette's search: what is typed, as it is typed, in the title, category, tags and text of 10,000 templates."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nsmallest

from dingterm.replies.fit import Occasion, ranked
from dingterm.replies.index import INSIDE, Entry, Index
from dingterm.replies.schema import Template
from dingterm.replies.spelling import meant
from dingterm.replies.words import lookup_words

GUESSED = INSIDE + 1
"""What it costs a template to be found by a word that was only meant."""


class Palette:
    """Templates to be searched; indexes are made when first asked for and kept."""

    def __init__(self, templates: Iterable[Template]) -> None:
        self._templates = tuple(templates)
        self._indexes: dict[tuple[str, ...], Index] = {}
        self._places: dict[Occasion, dict[str, int]] = {}

    def search(self, query: str, occasion: Occasion, limit: int) -> list[str]:
        """Ids of the templates that hold every word of a query, best first.

        A word found in the title comes before one in category or tags, and that before one in the text; among equals
        the better fit comes first. A word that nothing holds is taken for a mistyped one.
        """
        index, places = self._index(occasion.languages), self._fit(occasion)
        costs: dict[str, int] = {}
        entries = [entry for entry in index.entries if entry.id in places]
        for word in lookup_words(query):
            found = _found(word, entries) or _guessed(word, entries, index)
            costs = {key: cost + costs.get(key, 0) for key, cost in found.items()}
            entries = [entry for entry in entries if entry.id in found]
        return nsmallest(limit, costs, key=lambda key: (costs[key], places[key]))

    def _index(self, languages: tuple[str, ...]) -> Index:
        if languages not in self._indexes:
            self._indexes[languages] = Index(self._templates, languages)
        return self._indexes[languages]

    def _fit(self, occasion: Occasion) -> dict[str, int]:
        if occasion not in self._places:
            fitting = ranked(self._templates, occasion, every_lane=True)
            self._places = {occasion: {one.id: place for place, one in enumerate(fitting)}}
        return self._places[occasion]


def _found(word: str, entries: Iterable[Entry]) -> dict[str, int]:
    places = ((entry.id, entry.place(word)) for entry in entries)
    return {key: place for key, place in places if place >= 0}


def _guessed(word: str, entries: list[Entry], index: Index) -> dict[str, int]:
    found: dict[str, int] = {}
    for rank, known in enumerate(meant(word, index.vocabulary)):
        for key, place in _found(known, entries).items():
            found.setdefault(key, GUESSED * (rank + 1) + place)
    return found
