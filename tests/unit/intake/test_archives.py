"""Gzip, zip, folders and standard input: each file on its own, one bad one never in the way of the others."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dingterm.errors import IntakeError
from dingterm.intake import IntakeProblem, Reading, archives, files, read_file, read_files

CSV = b"Name,Phone\nAna,+34612345678\n"


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def told(*paths: Path) -> list[tuple[str, object]]:
    """Each file's name with its phones, or the sentence on why it has none."""
    return [
        (one.file, one.sentence if isinstance(one, IntakeProblem) else one.rows["phones"].list.first().to_list())
        for one in read_files(paths)
    ]


@pytest.fixture
def at(tmp_path: Path) -> Callable[[str, bytes], Path]:
    def put(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    return put


Put = Callable[[str, bytes], Path]


def test_gzip(at: Put) -> None:
    path = at("a.json.gz", gzip.compress(b'[{"phone": "+34612345678"}]'))
    assert told(path) == [("a.json.gz", ["+34612345678"])]
    assert read_file(path).rows.height == 1


def test_members_of_a_zip_are_files_of_their_own(at: Put) -> None:
    members = {"b/two.csv.gz": gzip.compress(CSV), "one.csv": CSV, "empty.csv": b"", "__MACOSX/._one.csv": b"\0junk"}
    path = at("all.zip", zipped(members | {"inner.zip": zipped({"three.csv": CSV})}))
    assert told(path) == [
        ("all.zip › b/two.csv.gz", ["+34612345678"]),
        ("all.zip › one.csv", ["+34612345678"]),
        ("all.zip › empty.csv", "all.zip › empty.csv is empty. Export it again."),
        ("all.zip › inner.zip › three.csv", ["+34612345678"]),
    ]


def test_a_workbook_inside_a_zip_is_a_workbook(at: Put) -> None:
    book = (Path(__file__).parents[2] / "data/intake/customers.xlsx").read_bytes()
    ((name, phones),) = told(at("a.zip", zipped({"c.xlsx": book})))
    assert (name, phones) == ("a.zip › c.xlsx", ["34612345678", "+34612345679", "612345670"])


def test_a_folder_and_the_folders_in_it(at: Put) -> None:
    at("shop/b.csv", CSV)
    at("shop/a/list.txt", b"+34612345679\n+34612345670\n")
    at("shop/.hidden/x.csv", CSV)
    at("shop/logo.png", b"\x89PNG\r\n\x1a\n")
    shop = at("shop/.DS_Store", b"\0").parent
    first, second, third = told(shop)
    assert first == ("shop/a/list.txt", ["+34612345679", "+34612345670"])
    assert second == ("shop/b.csv", ["+34612345678"])
    assert "a picture" in str(third[1])


def test_an_empty_folder_and_one_of_thousands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: Put) -> None:
    (tmp_path / "void").mkdir()
    ((name, sentence),) = told(tmp_path / "void")
    assert (name, sentence) == (
        "void", "void is a folder without files. Name the folder your exports are in.",
    )  # fmt: skip
    at("a/b.csv", CSV)
    at("a/c.csv", CSV)
    monkeypatch.setattr(files, "MOST_FILES", 1)
    assert "holds 2 files" in str(told(tmp_path / "a"))


def test_a_folder_without_rights_is_named_and_the_rest_read(monkeypatch: pytest.MonkeyPatch, at: Put) -> None:
    shop = at("shop/a.csv", CSV).parent
    barred = shop / "barred"
    barred.mkdir()
    real = os.scandir

    def scandir(path: str) -> Iterator[os.DirEntry[str]]:
        if Path(path) == barred:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    problem, good = read_files([shop])
    assert isinstance(problem, IntakeProblem)
    assert "barred cannot be read (Permission denied)" in problem.sentence
    assert isinstance(good, Reading)


class Stdin:
    def __init__(self, data: bytes, *, tty: bool = False) -> None:
        self.buffer = io.BytesIO(data)
        self.tty = tty

    def isatty(self) -> bool:
        return self.tty


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin(gzip.compress(CSV)))
    assert told(Path("-")) == [("standard input", ["+34612345678"])]
    monkeypatch.setattr(sys, "stdin", Stdin(b"", tty=True))
    ((_, sentence),) = told(Path("-"))
    assert "Pipe a file" in str(sentence)


def test_truncated_and_damaged_gzip(at: Put) -> None:
    whole = gzip.compress(bytes(range(256)) * 50)
    assert "cut short" in str(told(at("a.csv.gz", whole[:-20])))
    assert "damaged" in str(told(at("b.csv.gz", whole[:-8] + b"\1\2\3\4" + whole[-4:])))


def test_cut_and_damaged_zip(at: Put) -> None:
    whole = zipped({"one.csv": CSV * 50, "two.csv": CSV})
    assert "cut short or damaged" in str(told(at("a.zip", whole[:-30])))
    broken = bytearray(whole)
    broken[45] ^= 0xFF
    first, second = told(at("b.zip", bytes(broken)))
    assert "cannot be unpacked" in str(first[1])
    assert second == ("b.zip › two.csv", ["+34612345678"])


def test_a_zip_behind_a_password(at: Put) -> None:
    whole = bytearray(zipped({"one.csv": CSV}))
    for magic, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(magic) + place] |= 1
    assert "locked with a password" in str(told(at("a.zip", bytes(whole))))


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: zipped({"big.csv": data})], ids=["gzip", "zip"])
def test_a_bomb_is_not_opened(at: Put, monkeypatch: pytest.MonkeyPatch, pack: Callable[[bytes], bytes]) -> None:
    monkeypatch.setattr(archives, "SUSPECT_BYTES", 1 << 20)
    assert "far more than an export" in str(told(at("bomb", pack(b"Phone\n" + b"0" * (4 << 20)))))


def test_all_members_together_have_a_limit(at: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_BYTES", len(CSV) * 2)
    found = told(at("a.zip", zipped({f"{n}.csv": CSV for n in range(3)})))
    assert [phones for _, phones in found[:2]] == [["+34612345678"]] * 2
    assert "far more" in str(found[2])


def test_archives_in_archives_end(at: Put) -> None:
    data = CSV
    for _ in range(5):
        data = zipped({"in.zip": data})
    ((_, sentence),) = told(at("deep.zip", data))
    assert "too deep" in str(sentence)


def test_one_table_is_wanted(at: Put) -> None:
    with pytest.raises(IntakeError, match="holds 2 files"):
        read_file(at("a.zip", zipped({"a.csv": CSV, "b.csv": CSV})))


def test_names_of_members_cannot_play_with_the_terminal(at: Put) -> None:
    ((name, sentence),) = told(at("a.zip", zipped({"a\x1b[2J.csv": b""})))
    assert "\x1b" not in name + str(sentence)
