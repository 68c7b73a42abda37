"""Hostile text in every field of a customer: the real program shows it and sends nothing of it raw to its terminal."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dingterm import paths
from tests.looks.payloads import PAYLOADS, RAW_MARKS
from tests.looks.shop import PEOPLE, MadeUpShop, Person
from tests.looks.terminal import Terminal, start

KEYS = ("1", "l", "e", "\x1b", "/re", "\r", "\t", "\t", "o", "t", "\x1b", "?", "\x1b")
"""Fill, translate, edit, search, turn, chat link, hand-over, help: every place customer text can reach."""

SHORT = ("1", "o", "t", "\x1b")
"""The places where the text of one customer is shown."""


def where_it_is_noon() -> str:
    """A zone in whose hours the program, which has the machine's clock, lets anybody be written to."""
    behind = datetime.now(UTC).hour - 12
    return f"Etc/GMT{behind:+d}" if behind else "Etc/GMT"


def hostile(number: int, text: str) -> Person:
    return Person(
        name=f"N{number:02} {text}",
        phone=f"+3460000{number:04}{text}",
        email=f"{text}@example.com",
        city=text,
        region="AQ",  # where no law closes a day
        zones=where_it_is_noon(),
        cart=text,
        item=f"item {text}",
        variant=text,
        url=f"https://shop.example/{text}",
        said=f"they said {text}",
        reason="step",
        currency="EUR",
        score=99 - number,
    )


def desk_on(people: tuple[Person, ...], tmp_path: Path) -> Terminal:
    MadeUpShop(paths.database_path()).fill(people)
    keep = {name: os.environ[name] for name in ("PATH", "HOME", "DINGTERM_HOME") if name in os.environ}
    return start([], {**keep, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"})


def raw_marks(sent: bytes) -> list[bytes]:
    return [mark for mark in RAW_MARKS if mark in sent]


def test_there_are_thirty_payloads() -> None:
    assert len(PAYLOADS) >= 30


def test_a_harmless_shop_sends_none_of_the_marks(tmp_path: Path) -> None:
    with closing(desk_on(PEOPLE, tmp_path)) as terminal:
        assert terminal.read_until("Luc")
        terminal.rest()
        for key in KEYS:
            terminal.press(key)
        assert raw_marks(bytes(terminal.sent)) == []


@pytest.mark.parametrize("group", range(4))
def test_hostile_customers_are_shown_harmlessly(group: int, tmp_path: Path) -> None:
    chosen = list(enumerate(PAYLOADS.values()))[group::4]
    with closing(desk_on(tuple(hostile(number, text) for number, text in chosen), tmp_path)) as terminal:
        assert terminal.read_until(f"N{chosen[0][0]:02}")
        terminal.rest()
        for _ in chosen[1:]:
            for key in (*SHORT, "j"):
                terminal.press(key)
        for key in KEYS:
            terminal.press(key)
        assert raw_marks(bytes(terminal.sent)) == []
        assert terminal.alive()
        seen = terminal.screen()
        assert "Unpaid" in seen
        assert f"N{chosen[-1][0]:02}" in seen
