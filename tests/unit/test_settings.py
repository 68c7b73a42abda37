"""The settings file is strict, and every error names file, key and what to do."""

from __future__ import annotations

import dataclasses
import getpass
import inspect
import textwrap
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dingterm import settings
from dingterm.errors import SettingsError
from dingterm.settings import Settings, load_settings

EXAMPLE = textwrap.dedent((inspect.getdoc(settings) or "").split("\n", 1)[1])
"""The example in the module's own docstring."""


def write(text: str | bytes) -> Path:
    path = settings.settings_path()
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def refused(text: str | bytes) -> str:
    path = write(text)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert str(path) in caught.value.sentence
    return caught.value.sentence


def test_without_a_file_the_defaults_hold() -> None:
    assert load_settings() == Settings()
    assert load_settings().cadence.win_back == [1440.0, 2880.0]


def test_the_documented_example_loads() -> None:
    write(EXAMPLE)
    found = load_settings()
    assert (found.agent, found.region, found.shop.signature) == ("mia", "ES", "Mia, Linen & Co")
    assert found.favourites == {"unpaid": ["cart-saved", "need-help"]}
    assert found.discount.stands(date(2026, 12, 1)) and not found.discount.stands(date(2026, 12, 2))


def test_the_example_documents_every_key() -> None:
    tables = (
        Settings,
        settings.Shop,
        settings.Discount,
        settings.Cadence,
        settings.Hours,
        settings.Contact,
        settings.Intent,
    )
    names = {field.name for table in tables for field in dataclasses.fields(table)} - {"win_back"} | {"win-back"}
    assert {name for name in names if f"\n{name} = " not in EXAMPLE and f"{name}]" not in EXAMPLE} <= {
        "amount",
        "keys",
    }


@pytest.mark.parametrize("key", ["win-back", "win_back"])
def test_the_win_back_lane_may_be_written_as_it_is_called(key: str) -> None:
    write(f"[cadence]\n{key} = [100, 200.5]\n")
    assert load_settings().cadence.win_back == [100, 200.5]


def test_a_shop_may_be_welcome_all_day() -> None:
    write("[hours]\nopens = 0\ncloses = 24\n")
    assert load_settings().hours == settings.Hours(0, 24)


def test_a_lane_may_be_left_out() -> None:
    write("[cadence]\nconsulted = []\n")
    assert load_settings().cadence.consulted == []


def test_a_byte_order_mark_is_read_over() -> None:
    write(b'\xef\xbb\xbfregion = "ES"\n')
    assert load_settings().region == "ES"


UNKNOWN = {
    'regoin = "ES"': ("`regoin`", "Did you mean `region`?"),
    "[cadense]\nunpaid = [1]": ("`cadense`", "Did you mean `cadence`?"),
    "[cadence]\nwinback = [1]": ("[cadence]", "`winback`", "Did you mean `win-back`?"),
    "[discount]\npersent = 5": ("[discount]", "`persent`", "Did you mean `percent`?"),
    "[shop]\nxyzzy = 1": ("[shop]", "`xyzzy`", "Known: `name`, `signature`, `url`."),
}


@pytest.mark.parametrize("text", UNKNOWN)
def test_an_unknown_key_is_named_with_the_nearest(text: str) -> None:
    sentence = refused(text)
    assert [part for part in UNKNOWN[text] if part not in sentence] == []


WRONG = {
    "region = 34": ("`region`", "text in quotes", "34"),
    "[discount]\npercent = '10'": ("`percent`", "a whole number", "'10'"),
    "[discount]\npercent = true": ("`percent`", "a whole number", "True"),
    "[discount]\nuntil = '2026-12-01'": ("`until`", "a date like 2026-12-01"),
    "[discount]\nuntil = 2026-12-01T10:00:00": ("`until`", "a date like 2026-12-01"),
    "[cadence]\nunpaid = 2": ("`unpaid`", "a list of values, each a number", "2"),
    "[cadence]\nunpaid = ['2']": ("`unpaid`", "each a number"),
    "[cadence]\nunpaid = [inf]": ("`unpaid`", "each a number", "inf"),
    "[cadence]\nunpaid = [nan]": ("`unpaid`", "each a number", "nan"),
    "[cadence]\nwin-back = [-1]": ("[cadence]", "`win-back`", "none below zero"),
    "shop = 'Linen'": ("`shop`", "a table"),
    "[[shop]]\nname = 'a'": ("`shop`", "a table"),
    "[favourites]\nunpaid = 'cart-saved'": ("`favourites`", "a list of values, each text in quotes"),
    "[hours]\nopens = 20\ncloses = 9": ("[hours]", "`opens` (20)", "before `closes` (9)"),
    "[hours]\ncloses = 25": ("[hours]", "`closes` (25)", "from 0 to 24"),
    "[discount]\npercent = 0": ("[discount]", "`percent`", "from 1 to 100"),
    "[discount]\namount = '5.00'": ("[discount]", "`amount` needs a `currency`"),
}


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_value_is_named_with_what_is_wanted(text: str) -> None:
    sentence = refused(text)
    assert [part for part in WRONG[text] if part not in sentence] == []


def test_bad_toml_names_the_line() -> None:
    assert "at line 2" in refused('region = "ES"\nagent = mia\n')


def test_what_is_no_text_is_named() -> None:
    assert "cannot be read" in refused(b"\xff\xfe\x00agent")


def test_a_folder_in_place_of_the_file_is_named() -> None:
    settings.settings_path().mkdir()
    with pytest.raises(SettingsError, match=r"settings\.toml cannot be read .* Mend or remove it\."):
        load_settings()


@pytest.mark.parametrize("error", [OSError, KeyError, ImportError])
def test_a_login_without_a_name_is_an_agent(error: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> Any:
        raise error("uid 4711")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert Settings().agent_name == "agent"
    assert Settings(agent="mia").agent_name == "mia"
