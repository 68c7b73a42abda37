"""What cannot be used gets one sentence that says what, where and what to do; never a traceback, nothing lost."""

from __future__ import annotations

import errno
import gzip
import io
import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dingterm import paths
from tests.journeys.conftest import Done, Run

DATA = Path(__file__).parents[1] / "data" / "intake"


def zipped(data: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("orders.csv", data)
    return packed.getvalue()


def packed() -> bytes:
    return gzip.compress(b"name,phone\n" + b"".join(b"Ana,+346%08d\n" % number for number in range(2000)))


FILES: dict[str, tuple[Callable[[], bytes] | None, str]] = {
    "missing.csv": (None, "There is no file"),
    "empty.csv": (lambda: b"", "is empty"),
    "blank.csv": (lambda: b" \n\n  \n", "is empty"),
    "picture.png": (lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0" + bytes(range(256)) * 4, "a picture"),
    "broken.json": (lambda: b'{"checkouts": [{"id": 1,}]}', "broken at 1:"),
    "other.json": (lambda: b'{"weather": "fine"}', "other.json"),
    "header.csv": (lambda: b"name,phone\n", "has a header but no rows"),
    "nothing.csv": (lambda: b"colour,size\nred,4\n", "its columns: colour, size"),
    "zeros.csv": (lambda: b"name,phone\n" + bytes(500), "zero bytes"),
    "half.utf16.csv": (lambda: b"\xff\xfeP\0h\0\0\xd8", "UTF-16, but byte"),
    "cut.csv.gz": (lambda: packed()[:-500], "is cut short"),
    "damaged.csv.gz": (lambda: packed()[:200] + bytes(200) + packed()[400:], "is damaged"),
    "bomb.zip": (lambda: zipped(bytes(70 << 20)), "far more than an export holds"),
    "bomb.csv.gz": (lambda: gzip.compress(bytes(70 << 20)), "far more than an export holds"),
    "locked.xlsx": (lambda: (DATA / "locked.xlsx").read_bytes(), "locked with a password"),
    "cut.xlsx": (lambda: (DATA / "customers.xlsx").read_bytes()[:3000], "cut short or damaged"),
    "cut.xls": (lambda: (DATA / "customers.xls").read_bytes()[:3000], "a damaged workbook"),
    "line.csv": (lambda: b"name,phone\n" + b"9" * (66 << 20), "a line of over 64 MB"),
}
VERBS = ("import", "clean")
BRING = "Bring it in with `dingterm import`."


def asked(verb: str, folder: Path, *files: Path) -> tuple[object, ...]:
    """The words of a call with these files."""
    return (verb, *files, *(("-o", folder / "out.csv") if verb == "clean" else ()), "--json")


def calm(done: Done) -> bool:
    return "Traceback" not in done.out + done.err and all(line.strip() for line in done.err.splitlines())


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_used_is_named_and_the_others_go_on(
    run: Run, formats: Path, tmp_path: Path, name: str, verb: str
) -> None:
    content, said = FILES[name]
    if content is not None:
        (tmp_path / name).write_bytes(content())
    done = run(*asked(verb, tmp_path, tmp_path / name, formats / "shopify_customers.csv"))
    assert done.code == 1
    assert calm(done)
    assert said in done.err
    assert name in done.err
    bad, good = done.json["files"]
    assert bad["error"].endswith(".")
    assert good["rows_kept"] == 3


ODD: dict[str, tuple[bytes, int, str]] = {
    "mixed encodings": (
        b"Name,Phone\n" + "José,+34612345678\n".encode() * 3 + "Núria,+34612345679\n".encode("cp1252"),
        4,
        "some lines Windows-1252",
    ),
    "a stray zero byte": (b"Name,Phone\n" + b"Ana,+34612345678\n" * 50 + b"B\0o,+34612345679\n", 51, "zero bytes left"),
    "5,000 columns": (
        ",".join(["Phone", *(f"c{number}" for number in range(4999))]).encode()
        + b"\n"
        + b"\n".join(b"+3461234567%d" % number + b",x" * 4999 for number in range(3)),
        3,
        "header on line 1",
    ),
    "blank and repeated headers": (b"Phone,,Phone,\n+34612345678,a,+34612345679,b\n", 1, "header on line 1"),
    "headers like patterns": (b"^.*$,*,Phone\na,b,+34612345678\n", 1, "header on line 1"),
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("name", ODD)
def test_an_odd_file_is_used_as_far_as_it_goes(run: Run, tmp_path: Path, name: str, verb: str) -> None:
    content, rows, said = ODD[name]
    (tmp_path / "odd.csv").write_bytes(content)
    done = run(*asked(verb, tmp_path, tmp_path / "odd.csv"))
    assert (done.code, done.err) == (0, "")
    (one,) = done.json["files"]
    assert one["rows_kept"] + one["duplicates"] == one["rows_read"] == rows
    assert said in " ".join([*one.get("notes", ()), one["source"]])
    if verb == "clean":
        kept = (tmp_path / "out.csv").read_text("utf-8")
        cells = {cell for line in content.splitlines()[1:2] for cell in line.decode().split(",")}
        assert all(cell in kept for cell in cells)


@pytest.mark.parametrize("verb", VERBS)
def test_all_samples_in_one_call(run: Run, formats: Path, tmp_path: Path, verb: str) -> None:
    files = sorted(formats.iterdir())
    done = run(*asked(verb, tmp_path, *files), "--region", "ES")
    assert calm(done)
    assert done.code == (1 if verb == "clean" else 0)
    assert len(done.json["files"]) == len(files)
    for file, one in zip(files, done.json["files"], strict=True):
        assert one["rows_read"] == one["rows_kept"] + one["duplicates"] + one["rejected"], file
        chat = verb == "clean" and file.name.startswith("whatsapp")
        assert one["error"] == (f"{file.name} is not a table but a chat. {BRING}" if chat else "")
        assert (one["rows_read"] > 0) != chat, file


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is read from /proc")
@pytest.mark.parametrize("verb", VERBS)
def test_two_gigabytes_without_a_line_end_take_no_memory(tmp_path: Path, verb: str) -> None:
    with (tmp_path / "line.csv").open("wb") as file:
        file.write(b"Name,Phone\nAna,+34612345678\n")
        file.truncate(2 << 30)
    words = asked(verb, tmp_path, tmp_path / "line.csv")
    program = (  # not `ru_maxrss`, which a child has from its parent
        "import re, sys; from pathlib import Path; from dingterm.__main__ import main\n"
        "try: main()\n"
        "finally: print(*re.findall(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text()), file=sys.stderr)"
    )
    call = [sys.executable, "-c", program, *map(str, words)]
    done = subprocess.run(call, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    sentence, peak = done.stderr.splitlines()
    assert "line.csv has a line of over 64 MB" in sentence or "line.csv is not a text file" in sentence
    assert int(peak) < 600_000  # kilobytes


@pytest.mark.parametrize("verb", VERBS)
def test_a_file_in_a_folder_without_rights(
    run: Run, formats: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    """A stand-in for the system's own refusal, for no mode bits stop root."""
    opened = Path.open

    def refused(path: Path, *words: Any, **more: Any) -> Any:
        if path.parent.name == "barred":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return opened(path, *words, **more)

    monkeypatch.setattr(Path, "open", refused)
    done = run(*asked(verb, tmp_path, tmp_path / "barred" / "a.csv", formats / "shopify_customers.csv"))
    assert (done.code, calm(done)) == (1, True)
    assert "a.csv cannot be read (Permission denied). Check that you may open it." in done.err
    assert done.json["files"][1]["rows_kept"] == 3


WITHOUT_RIGHTS = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
"""Root may do anything; a program begun so may not."""


@pytest.mark.skipif(bool(WITHOUT_RIGHTS) and shutil.which(WITHOUT_RIGHTS[0]) is None, reason="root may read anything")
@pytest.mark.parametrize("verb", VERBS)
def test_a_folder_without_rights_and_what_is_in_it(formats: Path, tmp_path: Path, verb: str) -> None:
    shut, good = tmp_path / "shut", formats / "shopify_customers.csv"
    (shut / "in").mkdir(parents=True)
    (shut / "a.csv").write_text("Name,Phone\nAna,+34612345678\n")
    shut.chmod(0)
    try:
        words = [str(word) for word in asked(verb, tmp_path, shut, shut / "a.csv", shut / "in", good)]
        call = [*WITHOUT_RIGHTS, sys.executable, "-m", "dingterm", *words]
        done = subprocess.run(call, capture_output=True, text=True, check=False, timeout=60)
        said = [one["error"] for one in json.loads(done.stdout)["files"]]
        assert (done.returncode, "Traceback" in done.stderr) == (1, False)
        assert said[0] == f"The folder {shut} cannot be read (Permission denied). Check that you may open it."
        assert [one.partition(" ")[2] for one in said[1:]] == [
            *["cannot be read (Permission denied). Check that you may open it."] * 2,
            "",
        ]
    finally:
        shut.chmod(0o700)


@pytest.mark.skipif(bool(WITHOUT_RIGHTS) and shutil.which(WITHOUT_RIGHTS[0]) is None, reason="root may write anywhere")
@pytest.mark.parametrize("mode", [0, 0o500])
def test_an_output_in_a_folder_without_rights(formats: Path, tmp_path: Path, mode: int) -> None:
    shut = tmp_path / "shut"
    shut.mkdir()
    shut.chmod(mode)
    try:
        words = ["clean", str(formats / "shopify_customers.csv"), "-o", str(shut / "out.csv")]
        call = [*WITHOUT_RIGHTS, sys.executable, "-m", "dingterm", *words]
        done = subprocess.run(call, capture_output=True, text=True, check=False, timeout=60)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert "out.csv cannot be written (Permission denied). Nothing of it was left behind" in done.stderr
        assert list(shut.iterdir()) == []
    finally:
        shut.chmod(0o700)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk takes rights that are not ours")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.parametrize("verb", VERBS)
def test_a_full_disk(run: Run, tmp_path: Path, small_disk: Path, monkeypatch: pytest.MonkeyPatch, verb: str) -> None:
    file = tmp_path / "many.csv"
    file.write_text("phone,name\n" + "".join(f"+346{number:08d},Ana {'x' * 400}\n" for number in range(6000)))
    if verb == "import":
        monkeypatch.setenv("DINGTERM_HOME", str(small_disk / "home"))
    done = run(*asked(verb, small_disk, file))
    assert (done.code, calm(done)) == (1, True)
    assert "full: free some room" in done.err or "No space left on device" in done.err
    assert {path.name for path in small_disk.iterdir()} <= {"home"}


def test_an_output_that_is_an_input(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("Name,Phone\nAna,+34612345678\n")
    (tmp_path / "same.csv").symlink_to(file)
    for out in (file, tmp_path / "same.csv", tmp_path / "x" / ".." / "a.csv"):
        (tmp_path / "x").mkdir(exist_ok=True)
        done = run("clean", file, "-o", out)
        assert (done.code, calm(done)) == (1, True)
        assert f"{out.name} is read or written already" in done.err
        assert file.read_text() == "Name,Phone\nAna,+34612345678\n"


@pytest.mark.parametrize("verb", VERBS)
def test_a_folder_without_files(run: Run, tmp_path: Path, verb: str) -> None:
    (tmp_path / "void").mkdir()
    done = run(*asked(verb, tmp_path, tmp_path / "void"))
    assert (done.code, calm(done)) == (1, True)
    assert "void is a folder without files. Name the folder your exports are in." in done.err


def test_ragged_rows_are_seen_and_the_rest_is_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ragged.csv").write_text("name,phone,city\nAna,+34612345678,Leon\nBen,+34612345679,Leon,extra,cells\n")
    report = run("import", tmp_path / "ragged.csv", "--json").json["files"][0]
    assert (report["rows_read"], report["rows_kept"], report["rejected"]) == (2, 1, 1)
    assert report["rejects"][0]["line"] == 3


@pytest.mark.parametrize(
    "words",
    [
        ("import",),
        ("import", "x.csv", "--region", "Spain"),
        ("queue", "--lane", "golden"),
        ("fly",),
        ("queue", "--fly"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_2(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert (done.code, "Traceback" in done.err) == (2, False)
    assert done.err


def test_a_database_from_a_newer_version(run: Run, formats: Path) -> None:
    run("import", formats / "shopify_customers.csv")
    with sqlite3.connect(paths.database_path()) as db:
        applied = "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('dingterm', 'm999', 'then')"
        db.execute(applied)
    done = run("queue")
    assert (done.code, calm(done)) == (1, True)
    assert "newer dingterm" in done.err
    assert "pip install" in done.err


def test_a_database_that_is_none(run: Run) -> None:
    paths.database_path().write_text("hello " * 500)
    done = run("queue", "--json")
    assert done.code == 1
    assert "not a database" in done.json["error"]["sentence"]


def test_a_home_that_cannot_be_written(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")  # holds for root too, whom no mode bits stop
    monkeypatch.setenv("DINGTERM_HOME", str(tmp_path / "file"))
    done = run("queue")
    assert (done.code, calm(done)) == (1, True)
    assert "DINGTERM_HOME" in done.err


def test_the_demo_needs_no_home(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("DINGTERM_HOME", str(tmp_path / "file"))
    done = run("demo")
    assert (done.code, done.err) == (0, "")
    assert "Reply “" in done.out


def test_settings_with_a_mistake_are_named(run: Run) -> None:
    (paths.config_dir() / "settings.toml").write_text('regoin = "ES"\n')
    done = run("queue")
    assert done.code == 1
    assert "settings.toml" in done.err
    assert "`region`" in done.err


def test_the_desk_without_a_terminal_says_so() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dingterm"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "needs a terminal" in done.stderr


def test_the_database_is_the_agents_alone(run: Run, formats: Path) -> None:
    run("import", formats / "shopify_customers.csv")
    assert stat.S_IMODE(paths.database_path().stat().st_mode) == 0o600


HOSTILE = "[/nope] [50% off] \x1b]52;c;aGk=\x07 \x1b[2J \u202eevil\u202c \x9b31m"


@pytest.mark.parametrize("verb", [("queue",), ("queue", "--json")], ids=" ".join)
def test_hostile_text_is_printed_harmlessly(run: Run, tmp_path: Path, verb: tuple[str, ...]) -> None:
    (tmp_path / "bad.csv").write_bytes(
        "Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,"
        f"Billing Name,Id\n#1,a@example.com,pending,EUR,5,2026-03-02,1,{HOSTILE},5,{HOSTILE},77\n".encode()
    )
    assert run("import", tmp_path / "bad.csv").code == 0
    said = run(*verb).out
    assert "[/nope] [50% off]" in said
    assert not any(sign in said for sign in "\x1b\x07\x9b\u202e\u202c")
