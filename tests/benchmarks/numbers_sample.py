"""The mixed strings that parsing is measured and compared on: the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import phonenumbers as pn

REGIONS = sorted(pn.SUPPORTED_REGIONS)
KINDS = (0, 1, 2, 3, 4, 6, 7, 8, 27, 28)
TRUNKS = ("0", "1", "8", "06", "01")
ABROAD = ("00", "011", "810", "0011", "001", "119", "010", "19", "0031", "99")
Row = tuple[str, str | None]

DIRT: tuple[Callable[[random.Random, str], str], ...] = (
    lambda rng, text: f"{text} ext. {rng.randrange(1, 9999)}",
    lambda rng, text: f"{text}x{rng.randrange(1, 999)}",
    lambda rng, text: f"tel:{text}",
    lambda rng, text: f"tel:{text};ext={rng.randrange(1, 999)}",
    lambda rng, text: f"Tel. {text}",
    lambda rng, text: text.replace(" ", "\u00a0"),
    lambda rng, text: f"\u202a{text}\u202c",
    lambda rng, text: "".join(chr(0xFF10 + int(c)) if c.isdigit() else c for c in text),
    lambda rng, text: "".join(chr(0x660 + int(c)) if c.isdigit() else c for c in text),
    lambda rng, text: f"{_digits(text)}.0",
    lambda rng, text: f'="{text}"',
    lambda rng, text: f"'{text}",
    lambda rng, text: f"{_digits(text)}@s.whatsapp.net",
    lambda rng, text: f"https://wa.me/{_digits(text)}",
    lambda rng, text: f"whatsapp:{text}",
    lambda rng, text: f"{text}/{text[:-1]}{rng.randrange(10)}",
    lambda rng, text: text.replace(" ", "/"),
    lambda rng, text: text.replace(" ", "."),
    lambda rng, text: text[: rng.randrange(1, len(text))],
    lambda rng, text: text + str(rng.randrange(1000)),
    lambda rng, text: "".join(rng.choice("0123456789") for _ in range(rng.randrange(3, 16))),
    lambda rng, text: rng.choice(("n/a", "none", "-", "0000000000", "1234567890", "unknown", "99999999")),
    lambda rng, text: rng.choice(("call me", "ask Maria", "see notes", "same as above", "kein Telefon")),
    lambda rng, text: f"{rng.choice(('anna', 'li', 'jose'))}{rng.randrange(999)}@example.com",
    lambda rng, text: f"{rng.choice('ABCDEFG')}-{rng.randrange(10**5)}",
    lambda rng, text: f"{text} ({rng.choice(('home', 'office', 'mother', 'work'))})",
    lambda rng, text: f"1-800-{rng.choice(('FLOWERS', 'CONTACT', 'GO-FEDEX', 'MATTRES'))}",
    lambda rng, text: f"{_digits(text)[0]}.{_digits(text)[1:6]}E+11",
)
"""What people and programs do to a number's text."""


def mixed(count: int, seed: int) -> list[Row]:
    """30% E.164, 20% international, 20% national with its region, 10% without plus, 5% `00`, the rest dirt."""
    rng = random.Random(seed)
    known = list(stems())
    return [_mixed(rng, *rng.choice(known)) for _ in range(count)]


def _mixed(rng: random.Random, region: str, code: int, national: str) -> Row:
    national = national[:-5] + "".join(rng.choice("0123456789") for _ in national[-5:])
    kind, e164 = rng.random(), f"+{code}{national}"
    if kind < 0.3:
        return e164, region
    if kind < 0.5:
        return f"+{code} {spaced(rng, national)}", region
    if kind < 0.7:
        return trunk(region) + spaced(rng, national), region
    if kind < 0.8:
        return f"{code}{national}", region
    if kind < 0.85:
        return f"00{code}{national}", region
    return rng.choice(DIRT)(rng, f"+{code} {spaced(rng, national)}"), region


def stems() -> Iterator[tuple[str, int, str]]:
    """A national number of each region and kind that has one."""
    for region in REGIONS:
        for kind in KINDS:
            number = pn.example_number_for_type(region, kind)
            if number is not None:
                yield region, number.country_code, pn.national_significant_number(number)


def spaced(rng: random.Random, national: str) -> str:
    """A national number as somebody may write it."""
    at, sign = rng.randrange(2, 5), rng.choice("  --.")
    text = national[:at] + sign + national[at : at + 3] + sign + national[at + 3 :]
    return f"({national[:at]}) {text[at + 1 :]}" if rng.random() < 0.1 else text


def trunk(region: str) -> str:
    """What is dialled before a national number at home."""
    return pn.ndd_prefix_for_region(region, True) or ""


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())
