"""Nothing that acts on a terminal survives, and nothing else is lost."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dingterm.safe_text import LIMIT, MAX_MARKS, safe_text

ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SIGNS = "\t\r\n\x0b\x0c\x1b\x07\x7f\x85\x9b\u2028\u2029\u200b\u200c\u200d\ufe0f\u0301\u0e49🏴aé中" + ENGLAND[1:] + BIDI

texts = st.text(st.characters(codec=None)) | st.text(st.sampled_from(SIGNS + "\ud800\udfff"), max_size=60)
"""Any characters at all, lone surrogates too; and the troublesome ones close together."""

HARMFUL = re.compile(f"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{BIDI}]")


@given(texts, st.booleans())
def test_nothing_harmful_survives(text: str, lines: bool) -> None:
    safe = safe_text(text, lines=lines)
    assert not HARMFUL.search(safe)
    assert lines or "\n" not in safe
    safe.encode()


@given(texts, st.booleans(), st.integers(1, 40))
@example("🏴\u200b" + ENGLAND[1:], False, 40)
@example("e\u0301\u0301\u200b\u0301\u0301\u0301", False, 40)
@example(ENGLAND, False, 5)
def test_once_is_enough(text: str, lines: bool, limit: int) -> None:
    once = safe_text(text, lines=lines, limit=limit)
    assert safe_text(once, lines=lines, limit=limit) == once


@given(texts, st.integers(1, 40))
def test_the_limit_holds(text: str, limit: int) -> None:
    assert len(safe_text(text, limit=limit)) <= limit


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="\u115f\u1160\u3164\uffa0")))
def test_printable_text_is_unchanged(text: str) -> None:
    assert safe_text(text) == text


@given(texts)
def test_no_pile_of_marks_is_higher_than_allowed(text: str) -> None:
    highest = max(
        (len(pile) for pile in re.findall("[\u0300-\u036f\u0e34-\u0e3a\ufe00-\ufe0f\u200d]+", safe_text(text))),
        default=0,
    )
    assert highest <= MAX_MARKS


KEPT = [
    "👩‍👩‍👧‍👦",
    "❤️‍🔥",
    "می‌خواهم",
    ENGLAND,
    f"a {ENGLAND}{ENGLAND} b",
    "🇪🇸",
    "👍🏽",
    "e\u0301",
    "ñandú",
    "ก็",
    "שָׁלוֹם",
    "क्‍ष",
    "[/nope] [50% off]",
]


@pytest.mark.parametrize("text", KEPT)
def test_writing_that_needs_invisible_signs_keeps_them(text: str) -> None:
    assert safe_text(text) == text


SHOWN = {
    "\x1b[2J": "␛[2J",
    "\x1b]52;c;aGk=\x07": "␛]52;c;aGk=␇",
    "a\x00b\x7f": "a␀b␡",
    "\x9b31m": "�31m",
    "\ud83d": "�",
    "tab\there": "tab here",
    "two\r\nlines\rthree\u2028four\x85five": "two lines three four five",
    "evil\u202etxt.exe": "eviltxt.exe",
    "ze\u200bro\ufeff": "zero",
    "hidden" + ENGLAND[1:]: "hidden",
    "🏴" + "\U000e0041" * 50: "🏴",
    "🏴" + "\U000e0067" * 50 + "\U000e007f": "🏴",
    "🏴" + ENGLAND[1:] + ENGLAND[1:]: ENGLAND,
}


@pytest.mark.parametrize("text", SHOWN)
def test_what_is_changed_is_shown_or_dropped(text: str) -> None:
    assert safe_text(text) == SHOWN[text]


@pytest.mark.parametrize("mark", ["\u0335", "\u0e47", "\u0651", "\ufe0f", "\u200d", "\u20dd"], ids=unicodedata.name)
def test_a_pile_is_cut(mark: str) -> None:
    assert safe_text("x" + mark * 500 + "y") == "x" + mark * MAX_MARKS + "y"


def test_lines_are_kept_when_asked_for() -> None:
    assert safe_text("a\r\nb\rc\u2029d\n\ne", lines=True) == "a\nb\nc\nd\n\ne"


def test_a_huge_text_is_cut_with_a_sign() -> None:
    cut = safe_text("x" * (LIMIT + 1))
    assert (len(cut), cut[-2:]) == (LIMIT, "x…")
    assert safe_text("x" * LIMIT) == "x" * LIMIT
