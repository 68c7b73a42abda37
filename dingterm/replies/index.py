"""The palette's index: each template in one language as one string of folded words, the title first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dingterm.replies.languages import choose
from dingterm.replies.schema import Template
from dingterm.replies.words import lookup_words, without_liquid

TITLE, LABEL, INSIDE_TITLE, TEXT, INSIDE = range(5)
"""Where a word was found, best first: a word of the title, of category or tags, of the text; or in the midst of one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One template to look through.

    Attributes:
        words: A space before every word; title, then category and tags, then all wordings.
        head: The same without the wordings.
        title_end: Where the title ends.
        label_end: Where category and tags end.
    """

    id: str
    words: str
    head: str
    title_end: int
    label_end: int

    def place(self, word: str) -> int:
        """Where a word, its beginning or a piece of it is found; -1 when it is not."""
        at = self.words.find(word)
        if at < 0:
            return -1
        start = self.words.find(f" {word}", max(at - 1, 0))
        if 0 <= start < self.label_end:
            return TITLE if start < self.title_end else LABEL
        if at < self.title_end:
            return INSIDE_TITLE
        return TEXT if start >= 0 else INSIDE


class Index:
    """Every template that has one of some languages, ready to be looked through."""

    def __init__(self, templates: Iterable[Template], languages: tuple[str, ...]) -> None:
        chosen = ((one, choose(languages, one.wordings)) for one in templates)
        self.entries = {one.id: _entry(one, language) for one, language in chosen if language}

    def nearest(self, word: str) -> int:
        """The best place in which any template holds a word; -1 where none does."""
        titles, labels, texts = self._joined
        begun = f" {word}"
        found = (begun in titles, begun in labels, word in titles, begun in texts, word in texts or word in labels)
        return next((place for place, there in enumerate(found) if there), -1)

    @cached_property
    def _joined(self) -> tuple[str, str, str]:
        """Every word once: of titles, of category and tags, of texts."""
        several: tuple[set[str], set[str], set[str]] = (set(), set(), set())
        for one in self.entries.values():
            ends = (0, one.title_end, one.label_end, len(one.words))
            for words, start, end in zip(several, ends, ends[1:], strict=False):
                words.update(one.words[start:end].split())
        titles, labels, texts = ("".join(f" {word}" for word in sorted(words)) for words in several)
        return titles, labels, texts

    @cached_property
    def vocabulary(self) -> dict[str, list[str]]:
        """Every word once, by its first letter, the shortest first."""
        words = {word for entry in self.entries.values() for word in entry.words.split()}
        buckets: dict[str, list[str]] = {}
        for word in sorted(words, key=lambda one: (len(one), one)):
            buckets.setdefault(word[0], []).append(word)
        return buckets


def _entry(template: Template, language: str) -> Entry:
    title = _spaced(template.title)
    label = _spaced(" ".join((template.category, *template.tags)))
    text = _spaced(" ".join(map(without_liquid, template.wordings[language])))
    return Entry(template.id, title + label + text, title + label, len(title), len(title) + len(label))


def _spaced(text: str) -> str:
    return "".join(f" {word}" for word in lookup_words(text))
