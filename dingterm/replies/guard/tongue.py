"""A draft in another language than the one asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dingterm.replies.guard.draft import Draft
from dingterm.replies.guard.marks import Mark
from dingterm.replies.languages import base
from dingterm.replies.spoken import spoken

_KIN = {
    frozenset(pair)
    for pair in (("ms", "id"), ("no", "nb"), ("no", "nn"), ("no", "da"), ("sr", "hr"), ("tl", "fil"), ("iw", "he"))
}
"""Languages the detector takes for each other, or names by another tag."""

_KANA = re.compile(r"[\u3040-\u30ff]")


def marks(draft: Draft) -> Iterator[Mark]:
    """The whole draft, when it surely is in another language."""
    words = re.sub(r"[\x00\d]+", " ", draft.shown)
    found = spoken(" ".join(words.split()))
    asked = base(draft.language)
    if found == "ja" and not _KANA.search(words):
        found = "zh"  # without any of its own letters it is Chinese
    if found and asked and found != asked and frozenset({found, asked}) not in _KIN:
        yield Mark(0, len(draft.text), "language", f"This seems to be written in `{found}`, not in `{asked}`.")
