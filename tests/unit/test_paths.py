"""Where files live: one folder moves them all."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from dingterm import paths
from dingterm.errors import SettingsError
from dingterm.settings import Settings, load_settings

PLACES = {"config": paths.config_dir, "data": paths.data_dir, "cache": paths.cache_dir}


@pytest.mark.parametrize("name", PLACES)
def test_home_moves_every_folder_and_keeps_it_private(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DINGTERM_HOME", str(tmp_path / "else" / "where"))
    folder = PLACES[name]()
    assert folder == tmp_path / "else" / "where" / name
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_nothing_is_made_outside_of_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    user = tmp_path / "user"
    user.mkdir()
    monkeypatch.setenv("HOME", str(user))
    for place in PLACES.values():
        place()
    assert paths.database_path() == paths.data_dir() / "dingterm.db"
    assert list(user.iterdir()) == []


def test_a_tilde_is_the_users_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("DINGTERM_HOME", "~/desk")
    assert paths.data_dir() == tmp_path / "desk" / "data"


@pytest.mark.parametrize("unset", [None, ""], ids=["absent", "empty"])
def test_without_home_the_platform_decides(unset: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "DINGTERM_HOME"):
        monkeypatch.delenv(name, raising=False)
    if unset is not None:
        monkeypatch.setenv("DINGTERM_HOME", unset)
    found = {place() for place in PLACES.values()}
    assert len(found) == 3
    assert all(folder.is_relative_to(tmp_path) and "dingterm" in folder.parts for folder in found)


def test_a_folder_that_is_there_already_is_left_as_it_is() -> None:
    kept = paths.data_dir() / "kept.txt"
    kept.write_text("mine")
    paths.data_dir().chmod(0o770)
    assert stat.S_IMODE(paths.data_dir().stat().st_mode) == 0o770
    assert kept.read_text() == "mine"


@pytest.mark.parametrize("name", ["data", "cache"])
def test_a_home_that_cannot_be_made_is_named(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("DINGTERM_HOME", str(tmp_path / "file"))
    with pytest.raises(SettingsError) as caught:
        PLACES[name]()
    for part in (str(tmp_path / "file" / name), "cannot be made", "Set DINGTERM_HOME to a folder you may write to"):
        assert part in caught.value.sentence


def test_settings_are_looked_for_where_nothing_can_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("DINGTERM_HOME", str(tmp_path / "file"))
    assert paths.config_dir() == tmp_path / "file" / "config"
    assert load_settings() == Settings()


def test_a_home_of_an_unknown_user_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DINGTERM_HOME", "~nobody-by-this-name/desk")
    with pytest.raises(SettingsError, match="~nobody-by-this-name/desk"):
        paths.config_dir()


def test_shipped_content_is_there() -> None:
    assert list(paths.shipped("templates").glob("*.toml"))
    assert list(paths.shipped("themes").glob("*.toml"))
