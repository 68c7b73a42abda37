"""Blanks a model leaves for somebody to fill: `[Your Name]`, `{{code}}`, `XX`, and masks it made up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dingterm.replies.guard.marks import Mark

BLANK = re.compile(
    r"\[[^\]\n]{1,40}\](?!\()|【[^】\n]{1,40}】|\{\{?[^{}\n]{1,40}\}?\}|<[A-Za-zÀ-ž][^<>\n@]{1,40}>|«[A-Z_ ]{3,30}»"
    r"|_{3,}|\b[Xx]{2,}\b|\b[Xx]{2,}(?=%)|\bT(?:BD|ODO)\b|\b(?:PHONE|EMAIL|SURNAME|ADDRESS|ORDER)_\d+\b|某某",
)
"""One blank."""


def marks(text: str) -> Iterator[Mark]:
    """Every blank of a text."""
    for found in BLANK.finditer(text):
        yield Mark(found.start(), found.end(), "placeholder", f"{found[0]} is a blank to fill.")
