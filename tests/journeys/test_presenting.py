"""The desk in front of people: nothing of any customer shows anywhere, and what is copied is right all the same."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from textual import events

from dingterm import paths
from dingterm.desk.session import Session
from dingterm.tui.widgets.keys_shown import KeysShown
from tests.looks.desk import Desk, opened, plug_in
from tests.made_demo import made_demo

SHOWN_ANYWAY = {"sample", "daughters", "example"}
"""Words that are also the made-up shop's, or an address's."""


def secrets_of(session: Session) -> set[str]:
    """Every name, phone, e-mail and word of a message in the database."""
    with session.store.reading() as db:
        names = [row[0] or "" for row in db.execute("SELECT name FROM customer")]
        known = [row[0] for row in db.execute("SELECT value FROM identifier")]
        texts = [row[0] for row in db.execute("SELECT text FROM message WHERE direction = 'in'")]
    words = {word.casefold() for name in names for word in re.findall(r"\w{3,}", name)}
    said = {word.casefold() for text in texts for word in re.findall(r"\w{5,}", text)}
    shipped = " ".join(path.read_text("utf-8") for path in paths.shipped("templates").glob("*.toml")).casefold()
    return (words | said | {one.casefold() for one in known}) - SHOWN_ANYWAY - set(re.findall(r"\w+", shipped))


def leaks(desk: Desk, secrets: set[str]) -> set[str]:
    """The secrets that are in sight, as text or in a picture."""
    picture = re.sub(r"<style.*?</style>", "", desk.app.export_screenshot(), flags=re.S).replace("&#160;", " ")
    seen = (desk.text() + "\n" + re.sub(r"<[^>]*>", "\n", picture)).casefold()
    return {one for one in secrets if one in seen and re.search(rf"(?<!\w){re.escape(one)}(?!\w)", seen)}


@pytest.mark.parametrize("size", [(160, 45), (100, 30), (60, 24)])
async def test_nothing_of_a_customer_shows_anywhere(size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    plug_in(monkeypatch)
    session = made_demo()
    secrets = secrets_of(session)
    async with opened(session, size) as desk:
        assert leaks(desk, secrets), "a desk that is not presented shows people"
        await desk.press("f8")
        assert "presenting" in desk.lines()[0]
        for keys in (
            ("down",), ("1",), ("enter",), ("u",), ("slash", "h", "escape"), ("o",), ("tab", "escape"),
            ("x",), ("escape",), ("w",), ("escape",), ("s", "2", "enter"), ("u",), ("s", *"3d"), ("enter",), ("u",),
            ("w", "n"), ("u",), ("w", "o", *"to call", "enter"), ("u",), ("P",), ("escape",), ("O",), ("escape",),
            ("R",), ("escape",), ("question_mark",), ("escape",), ("T",), ("escape",),
        ):  # fmt: skip
            await desk.press(*("space" if key == " " else key for key in keys))
            assert leaks(desk, secrets) == set(), keys
        for _lane in range(6):
            await desk.press("right", "1", "down")
            assert leaks(desk, secrets) == set()
        await desk.press("m")
        assert leaks(desk, secrets) == set()
        await desk.press("escape", "f", "a")
        assert "Known by" in desk.text() and leaks(desk, secrets) == set()
    session.close()


async def test_it_is_seen_on_every_screen_that_it_is_presented() -> None:
    session = made_demo()
    async with opened(session, (100, 30)) as desk:
        await desk.press("f8")
        for keys in (("m",), ("escape", "c"), ("escape", "f"), ("escape", "R"), ("question_mark",)):
            await desk.press(*keys)
            assert "presenting" in desk.lines()[0], keys
    session.close()


async def test_what_is_copied_is_the_customers_own_and_is_logged_so(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = plug_in(monkeypatch)
    session = made_demo()
    async with opened(session) as desk:
        await desk.press("1")
        assert desk.screen.reply.draft is not None
        real = desk.screen.reply.draft.text
        await desk.press("f8")
        assert desk.screen.reply.draft.text != real
        await desk.press("e", "!", "enter")
        assert terminal.texts() == [f"{real}!"]
        await desk.press("escape", "f8")
        assert desk.screen.reply.draft.text == f"{real}!"
    with session.store.reading() as db:
        assert db.execute("SELECT text FROM message ORDER BY id DESC LIMIT 1").fetchone()[0] == f"{real}!"
    session.close()


async def test_keys_are_shown_large_but_not_what_is_typed() -> None:
    session = made_demo()
    async with opened(session) as desk:
        await desk.press("f8", "1")
        assert "1 reply" in desk.text()
        await desk.press("slash")
        before = desk.screen.query_one(KeysShown).render()
        assert "search" in str(before)
        await desk.press("x")
        assert desk.screen.query_one(KeysShown).render() == before, "a letter that is typed is nobody's business"
    session.close()


async def test_files_are_shown_by_their_shape_and_nothing_is_written(
    tmp_path: Path, formats: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(formats / "shopify_customers.csv", tmp_path / "people.csv")
    monkeypatch.chdir(tmp_path)
    session = made_demo()
    async with opened(session, (160, 45)) as desk:
        await desk.press("f8", "c")
        assert desk.app.focused is not None
        desk.app.focused.post_message(events.Paste(str(tmp_path / "people.csv")))
        await desk.press("enter", "enter")
        assert "people.csv" in desk.text() and "ferro" not in desk.text().casefold()
        await desk.press("enter", "right")
        assert "Kept 3" in desk.text() and "ferro" not in desk.text().casefold() and "612" not in desk.text()
        await desk.press("w")
        assert "Nothing is written" in desk.text()
        await desk.press("f8")
        assert "Ferro" in desk.text()
    session.close()
    assert [path.name for path in tmp_path.glob("*.csv")] == ["people.csv"]
