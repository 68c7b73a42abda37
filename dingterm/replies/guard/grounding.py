"""Statements nobody can vouch for: a sentence that says something and neither asks, helps, refuses nor repeats a fact.

The other checks know what a wrong claim looks like; this one knows what an honest sentence of a shop looks like, and
marks the rest. So it finds claims in words that nobody thought of. Talk is honest: what the one who writes feels,
thinks or will ask, what the customer is advised to do, how things are in the world; what is said of a product is not.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from dingterm.replies.facts import Facts
from dingterm.replies.guard.addresses import EMAIL, LINK
from dingterm.replies.guard.claims import looked_at
from dingterm.replies.guard.dates import weekdays
from dingterm.replies.guard.draft import BLANKED, Draft
from dingterm.replies.guard.durations import spoken_of
from dingterm.replies.guard.marks import Mark
from dingterm.replies.guard.money import amounts
from dingterm.replies.guard.negation import opposing, refuses
from dingterm.replies.languages import base
from dingterm.replies.wordlists import folded, pattern

REASON = "Nothing in the shop's facts says this."

_SENTENCE = re.compile(r"(?:[^.!?。！？\n]|[.](?!\s|$))+[.!?。！？]*")
_ANY_WORD = re.compile(r"\w+")
_WORD = re.compile(r"[^\W\d_]{4,}")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_STEM = 5
"""Letters by which two words are taken for one."""

_LEAST_WORDS, _LEAST_HAN = 4, 4
"""Words, or signs of Chinese, from which a sentence says something."""

_OF_NAME = 3
"""Likewise beside the name of a product."""

_SHARED = 1 / 3
"""Share of a sentence's words that the facts must have for it to repeat them."""

_CLAUSE = re.compile(r"[^,;:，；：、–—]+")
_AND = re.compile(r"\s(?:and|y|e|et|und|so|donc|also)\s")
_NAME = re.compile(f"{BLANKED}+")
_DETERMINER = re.compile(r"[这那此该]?[张双条款件个种]?")
_SHORT = 6
"""Letters of the words that may stand before what a sentence is about: `our new`, `las`."""

_SUBJECT = re.compile(rf"\W*(?:(?:and|y|e|et|und|so|donc|also)\s)?(?:[^\W\d]{{1,4}}['’\s]\s?)?{BLANKED}")
"""The name of a product at the beginning of a clause: what follows is said of it."""


@dataclass(frozen=True, slots=True)
class _Honest:
    """What makes sentences honest in one language; the kinds are those of `honest.toml`."""

    phrases: re.Pattern[str]
    talk: re.Pattern[str]
    starts: re.Pattern[str]
    gains: re.Pattern[str]
    general: re.Pattern[str]
    shop: re.Pattern[str]
    persons: re.Pattern[str]
    trade: re.Pattern[str]
    topics: re.Pattern[str]
    goods: re.Pattern[str]

    def is_said(self, said: str, of_goods: bool) -> bool:
        """Whether a sentence is one; of goods less is."""
        if said.endswith(("?", "？")) or self.phrases.search(said) or self.talk.search(said):
            return True
        if not of_goods and self.topics.search(said):
            return True
        if self.starts.match(said) and not self.gains.match(said):
            return True
        if self.shop.search(said) or BLANKED in said:
            return False
        traded = self.trade.search(said) or self.goods.search(said)
        return bool(self.general.search(said) or (self.persons.search(said) and not traded))

    def is_of_goods(self, said: str, titled: frozenset[str]) -> bool:
        """Whether a sentence begins with what the shop sells, or a part of it: what follows is said of that."""
        if _HAN.match(said):
            determined = _DETERMINER.match(said)
            return self.goods.match(said, determined.end() if determined else 0) is not None
        for word in islice(_ANY_WORD.finditer(said), 3):
            if word[0][:_STEM] in titled or self.goods.match(said, word.start()):
                return True
            if len(word[0]) > _SHORT:
                return False
        return False


