from __future__ import annotations

import stat
from pathlib import Path

import pytest

from dingterm import paths
from dingterm.delivery.handoff import write_text_file
from dingterm.errors import DeliveryError

from .texts import TEN_KB


def test_a_reply_becomes_a_private_file() -> None:
    path = write_text_file(TEN_KB)

    assert path == paths.data_dir() / "replies" / "reply-20260303T120000Z.txt"
    assert path.read_bytes() == TEN_KB.encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_two_in_one_second_are_both_kept_and_nothing_else_is_left(tmp_path: Path) -> None:
    names = [write_text_file(text, tmp_path / "out").name for text in ("one", "two", "three")]

    assert names == [f"reply-20260303T120000Z{suffix}.txt" for suffix in ("", "-2", "-3")]
    assert sorted(path.read_text() for path in (tmp_path / "out").iterdir()) == ["one", "three", "two"]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(DeliveryError, match=r"file/replies \(Not a directory\)"):
        write_text_file("hi", tmp_path / "file" / "replies")


def test_an_interrupted_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)

    with pytest.raises(DeliveryError, match="No space left"):
        write_text_file("hi", tmp_path)
    assert list(tmp_path.glob("*reply*")) == []
