"""The fields a column may fill, by the words people have for them."""

from __future__ import annotations

from dingterm.errors import UsageError
from dingterm.intake.columns import IGNORED
from dingterm.intake.headers import meant
from dingterm.intake.reading import ITEM_FIELDS, TEXT_FIELDS
from dingterm.safe_text import safe_text

FIELDS = ("phones", *TEXT_FIELDS, "consent", *(f"item_{name}" for name in ITEM_FIELDS))


def field_named(word: str) -> str:
    """The field a word means: its own name, or a name that such columns have, such as `phone` or `correo`.

    Raises:
        UsageError: It means none; the sentence names the nearest.
    """
    plain = word.strip().casefold()
    known = plain if plain in (*FIELDS, IGNORED) else meant(plain)
    if known is None:
        raise UsageError(
            f"There is no field {safe_text(word)!r}. Did you mean {nearest(plain, (*FIELDS, IGNORED))}? "
            f"Fields: {', '.join(FIELDS)}; {IGNORED} leaves a column out."
        )
    return known


def nearest(word: str, names: tuple[str, ...]) -> str:
    """The name most like a word."""
    from rapidfuzz import fuzz

    return max(names, key=lambda name: fuzz.WRatio(word.casefold(), name.casefold()))
