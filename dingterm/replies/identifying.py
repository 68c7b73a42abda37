"""How a person's phone, e-mail, surname, address and order look in folded text, in whatever spelling they use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from dingterm.replies.wordlists import LETTER, folded

_INSIDE = "[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufe0e\ufe0f]*"
"""Signs that nobody sees, between the letters of a name."""
_BETWEEN = r"[^\w\n]{0,3}"
_ALIKE = {"o": "(?:oe?|œ)", "œ": "(?:œ|oe)", "a": "(?:ae?|æ)", "æ": "(?:æ|ae?)", "u": "ue?", "ß": "(?:ß|ss)"}
_PARTICLE = re.compile(r"d[aeiou]s?|del(?:la)?|l[aeo]s?|v[ao]n|de[rn]|te[nr]|[ae]l|bin|ben|[ye]")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

PHONE_DIGITS = 7
"""Digits at the end of a number that make it somebody's, whatever stands before them."""

_ADDRESS_SIGN = r"[A-Za-z0-9À-ʯͰ-ӿ]"
ANY_EMAIL = re.compile(
    rf"[{_ADDRESS_SIGN[1:-1]}._%+'\-]+[@＠﹫](?:{_ADDRESS_SIGN}|[\-])+(?:[.．](?:{_ADDRESS_SIGN}|[\-])+)+"
)
"""An e-mail address of anybody."""

_DATE = r"\d{4}[-/.]\d\d?[-/.]\d\d?(?!\d)|\d\d?[-/.]\d\d?[-/.](?:\d{4}|\d\d)(?!\d)"
_CURRENCY = r"[$€£¥￥₹₩₺₽₫฿]|R\$"
ANY_PHONE = re.compile(
    rf"(?<!\d)(?<![$€£¥￥₹₩₺₽₫฿])(?<![$€£¥￥₹₩₺₽₫฿] )(?:\+[^\w\n]{{0,2}}|(?!{_DATE}))\(?\d"
    rf"(?:[^\w\n:,;!?$€£¥％%*]{{0,3}}\d){{{PHONE_DIGITS - 1},}}(?!\s?(?:{_CURRENCY}|eur|usd|brl|pesos|元|%))"
)
"""Digits enough for a phone of anybody, written as one: no date, and no money with a sign beside it."""
_THOUSANDS = re.compile(r"\d{1,3}(?:(?:\.\d{3}){1,2}(?:,\d\d)?|(?:,\d{3}){1,2}(?:\.\d\d)?)")
_CERTAIN = 9


def is_phone(found: str) -> bool:
    """Whether digits found by `ANY_PHONE` are one rather than a large amount or a row of sizes."""
    digits = re.sub(r"\D", "", found)
    if _THOUSANDS.fullmatch(found) and len(digits) < _CERTAIN:
        return False
    groups = re.findall(r"\d+", found)
    if len(groups) == 1 or max(map(len, groups)) > 3:
        return True
    return not all(0 < int(later) - int(earlier) <= 2 for earlier, later in pairwise(groups))


def phone(number: str) -> re.Pattern[str] | None:
    """One of a person's numbers: its last digits, as many as there are from `PHONE_DIGITS` up, however parted."""
    digits = re.sub(r"\D", "", folded(number)).removeprefix("00")
    if not digits:
        return None
    gap = r"\W{0,4}"
    endings = (digits[-count:] for count in range(len(digits), min(PHONE_DIGITS, len(digits)) - 1, -1))
    opened = r"(?:\((?=[^()]{1,6}\)\W{0,4}\d))?"
    before = rf"{opened}(?:\+{gap})?{opened}(?:(?:00|0\)?){gap})?{opened}"
    return re.compile(rf"{before}(?:{'|'.join(map(gap.join, endings))})(?!\d)[\ufe0f\u20e3]*")


def email(address: str) -> re.Pattern[str] | None:
    """One of a person's addresses, also with blanks in it or with a word for the `@`."""
    local, at, domain = folded(address.strip()).partition("@")
    if not (local and at and domain):
        return None
    spelt = r"\s?(?:@|[(\[]\s?(?:at|arroba|a)\s?[)\]]|\sat\s|\sarroba\s)\s?"
    dotted = r"\s?(?:\.|\sdot\s|\spunto\s|\sponto\s|[(\[]dot[)\]])\s?".join(map(re.escape, domain.split(".")))
    return re.compile(rf"(?<![a-z0-9]){re.escape(local)}{spelt}{dotted}(?![a-z0-9])")


def surname(name: str, given: Iterable[str]) -> re.Pattern[str] | None:
    """A surname in any case, with or without accents; also in one word with a first name or its first letter."""
    plain = folded(name.strip())
    if not any(sign.isalpha() for sign in plain):
        return None
    inside = r"[\s\-'’.]*".join(_INSIDE.join(map(_alike, part)) for part in re.split(r"[\s\-'’.]+", plain) if part)
    if _HAN.search(plain):
        return re.compile(inside)
    first = [folded(one) for one in given if one.strip()]
    before = "".join(rf"|(?<={re.escape(one)})|(?<=(?<!{LETTER}){re.escape(one[0])})" for one in first)
    after = "".join(rf"|(?={re.escape(one)})" for one in first)
    return re.compile(rf"(?:(?<!{LETTER}){before})(?:{inside})(?:(?!{LETTER})|(?=s(?!{LETTER})){after})")


def surname_parts(name: str) -> Iterator[str]:
    """A surname and, of a compound one, its parts that are names themselves."""
    yield name.strip()
    parts = re.split(r"[\s\-]+", name.strip())
    if len(parts) > 1:
        yield from (part for part in parts if len(part) > 1 and not _PARTICLE.fullmatch(folded(part)))


def address_parts(line: str) -> Iterator[str]:
    """A line of an address and what of it would lead there: the street without its number, the postcode."""
    yield line.strip()
    for part in re.split(r"[,;，、\n]", line):
        if re.search(r"\d", part) or len(part.split()) > 1:
            yield part.strip()
        street = re.sub(r"[#\d][\w\-/.º]*", " ", part).strip()
        if len(street.split()) > 1 or len(street) >= 8:
            yield street
        yield from re.findall(r"\b[\w\-]*\d[\w\-]{3,}", part)


def words(text: str) -> re.Pattern[str] | None:
    """A text as whole words, whatever stands between them."""
    parts = re.findall(r"\w+", folded(text))
    if not parts or len("".join(parts)) < 3:
        return None
    spelt = (_INSIDE.join(map(_alike, part)) for part in parts)
    return re.compile(rf"(?<![a-z0-9]){_BETWEEN.join(spelt)}(?![a-z0-9])")


def order(name: str) -> re.Pattern[str] | None:
    """An order's id or name with `#` or without; a very short one only with it."""
    parts = re.findall(r"[^\W_]+", folded(name))
    if not parts:
        return None
    hash_ = "#" if len("".join(parts)) < 3 else "#?"
    return re.compile(rf"(?<![a-z0-9]){hash_}\s?{_BETWEEN.join(map(re.escape, parts))}(?![a-z0-9])")


def _alike(sign: str) -> str:
    return _ALIKE.get(sign, re.escape(sign))
