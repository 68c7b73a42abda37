"""The palette's search: what is typed, as it is typed, in the title, category, tags and text of 10,000 templates."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from dingterm.replies.fit import Occasion, ranked
from dingterm.replies.index import TEXT, Entry, Index
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
        found = _holding(last, found, index, limit) or _guessed(last, found, index, limit)
        return [entry.id for _, entry in sorted(found, key=itemgetter(0))[:limit]]

    def _narrowed(self, words: tuple[str, ...], occasion: Occasion, found: Found, index: Index) -> Found:
        """What holds the words that are complete; kept while the next one is typed."""
        if (occasion, words) not in self._narrow:
            for word in words:
                found = _holding(word, found, index) or _guessed(word, found, index)
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


def _holding(word: str, among: Found, index: Index, enough: int = 0) -> Found:
    """The templates that hold a word; of the last word only as many as are wanted, once so many could not be nearer."""
    if (best := index.nearest(word)) < 0:
        return []
    if enough and not any(cost for cost, _ in among):
        near = _ahead(word, among, best, enough) if best < TEXT else []
        return near if len(near) >= enough else near + _within(word, among, enough - len(near))
    return [(cost + entry.place(word), entry) for cost, entry in among if word in entry.words]


def _ahead(word: str, among: Found, best: int, enough: int) -> Found:
    """The templates that hold a word before their text, up to as many as are wanted of the best there are."""
    found, nearest = [], 0
    for _, entry in among:
        if word in entry.head and (place := entry.place(word)) < TEXT:
            found.append((place, entry))
            nearest += place == best
            if nearest == enough:
                break
    return found


def _within(word: str, among: Found, enough: int) -> Found:
    """The first templates that hold a word in their text alone, as many as are wanted where it begins a word there."""
    found, begun = [], 0
    for _, entry in among:
        if word in entry.words and (place := entry.place(word)) >= TEXT:
            found.append((place, entry))
            begun += place == TEXT
            if begun == enough:
                break
    return found


def _guessed(word: str, among: Found, index: Index, enough: int = 0) -> Found:
    found: dict[str, tuple[int, Entry]] = {}
    for known in meant(word, index.vocabulary):
        for cost, entry in _holding(known, among, index, enough):
            found.setdefault(entry.id, (cost, entry))
    return list(found.values())
