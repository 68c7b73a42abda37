"""What made-up customers are called: given names, syllables for surnames, and signs of two other scripts."""

from __future__ import annotations

import tomllib
from pathlib import Path

_RAW = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))

GIVEN = tuple(_RAW["given"].split())
SYLLABLES = {country: text.split() for country, text in _RAW["syllables"].items()}
HAN_SURNAMES, HAN_GIVEN = (
    tuple(zip(_RAW["han"][name], _RAW["han"][f"{name}_sounds"].split(), strict=True)) for name in ("surnames", "given")
)


def cyrillic(text: str) -> str:
    """A name as a Russian form has it."""
    low = text.lower()
    for letters, sign in _RAW["cyrillic"].items():
        low = low.replace(letters, sign)
    return low.capitalize()
