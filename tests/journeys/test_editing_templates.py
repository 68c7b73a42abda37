"""Templates edited and made at the desk, seen for the selected customer while they are typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dingterm import paths
from dingterm.desk.demo import open_demo
from dingterm.desk.session import Session
from dingterm.replies.reading import read_template
from dingterm.replies.schema import Template
from dingterm.tui.screens.template import TemplateScreen
from tests.journeys.conftest import Run
from tests.looks.desk import Desk, Terminal, opened, plug_in

OWN = """# a remark that stays
id = "mine"
title = "Mine alone"
category = "care"
attachments = ["sizes.pdf", "https://shop.example/care", "lost.pdf"]
[text]
en = ["Hi {{ customer.first_name | default: 'there' }}, one."]
"""


@pytest.fixture
def folder() -> Path:
    made = paths.config_dir() / "templates"
    made.mkdir(parents=True)
    (made / "mine.toml").write_text(OWN)
    (made / "sizes.pdf").write_bytes(b"%PDF")
    return made


@pytest.fixture
def session(folder: Path) -> Iterator[Session]:
    opened_session = open_demo()
    yield opened_session
    opened_session.close()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return plug_in(monkeypatch)


def typed(text: str) -> list[str]:
    names = {" ": "space", "{": "left_curly_bracket", "}": "right_curly_bracket", ".": "full_stop"}
    return [names.get(one, one) for one in text]


def kept(path: Path) -> Template:
    template = read_template(path)
    assert isinstance(template, Template), template
    return template


async def choose(desk: Desk) -> None:
    await desk.press("slash", *"alone", "enter")


@pytest.mark.parametrize("size", [(120, 40), (60, 24)])
async def test_a_template_is_edited_with_a_preview_and_fills_at_once(
    session: Session, folder: Path, size: tuple[int, int]
) -> None:
    async with opened(session, size) as desk:
        await choose(desk)
        await desk.press("E")
        screen = desk.app.screen
        assert isinstance(screen, TemplateScreen)
        assert desk.app.focused is not None and desk.app.focused.id == "template-text"
        await desk.press(*typed(" {{ cart.totl }}"))
        assert "no variable `cart.totl`" in desk.text() and "cart.total" in desk.text()
        await desk.press(*["backspace"] * 16, *typed(" Two."))
        assert ", one. Two." in desk.text() and desk.says("lost.pdf is not there")
        await desk.press("enter")
        assert desk.screen.reply.draft.text.endswith(", one. Two.")
    assert kept(folder / "mine.toml").wordings["en"][0].endswith("one. Two.")
    assert (folder / "mine.toml").read_text() == OWN.replace("one.", "one. Two."), "all else is as it was"
    assert not list(folder.glob(".*")), "nothing half-written is left"


async def test_one_of_ours_is_overridden_and_ours_stays(session: Session, folder: Path) -> None:
    ours = kept(paths.shipped("templates") / "gentle-reminder.toml")
    async with opened(session, (120, 40)) as desk:
        await desk.press("slash", *typed("gentle reminder"), "ctrl+o")
        assert "your version takes its place" in desk.text()
        await desk.press(*["shift+tab"] * 8, *typed(" X"), "enter")
    own = kept(folder / "gentle-reminder.toml")
    assert own.title == f"{ours.title} X" and own.wordings == ours.wordings and own.needs == ours.needs
    assert kept(paths.shipped("templates") / "gentle-reminder.toml") == ours


async def test_a_new_template_in_two_languages_with_two_wordings(session: Session, folder: Path) -> None:
    async with opened(session, (120, 40)) as desk:
        await desk.press("N")
        assert desk.app.focused is not None and desk.app.focused.id == "field-title"
        await desk.press("enter")
        assert "Write a title." in desk.text()
        await desk.press(*typed("Brand new"), *["tab"] * 2)
        await desk.press(*["backspace"] * 4, *"carre")
        await desk.press(*["tab"] * 6, *typed("One {{ agent.name }}"))
        assert "no category `carre`. Did you mean `care`?" in desk.text()
        await desk.press(*["shift+tab"] * 6, "backspace", "backspace", "e", *["tab"] * 6)
        await desk.press("ctrl+t", *typed("Two"), "ctrl+g", *"dutch", "enter")
        assert "not a language tag" in desk.text()
        await desk.press("ctrl+g", *"nl", "enter", *typed("Een"), "enter")
        assert desk.screen.reply.draft.reply.template_id == "brand-new"
    made = kept(folder / "brand-new.toml")
    assert len(made.wordings) == 2 and made.wordings["nl"] == ("Een",)
    assert next(iter(made.wordings.values())) == ("One {{ agent.name }}", "Two")


async def test_what_was_changed_is_dropped_only_when_said_twice(session: Session, folder: Path) -> None:
    async with opened(session, (120, 40)) as desk:
        await choose(desk)
        await desk.press("E", "enter")
        assert "Nothing was changed" in desk.text()
        await desk.press("x", "escape")
        assert "Esc once more drops it" in desk.text()
        await desk.press("escape")
        assert desk.app.screen is desk.screen
    assert (folder / "mine.toml").read_text() == OWN


async def test_a_file_that_is_no_template_is_not_written_over(session: Session, folder: Path) -> None:
    (folder / "brand-new.toml").write_text("this is broken")
    async with opened(session, (120, 40)) as desk:
        await desk.press("N", *typed("Brand new"), *["tab"] * 8, *"Hi", "enter")
        assert desk.says("holds something else") and isinstance(desk.app.screen, TemplateScreen)
    assert (folder / "brand-new.toml").read_text() == "this is broken"


async def test_another_editor_keeps_remarks_and_is_told_of_mistakes(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = iter([OWN.replace('"care"', '"carre"'), OWN.replace("one.", "by hand.")])
    handed: list[str] = []

    def edited(_app: object, text: str, name: str) -> str:
        handed.append(text)
        assert name == "mine.toml"
        return next(said)

    monkeypatch.setattr("dingterm.tui.screens.template.edited_outside", edited)
    async with opened(session, (120, 40)) as desk:
        await choose(desk)
        await desk.press("E", "ctrl+o")
        assert "Line 4" in desk.text() and "Did you mean `care`" in desk.text()
        await desk.press("ctrl+o")
        assert handed[0] == OWN and "carre" in handed[1], "what was written is there for the next try"
        assert "by hand." in desk.text()
        await desk.press("enter")
        assert desk.screen.reply.draft.text.endswith("by hand.")
    assert (folder / "mine.toml").read_text() == OWN.replace("one.", "by hand.")


async def test_attachments_are_named_in_the_preview_and_after_the_copy(session: Session, terminal: Terminal) -> None:
    async with opened(session, (120, 40)) as desk:
        await choose(desk)
        assert "attach by hand: sizes.pdf," in desk.text() and "https://shop.example/care, " in desk.text()
        assert "lost.pdf is not" in desk.text()
        await desk.press("enter")
        assert desk.says("Attach sizes.pdf, https://shop.example/care.")
        assert terminal.texts(), "copied all the same"


def test_the_check_names_an_attachment_that_is_not_there(folder: Path, run: Run) -> None:
    done = run("templates", "check")
    assert done.code == 1 and "mine.toml, line 5" in done.out and "lost.pdf is not there" in done.out
    assert "sizes.pdf is" not in done.out
    assert "attach: https://shop.example/care" in run("templates", "show", "mine").out


def test_what_is_no_attachment_is_refused_with_its_line(folder: Path, run: Run) -> None:
    (folder / "mine.toml").write_text(OWN.replace("https://shop.example/care", "ftp://shop.example/care"))
    done = run("templates", "check")
    assert done.code == 1 and "line 5" in done.out and "is no file and no link" in done.out
