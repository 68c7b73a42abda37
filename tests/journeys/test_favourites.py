"""Replies put on the keys 1 to 9 of a lane at the desk, and kept in the settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dingterm.desk.demo import open_demo
from dingterm.desk.session import Session
from dingterm.desk.settings_file import with_values
from dingterm.settings import load_settings, settings_path
from tests.looks.desk import Desk, opened


@pytest.fixture
def session() -> Iterator[Session]:
    """The made-up shop as an agent's own desk, so that what is set is written."""
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    lists = 'unpaid = [\n    "need-help",  # first\n    "cart-saved",\n]'
    settings_path().write_text(f"# mine\n[favourites]\n{lists}\n[shop]\n")
    opened_session = open_demo()
    opened_session.demo, opened_session.settings = False, load_settings()
    yield opened_session
    opened_session.close()


def on_key(desk: Desk, key: int) -> str:
    choice = desk.screen.choices.favourite(key)
    return choice.template_id if choice else ""


async def test_a_reply_is_put_on_a_key_from_the_search_and_kept(session: Session) -> None:
    async with opened(session, (120, 40)) as desk:
        assert (on_key(desk, 1), on_key(desk, 2)) == ("need-help", "cart-saved")
        best = on_key(desk, 3)
        await desk.press("slash", *"photos", "ctrl+f")
        assert "On which key of this lane?" in desk.text() and "1 Need help?" in desk.text()
        await desk.press("4")
        assert "4 is “Photos and details” in this lane." in desk.text()
        assert (on_key(desk, 1), on_key(desk, 3), on_key(desk, 4)) == ("need-help", best, "more-details")
        await desk.press("escape", "4")
        assert desk.screen.reply.template_id == "more-details"
    kept = settings_path().read_text()
    assert load_settings().favourites == {"unpaid": ["need-help", "cart-saved", "", "more-details"]}
    assert kept.startswith("# mine\n[favourites]\n") and kept.rstrip().endswith("[shop]")


@pytest.mark.parametrize("size", [(120, 40), (60, 24)])
async def test_the_reply_shown_changes_its_key_or_loses_it(session: Session, size: tuple[int, int]) -> None:
    async with opened(session, size) as desk:
        await desk.press("1", "F", "5")
        assert on_key(desk, 5) == "need-help" and on_key(desk, 1) != "need-help"
        await desk.press("F", "0")
        assert "has no key of its own" in desk.text()
        await desk.press("F", "escape")
    assert load_settings().favourites == {"unpaid": ["", "cart-saved"]}


async def test_each_lane_has_its_own(session: Session) -> None:
    async with opened(session, (120, 40)) as desk:
        await desk.press("right", "1", "F", "9")
    assert len(load_settings().favourites["consulted"]) == 9
    assert load_settings().favourites["unpaid"] == ["need-help", "cart-saved"]


async def test_settings_that_cannot_be_written_are_said(session: Session, tmp_path: Path) -> None:
    async with opened(session, (120, 40)) as desk:
        settings_path().write_text("this is no TOML")
        await desk.press("1", "F", "2")
        assert "not valid TOML" in " ".join(desk.text().split())
        assert on_key(desk, 1) == "need-help", "nothing has changed"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[favourites]\nunpaid = ["a"]\n'),
        ('[favourites]\nunpaid = ["b"]\n', '[favourites]\nunpaid = ["a"]\n'),
        (
            '[favourites]\nunpaid = [ # one\n  "b", # ]\n]\nconsulted = ["c"]\n',
            '[favourites]\nunpaid = ["a"]\nconsulted = ["c"]\n',
        ),
    ],
)
def test_a_list_takes_the_place_of_one_over_several_lines(before: str, after: str) -> None:
    assert with_values(before, "favourites", {"unpaid": ["a"]}).lstrip("\n") == after
