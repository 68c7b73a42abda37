"""Files through the cleaning screen: picked, looked at, cleaned in a child process, corrected, written, brought in."""

from __future__ import annotations

import asyncio
import csv
import shutil
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events

from dingterm import paths
from dingterm.desk.session import Session
from dingterm.tui import child
from dingterm.tui.screens.cleaning import CleaningScreen
from tests.looks.desk import Desk, opened
from tests.made_demo import made_demo

SIZES = [(120, 40), (60, 24)]
MANY = 5_000
AT_ONCE = child.COMMAND
SLOWLY = (sys.executable, "-P", "-m", "tests.journeys.slow_job")

PATIENCE = 60.0
"""Seconds after which what has not come will not come."""


@pytest.fixture
def folder(tmp_path: Path, formats: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the agent's files lie, and where the program was started."""
    here = tmp_path / "exports"
    here.mkdir()
    shutil.copy(formats / "messy_phones.csv", here)
    shutil.copy(formats / "shopify_customers.csv", here)
    monkeypatch.chdir(here)
    return here


@pytest.fixture
def session() -> Iterator[Session]:
    """The desk of the made-up shop."""
    demo = made_demo()
    yield demo
    demo.close()


@asynccontextmanager
async def cleaning(session: Session, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Desk]:
    async with opened(session, size) as desk:
        await desk.press("c")
        assert isinstance(desk.app.screen, CleaningScreen)
        yield desk


def screen_of(desk: Desk) -> CleaningScreen:
    screen = desk.app.get_screen("cleaning")
    assert isinstance(screen, CleaningScreen)
    return screen


async def paste(desk: Desk, text: object) -> None:
    """As a terminal hands a paste or a dropped file on."""
    assert desk.app.focused is not None
    desk.app.focused.post_message(events.Paste(str(text)))
    await desk.settle()


async def until(desk: Desk, text: str) -> None:
    """Wait for something that a child process brings about."""
    async with asyncio.timeout(PATIENCE):
        while text not in desk.text():
            await desk.pilot.pause(0.02)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("size", SIZES)
async def test_from_picking_to_the_file_with_a_reject_corrected(
    session: Session, folder: Path, size: tuple[int, int]
) -> None:
    async with cleaning(session, size) as desk:
        await paste(desk, folder / "messy_phones.csv")
        await desk.press("enter", "enter")
        assert "UTF-8, comma" in desk.text() and "≈ phone" in desk.text()
        await desk.press("enter")
        assert "read 33 = kept 10 + duplicates 3 + rejected 20 ✓" in desk.text()
        assert len(list(folder.iterdir())) == 2, "nothing is written yet"
        await desk.press("left")
        assert "digits lost" in desk.text() and "Rejects 20" in desk.text()
        await desk.press("e", *["backspace"] * 12, *"+8613812345670", "enter")
        assert "1 row corrected" in desk.text()
        await desk.press("r")
        assert "Kept 11" in desk.text()
        await desk.press("G", "e", "s", "enter", "r")
        assert "612345678" not in desk.text()
        await desk.press("w", "enter")
        assert "Written:" in desk.text()
    written = rows_of(folder / "messy_phones.clean.csv")
    assert {"+8613812345670", "+34612345678"} <= {row["raw"].lstrip("'") for row in written}
    assert not list(paths.cache_dir().glob("cleaning-*")), "what was only shown is gone with the desk"


async def test_files_are_picked_in_the_tree_and_left_again(session: Session, folder: Path) -> None:
    async with cleaning(session) as desk:
        await desk.press("tab", "down", "enter", "down", "space")
        assert [file.name for file in screen_of(desk).cleaning.files] == ["messy_phones.csv", "shopify_customers.csv"]
        await desk.press("space")
        assert [file.name for file in screen_of(desk).cleaning.files] == ["messy_phones.csv"]
        assert "Left out: shopify_customers.csv" in desk.text()


async def test_several_pasted_at_once_are_looked_at_one_after_the_other(session: Session, folder: Path) -> None:
    async with cleaning(session) as desk:
        await paste(desk, f"{folder / 'messy_phones.csv'}\n'{folder / 'shopify_customers.csv'}'\n/nowhere/lost.csv")
        assert desk.says("There is no file /nowhere/lost.csv")
        await desk.press("enter")
        assert "1 of 2" in desk.text() and "messy_phones.csv" in desk.text()
        await desk.press("f")
        assert "2 of 2" in desk.text() and "shopify_customers.csv" in desk.text()


async def test_a_region_changes_the_verdicts_before_anything_is_cleaned(session: Session, folder: Path) -> None:
    async with cleaning(session) as desk:
        await paste(desk, folder / "messy_phones.csv")
        await desk.press("enter", "enter")
        assert "unknown region 12" in desk.text().replace("▇", "").replace("  ", " ")
        await desk.press("e", "e", "s", "enter")
        assert "unknown region" not in desk.text()


async def test_cancelled_it_leaves_no_file_and_may_begin_again(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = folder / "many.csv"
    many.write_text("phone,name\n" + "".join(f"+34612{n:06},Somebody {n}\n" for n in range(MANY)))
    before = sorted(folder.iterdir())
    async with cleaning(session) as desk:
        await paste(desk, many)
        await desk.press("enter", "enter", "enter", "w")
        monkeypatch.setattr(child, "COMMAND", SLOWLY)
        await desk.pilot.press("enter")
        await until(desk, "5,000 rows ·")
        assert any(path.suffix == ".part" for path in folder.iterdir()), "it is under way"
        await desk.pilot.press("d")
        assert desk.app.screen is desk.screen
        await until(desk, "clean 100%")
        await desk.pilot.press("down", "c")
        await desk.pilot.press("escape")
        await until(desk, "Cancelled. Nothing was written.")
        assert sorted(folder.iterdir()) == before
        monkeypatch.setattr(child, "COMMAND", AT_ONCE)
        await desk.press("w", "enter")
        assert desk.says(f"many.clean.csv ({MANY:,} rows)")


async def test_brought_into_the_desk_the_customers_are_there(session: Session, folder: Path) -> None:
    async with cleaning(session) as desk:
        await paste(desk, folder / "shopify_customers.csv")
        await desk.press("enter", "enter", "i")
        assert "3 rows are in the desk" in desk.text()
        await desk.press("d")
        assert desk.app.screen is desk.screen
    with session.store.reading() as db:
        assert db.execute("SELECT count(*) FROM customer WHERE name LIKE 'Lucía%'").fetchone()[0] >= 1


async def test_a_file_that_cannot_be_read_is_said_and_the_others_go_on(session: Session, folder: Path) -> None:
    (folder / "broken.xlsx").write_bytes(b"PK\x03\x04 this is no workbook")
    async with cleaning(session) as desk:
        await paste(desk, f"{folder / 'broken.xlsx'}\n{folder / 'messy_phones.csv'}")
        await desk.press("enter")
        assert desk.says("broken.xlsx") and desk.says("workbook")
        await desk.press("enter")
        assert "read 33 = kept 10" in desk.text() and "✗" in desk.text()


async def test_an_output_that_is_there_is_not_written_over(session: Session, folder: Path) -> None:
    (folder / "kept.csv").write_text("mine")
    async with cleaning(session) as desk:
        await paste(desk, folder / "messy_phones.csv")
        await desk.press("enter", "enter", "enter", "w")
        await desk.press(*["backspace"] * len("messy_phones.clean.csv"), *"kept.csv", "enter")
        assert desk.says("is there already")
    assert (folder / "kept.csv").read_text() == "mine"


async def test_what_is_said_of_a_column_is_seen_and_remembered(session: Session, folder: Path) -> None:
    odd = "a,b\nWert 1,612 345 678\nWert 2,612 345 679\n"
    (folder / "odd.csv").write_text(odd)
    (folder / "odder.csv").write_text(odd)
    async with cleaning(session) as desk:
        await paste(desk, folder / "odd.csv")
        await desk.press("enter", "enter", "m", *["backspace"] * 12, *"a=name", "enter")
        assert "= name" in desk.text()
        await desk.press("m", *["backspace"] * 12, *"zzz=name", "enter")
        assert "Write it as Column=what it is" in desk.text()
        await desk.press("enter", "escape", "escape", "ctrl+d")
        await paste(desk, folder / "odder.csv")
        await desk.press("enter", "enter")
        assert "= name" in desk.text()


async def test_a_column_of_phones_that_nobody_recognises_may_be_named(session: Session, folder: Path) -> None:
    (folder / "odd.csv").write_text("a,b\nx,1234\ny,5678\n")
    async with cleaning(session) as desk:
        await paste(desk, folder / "odd.csv")
        await desk.press("enter", "enter")
        assert "no column of phones" in desk.text() and "m says which column" in desk.text()
        await desk.press("m", *"b=phone", "enter")
        assert "= phone" in desk.text()


async def test_how_a_file_is_written_may_be_said(session: Session, folder: Path) -> None:
    (folder / "odd.csv").write_text("about this file\nphone|name\n+34612345678|Ana; Luz\n")
    async with cleaning(session) as desk:
        await paste(desk, folder / "odd.csv")
        await desk.press("enter", "enter", "down", "down", "right", "right")
        assert "semicolon" in desk.text()
        await desk.press("right", "right", "down", "e", "2", "enter")
        assert "header on line 2" in desk.text() and "= phone" in desk.text()
