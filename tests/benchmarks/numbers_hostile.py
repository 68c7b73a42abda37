"""Strings to make two parsers differ: near-valid, mutated, prefixed in every way, punctuated, foreign, absurd."""

from __future__ import annotations

import random
from collections.abc import Callable

import phonenumbers as pn

from tests.benchmarks.numbers_sample import ABROAD, DIRT, REGIONS, TRUNKS, Row, stems

WORLD = sorted(pn.COUNTRY_CODES_FOR_NON_GEO_REGIONS)
SOUP = "0123456789" * 4 + "+-() ./x~*#,;:ext[]\u00a0＋－（９٣\u200b@&_aZé\t\n"
SIGNS = (" ", "-", ".", "(", ")", "/", "  ", " - ", "[", "]", "*", "\u2013", "\u00a0", "\u3000", "x", "~", ",", "#")

Made = Callable[[random.Random, str, int, str], str]

SPELLED: tuple[Made, ...] = (
    lambda rng, region, code, number: f"+{code}{number}",
    lambda rng, region, code, number: f"+{code}{number}",
    lambda rng, region, code, number: f"+{code} {number}",
    lambda rng, region, code, number: f"+{code}{rng.choice(TRUNKS)}{number}",
    lambda rng, region, code, number: f"+{code} ({rng.choice(TRUNKS)}) {number}",
    lambda rng, region, code, number: f"{code}{number}",
    lambda rng, region, code, number: f"{code}{rng.choice(TRUNKS)}{number}",
    lambda rng, region, code, number: own_trunk(region) + number,
    lambda rng, region, code, number: own_trunk(region) + number,
    lambda rng, region, code, number: number,
    lambda rng, region, code, number: rng.choice(TRUNKS) + number,
    lambda rng, region, code, number: f"{rng.choice(ABROAD)}{code}{number}",
    lambda rng, region, code, number: f"{rng.choice(ABROAD)}{code}{number}",
    lambda rng, region, code, number: rng.choice(ABROAD) + number,
    lambda rng, region, code, number: f"+{rng.choice(ABROAD)}{code}{number}",
    lambda rng, region, code, number: digits(rng, rng.randrange(1, 22)),
    lambda rng, region, code, number: "+" + digits(rng, rng.randrange(1, 22)),
    lambda rng, region, code, number: f"+{rng.choice(WORLD)}{digits(rng, rng.randrange(6, 13))}",
    lambda rng, region, code, number: "".join(rng.choice(SOUP) for _ in range(rng.randrange(1, 30))),
    lambda rng, region, code, number: rng.choice(DIRT)(rng, f"+{code} {number[:3]} {number[3:]}"),
    lambda rng, region, code, number: rng.choice(DIRT)(rng, f"{own_trunk(region)}{number[:3]} {number[3:]}"),
)


def hostile(count: int, seed: int) -> list[Row]:
    """Strings with a region each, some with none or one that is no region's."""
    rng = random.Random(seed)
    known = list(stems())
    return [_hostile(rng, known) for _ in range(count)]


def _hostile(rng: random.Random, known: list[tuple[str, int, str]]) -> Row:
    region, code, national = rng.choice(known)
    text = rng.choice(SPELLED)(rng, region, code, _mutated(rng, national))
    if rng.random() < 0.3:
        text = _punctuated(rng, text)
    typed_in = region if rng.random() < 0.7 else rng.choice((*REGIONS, None, "ZZ"))
    return text, typed_in


def _mutated(rng: random.Random, national: str) -> str:
    signs = list(national)
    for _ in range(rng.choice((0, 0, 1, 1, 2, 4, 8))):
        signs[rng.randrange(len(signs))] = rng.choice("0123456789")
    cut = rng.choice((0, 0, 0, 0, 0, 0, 1, 2))
    more = digits(rng, rng.choice((0, 0, 0, 0, 0, 1, 2, 5)))
    return "".join(signs)[: len(signs) - cut] + more


def _punctuated(rng: random.Random, text: str) -> str:
    for _ in range(rng.randrange(1, 5)):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice(SIGNS) + text[at:]
    return text


def own_trunk(region: str) -> str:
    """What is dialled before a national number at home."""
    return pn.ndd_prefix_for_region(region, True) or ""


def digits(rng: random.Random, count: int) -> str:
    """Random digits."""
    return "".join(rng.choice("0123456789") for _ in range(count))
