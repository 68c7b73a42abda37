"""Language tags as Babel's locales."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError

from dingterm.replies.languages import LAST, forms


@lru_cache(maxsize=256)
def babel_locale(tag: str) -> Locale:
    """The nearest locale that Unicode CLDR describes: `es-MX` has one, `es-CN` is served by `es`, `qq` by English."""
    for form in (*forms(tag), LAST):
        try:
            return Locale.parse(form, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale(LAST)
