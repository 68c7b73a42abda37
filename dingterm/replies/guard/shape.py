"""Drafts that are too long for a chat, or say a thing twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dingterm.replies.guard.draft import Draft
from dingterm.replies.guard.marks import Mark

LONGEST = 900
"""Characters of a chat message that people still read; Chinese and Japanese say it in a third."""
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SENTENCE = re.compile(r"[^.!?。！？\n\x00]{8,}")
_WINDOW = re.compile(r"\b(?P<said>\w+(?:\W+\w+){3,9})(?:\W+(?P=said)\b)+")


def marks(draft: Draft) -> Iterator[Mark]:
    """What is beyond the longest message, and every sentence or row of words that was there before."""
    longest = LONGEST // 3 if len(_DENSE.findall(draft.plain)) > len(draft.plain) // 2 else LONGEST
    if len(draft.text) > longest:
        yield Mark(longest, len(draft.text), "length", f"The message is longer than {longest} characters.")
    seen: set[str] = set()
    for found in _SENTENCE.finditer(draft.plain):
        words = " ".join(found[0].split())
        if words in seen:
            yield Mark(*found.span(), "repetition", "This sentence was there before.")
        seen.add(words)
    for found in _WINDOW.finditer(draft.plain):
        yield Mark(*found.span(), "repetition", "The same words follow each other.")
