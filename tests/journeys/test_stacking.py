"""Several replies in one message, one put in at the cursor, and the words that a search found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dingterm import paths
from dingterm.desk.session import Session
from tests.looks.desk import Desk, Terminal, opened, plug_in
from tests.made_demo import made_demo

OWN = 'id = "{name}"\ntitle = "{title}"\ncategory = "care"\n[text]\nen = ["{text}"]\n'


@pytest.fixture
def session() -> Iterator[Session]:
    folder = paths.config_dir() / "templates"
    folder.mkdir(parents=True)
    for name, title, text in (
        ("alone", "Mine alone", "First line."),
        ("second", "Another", "A quokka smiles."),
        ("gap", "With a gap", "See {{ order.url }}."),
    ):
        (folder / f"{name}.toml").write_text(OWN.format(name=name, title=title, text=text))
    opened_session = made_demo()
    yield opened_session
    opened_session.close()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return plug_in(monkeypatch)


def text(desk: Desk) -> str:
    assert desk.screen.reply.draft is not None
    return desk.screen.reply.draft.text


@pytest.mark.parametrize("size", [(120, 40), (60, 24)])
async def test_replies_are_stacked_and_copied_as_one(
    session: Session, terminal: Terminal, size: tuple[int, int]
) -> None:
    async with opened(session, size) as desk:
        await desk.press("slash", *"alone", "enter", "slash", *"quokka", "ctrl+t")
        assert text(desk) == "First line.\n\nA quokka smiles." and desk.screen.place == "reply"
        await desk.press("escape", "enter")
        assert terminal.texts() == ["First line.\n\nA quokka smiles."]


async def test_a_reply_is_put_in_at_the_cursor(session: Session) -> None:
    async with opened(session, (120, 40)) as desk:
        await desk.press("slash", *"alone", "enter", "e", "home", "ctrl+t", *"quokka", "enter")
        assert text(desk) == "A quokka smiles.First line." and desk.screen.place == "reply"
        await desk.press("escape", "slash", *"alone", "enter")
        assert text(desk) == "First line.", "the next search fills again"


async def test_what_an_added_reply_lacks_is_asked_for_as_well(session: Session, terminal: Terminal) -> None:
    async with opened(session, (120, 40)) as desk:
        await desk.press("slash", *"alone", "enter", "slash", *"gap", "ctrl+t", "escape", "enter")
        assert "What is the link?" in desk.text() and terminal.texts() == []
        await desk.press(*"https", "colon", "slash", "slash", *"b", "full_stop", *"co", "enter")
        assert text(desk) == "First line.\n\nSee https://b.co."


async def test_a_search_shows_where_it_found_the_words(session: Session) -> None:
    async with opened(session, (120, 40)) as desk:
        await desk.press("slash", *"quok")
        assert "Another “A quokka smiles.”" in desk.text()
        marked = [
            segment.text
            for strip in desk.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.underline
        ]
        assert "quok" in marked
