"""Every text of the interface is in every catalogue, and what a person meets on the screens is translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from dingterm.tui.language import CATALOGUES, Catalogue, catalogue, speak, texts_of, tr
from tests.hygiene.texts import of_code, of_tables
from tests.looks.desk import opened
from tests.made_demo import made_demo

HOLE = re.compile(r"\{\w*\}")
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak("en")


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_text_of_the_tables_is_in_the_catalogue(name: str) -> None:
    assert sorted(of_tables() - set(texts_of(name))) == []


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_text_that_the_code_says_is_in_the_catalogue(name: str) -> None:
    known = {HOLE.sub("{}", text) for text in texts_of(name)}
    understood = catalogue(name)
    said = (text for text in of_code() if HOLE.sub("", text).strip(" :."))
    lacking = [text for text in said if text not in known and not HAN.search(understood.said(text.replace("{}", "7")))]
    assert sorted(lacking) == []


@pytest.mark.parametrize("name", CATALOGUES)
def test_translations_have_the_same_holes(name: str) -> None:
    for text, said in texts_of(name).items():
        assert set(HOLE.findall(said)) <= set(HOLE.findall(text)), text


def test_a_sentence_is_translated_around_what_fills_it() -> None:
    words = Catalogue({"Taken: {file}.": "已选：{file}。", "now": "现在", "until {time} there": "到当地 {time}"})
    assert words.said("Taken: a {b}.csv.") == "已选：a {b}.csv。"
    assert words.said("now; until 20:00 there") == "现在; 到当地 20:00"
    assert words.said("Lucía") == "Lucía"
    figures = Catalogue({"{n} h": "{n} 时", "in {n} h": "{n} 时后", "{time} there": "当地 {time}", ", ": "，"})
    assert figures.said("Wed 4 Mar 09:00 there, in 20 h") == "当地 Wed 4 Mar 09:00，20 时后"
    assert figures.said("Ferro, Lucía") == "Ferro, Lucía", "what is not translated stays as it is written"


@pytest.mark.parametrize(
    ("setting", "machine", "heard"),
    [
        ("zh", "en_US.UTF-8", "客户"),
        ("", "zh_CN.UTF-8", "客户"),
        ("", "es_ES.UTF-8", "Customer"),
        ("en", "zh_CN", "Customer"),
    ],
)
def test_it_is_chosen_by_the_settings_else_by_the_machine(
    setting: str, machine: str, heard: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", machine)
    speak(setting)
    assert tr("Customer") == heard


async def test_at_a_chinese_desk_the_key_line_the_lanes_and_the_sentences_are_chinese(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = made_demo()
    session.settings = replace(session.settings, interface="zh")
    speech = catalogue("zh")
    asked: set[str] = set()
    monkeypatch.setattr(speech, "said", lambda text, said=speech.said: asked.add(text) or said(text))
    async with opened(session, (120, 40)) as desk:
        for keys in (
            ("down",),
            ("1",),
            ("question_mark", "escape"),
            ("c", "escape"),
            ("f", "z", "escape"),
            ("m", "escape"),
        ):
            await desk.press(*keys)
            lines = desk.lines()
            assert HAN.search(lines[-1]), keys
        assert "▸ 未付款" in desk.text() and "客户" in desk.text()
        await desk.press("l", "l", "9", "9")
    assert asked, "nothing was asked of the catalogue"
    untold = {text for text in asked if speech.said(text) == text}
    assert {text for text in untold if any(text in one for one in of_tables())} == set()
    session.close()
