"""Words on the clipboard that a customer may have written."""

from __future__ import annotations

import re

from dingterm.safe_text import safe_text

_LETTERS = re.compile(r"[^\W\d_]")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_ONE_WORD = re.compile(r"[¿¡]?[^\W\d_]{2,20}[\s.!?…。！？]*")
_NO_WORDS = re.compile(r"\S*(?:://|@)\S*|[\d\s+().,:/\-]+")


def words_of_customer(text: str) -> str:
    """What was copied, if people write so; nothing where it is a link, a number, a code or a password.

    One word alone counts only when it is nothing but letters: passwords and codes never reach the screen.
    """
    said = safe_text(text, lines=True).strip()
    if not _LETTERS.search(said) or _NO_WORDS.fullmatch(said):
        return ""
    several = len([one for one in said.split() if _LETTERS.search(one)]) > 1
    return said if several or _UNSPACED.search(said) or _ONE_WORD.fullmatch(said) else ""
