"""Cells of a table lose what a terminal would obey, and nothing else; that there is none is seen from the bytes."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingterm.intake.harmless import Suspicion, disarmed, suspicion
from dingterm.intake.ragged import LINE
from dingterm.safe_text import safe_text

ANYTHING = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
NASTY = st.sampled_from("\x01\x1b\x1f\x7f\x85\x9b\u061c\u202e\u200b\u0301\u3164\ufeff\U000e0041\n\té漢")


def frame(values: list[str | None]) -> pl.DataFrame:
    lines = pl.Series(LINE, range(2, len(values) + 2), dtype=pl.UInt32)
    return pl.DataFrame([lines, pl.Series("a", values, dtype=pl.String), pl.Series("b", values, dtype=pl.String)])


def wanted(text: str) -> str:
    """`safe_text`, where more than line ends and tabs would change."""
    bare = text.replace("\t", "").replace("\n", "")
    return text if safe_text(bare, lines=True) == bare else safe_text(text, lines=True)


@given(st.lists(st.none() | st.text(ANYTHING | NASTY, max_size=8) | st.text(NASTY, max_size=6), max_size=8))
def test_what_is_hostile_is_found_from_the_bytes_and_made_harmless(values: list[str | None]) -> None:
    cells, told = disarmed(frame(values), suspicion("\n".join(filter(None, values)).encode()))
    new = [value if value is None else wanted(value) for value in values]
    assert cells["a"].to_list() == cells["b"].to_list() == new
    changed = [(line, *pair) for line, pair in enumerate(zip(values, new, strict=True), 2) if pair[0] != pair[1]]
    assert [one.column for one in told] == (["a", "b"] if changed else [])
    assert all((one.count, one.samples) == (len(changed), tuple(changed[:3])) for one in told)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"a,b\n1\t,2\n", (False, False)),
        ("a,é\n".encode(), (False, False)),
        (b"a\x1b[2J\n", (True, False)),
        (b"a\x7f\n" + b"x" * 400_000, (True, False)),
        (b"x" * 400_000 + b"\x08", (True, False)),
        ("\x9b31m".encode(), (False, True)),
        ("“Müller” – 12\xa0€, 佐藤さん, Анна, 😀\n".encode(), (False, False)),
    ],
)
def test_ordinary_bytes_are_above_suspicion(data: bytes, found: tuple[bool, bool]) -> None:
    assert suspicion(data) == Suspicion(*found)


@pytest.mark.parametrize("first", range(0, 0x110000, 0x10000))
def test_every_bad_sign_of_unicode_is_suspected(first: int) -> None:
    signs = [chr(code) for code in range(first, first + 0x10000) if not 0xD800 <= code < 0xE000 and code not in (9, 10)]
    bad = [sign * 5 for sign in signs if safe_text(sign * 5) != sign * 5]
    assert all(any(suspicion(text.encode())) for text in bad)


def test_no_cell_is_cut_short() -> None:
    cells, _ = disarmed(frame(["x" * 30_000 + "\x1b"]), Suspicion(controls=True, foreign=False))
    assert cells["a"].to_list() == ["x" * 30_000 + "␛"]