@dataclass(frozen=True, slots=True)
class _Known:
    """What sentences are held against: the honest ones of a language, and the shop's words as stems."""

    honest: _Honest
    told: frozenset[str]
    titled: frozenset[str]

    def holds(self, said: str, refused: bool, *, named: bool = False) -> bool:
        """Whether a sentence says nothing, is honest, refuses something, or repeats what the facts tell."""
        of_goods = named or self.honest.is_of_goods(said, self.titled)
        if self.honest.is_said(said, of_goods) or (refused and not of_goods):
            return True
        stems = _stems(said) - self.titled
        return len(stems & self.told) >= _SHARED * max(len(stems), 1)


def marks(draft: Draft, facts: Facts) -> Iterator[Mark]:
    """Every statement that the facts do not hold, in languages whose honest sentences are known."""
    honest = _honest(base(draft.language))
    if honest is None:
        return
    told, titled = (_stems(folded(" ".join(texts))) for texts in (facts.texts(), facts.products))
    known = _Known(honest, told, titled - told)
    for start, end in _statements(draft):
        said = draft.plain[start:end]
        if next(weekdays(said, draft.language), None):  # days are held by another check
            continue
        clauses = [one for one in _clauses(said, start) if BLANKED in draft.plain[slice(*one)]]
        for first, last in clauses if BLANKED in said else [(start, end)]:
            if _unheld(draft, first, last, known):
                yield Mark(first, last, "claim", REASON)


def _unheld(draft: Draft, start: int, end: int, known: _Known) -> bool:
    """Whether nobody can vouch for a statement; where names were taken out, only what is said of a product is one."""
    said = draft.plain[start:end]
    names = [draft.text[found.start() : found.end()] for found in _NAME.finditer(draft.plain, start, end)]
    if names and (not _SUBJECT.match(said) or any(EMAIL.search(one) or LINK.search(one) for one in names)):
        return False
    if _judged(said) or not _says(_NAME.sub(" ", said), _OF_NAME if names else _LEAST_WORDS):
        return False
    return not known.holds(said, refuses(draft, start, end), named=bool(names))


def _judged(said: str) -> bool:
    """Whether other checks look at what is said: figures, spans of time, money, and claims that are known."""
    return any(map(str.isdigit, said)) or spoken_of(said) or next(amounts(said), None) is not None or looked_at(said)


def _clauses(said: str, start: int) -> Iterator[tuple[int, int]]:
    for found in _CLAUSE.finditer(said):
        ends = [*(one.start() for one in _AND.finditer(said, *found.span())), found.end()]
        yield from ((start + first, start + last) for first, last in zip([found.start(), *ends], ends, strict=False))


def _statements(draft: Draft) -> Iterator[tuple[int, int]]:
    """Where each sentence stands, or each half of one that goes on with `but`."""
    but = opposing(draft)
    for found in _SENTENCE.finditer(draft.plain):
        ends = [*(one.start() for one in but.finditer(draft.plain, *found.span())), found.end()]
        for start, end in zip([found.start(), *ends], ends, strict=False):
            said = draft.plain[start:end]
            yield start + len(said) - len(said.lstrip(" ,，")), end - len(said) + len(said.rstrip())


def _says(said: str, least: int) -> bool:
    return len(_ANY_WORD.findall(said)) >= least or len("".join(_HAN.findall(said))) >= _LEAST_HAN


def _stems(text: str) -> frozenset[str]:
    pairs = {run[place : place + 2] for run in _HAN.findall(text) for place in range(len(run) - 1)}
    return frozenset(word[:_STEM] for word in _WORD.findall(text) if not _HAN.search(word)) | pairs


@cache
def _honest(language: str) -> _Honest | None:
    """Honest sentences in a language, and in English, of which short ones are not told from others."""
    with Path(__file__).with_name("honest.toml").open("rb") as file:
        lists = tomllib.load(file)
    if language not in lists:
        return None
    kinds = {kind: [one for name in {language, "en"} for one in lists[name][kind]] for kind in lists[language]}
    return _Honest(**{kind: pattern(phrases) for kind, phrases in kinds.items()})
