"""The palette's search: what is typed, as it is typed, in the title, category, tags and text of 10,000 templates."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from dingterm.replies.fit import Occasion, ranked
from dingterm.replies.index import Entry, Index
from dingterm.replies.schema import Template
from dingterm.replies.spelling import meant
from dingterm.replies.words import lookup_words

Found = list[tuple[int, Entry]]
"""Templates with what they cost: the lower, the nearer to what was asked."""


class Palette:
    """Templates to be searched; what takes long is made when first asked for and kept."""

    def __init__(self, templates: Iterable[Template]) -> None:
        self._templates = tuple(templates)
        self._indexes: dict[tuple[str, ...], Index] = {}
        self._fits: dict[Occasion, Found] = {}
        self._narrow: dict[tuple[Occasion, tuple[str, ...]], Found] = {}

    def search(self, query: str, occasion: Occasion, limit: int) -> list[str]:
        """Ids of the templates that hold every word of a query, best first.

        A word found in the title comes before one in category or tags, and that before one in the text; among equals
        the better fit comes first. A word that nothing holds is taken for a mistyped one.
        """
        found, index = self._fit(occasion), self._index(occasion.languages)
        *first, last = lookup_words(query) or [""]
        found = self._narrowed(tuple(first), occasion, found, index)
        found = _holding(last, found, limit) or _guessed(last, found, index)
        return [entry.id for _, entry in sorted(found, key=itemgetter(0))[:limit]]

    def _narrowed(self, words: tuple[str, ...], occasion: Occasion, found: Found, index: Index) -> Found:
        """What holds the words that are complete; kept while the next one is typed."""
        if (occasion, words) not in self._narrow:
            for word in words:
                found = _holding(word, found) or _guessed(word, found, index)
            self._narrow = {(occasion, words): found}
        return self._narrow[occasion, words]

    def _fit(self, occasion: Occasion) -> Found:
        if occasion not in self._fits:
            entries = self._index(occasion.languages).entries
            fitting = ranked(self._templates, occasion, every_lane=True)
            self._fits = {occasion: [(0, entries[one.id]) for one in fitting]}
        return self._fits[occasion]

    def _index(self, languages: tuple[str, ...]) -> Index:
        if languages not in self._indexes:
            self._indexes[languages] = Index(self._templates, languages)
        return self._indexes[languages]


def _holding(word: str, among: Found, enough: int = 0) -> Found:
    """The templates that hold a word; of the last word only as many as are wanted, once so many could not be nearer."""
    found, nearest = [], 0
    least = min((cost for cost, _ in among), default=0)
    for cost, entry in among:
        if word in entry.words:
            found.append((cost + entry.place(word), entry))
            nearest += found[-1][0] == least
            if nearest == enough > 0:
                break
    return found


def _guessed(word: str, among: Found, index: Index) -> Found:
    found: dict[str, tuple[int, Entry]] = {}
    for known in meant(word, index.vocabulary):
        for cost, entry in _holding(known, among):
            found.setdefault(entry.id, (cost, entry))
    return list(found.values())
