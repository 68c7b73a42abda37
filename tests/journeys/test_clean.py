"""From messy files to clean ones through the command line: what is asked, refused, never left behind."""

from __future__ import annotations

import csv
import io
import json
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import polars as pl
import pytest

from tests.journeys.conftest import Run

TABLE = """Name,Mobile,E-mail,Country,Note
ANA  SOUZA,612 34 56 78,ANA@Example.com,,=HYPERLINK("x")
Li Na,138 1234 5678,li@example.cn,China,-12
Bo,12,,,@cmd
Ana S.,+34612345678,,Spain,again
Eva,,eva@example.es,,tab
Max,+34 963 111 222 / +34 612 34 56 79,,ES,two
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(TABLE, "utf-8")
    return path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def left(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"home", "people.csv"}


def test_every_row_is_kept_a_duplicate_or_rejected(run: Run, file: Path, tmp_path: Path) -> None:
    out, rejects, duplicates = (tmp_path / name for name in ("out.csv", "rejects.csv", "twice.csv"))
    done = run("clean", file, "-o", out, "--rejects", rejects, "--duplicates", duplicates, "--region", "ES", "--json")
    assert done.code == 0
    told = done.json
    counts = {name: told[name] for name in ("rows_read", "rows_kept", "duplicates", "rejected", "repaired")}
    assert counts == {"rows_read": 6, "rows_kept": 4, "duplicates": 1, "rejected": 1, "repaired": 0}
    assert told["by_region"] == {"ES": 2, "CN": 1}
    assert told["by_verdict"] == {"valid": 4, "too_short": 1, "missing": 1}
    kept = rows(out)
    assert [row["Mobile"] for row in kept] == ["+34612345678", "+8613812345678", "", "+34963111222"]
    assert [row["Mobile_2"] for row in kept] == ["", "", "", "+34612345679"]
    assert kept[0] == {
        "Name": "Ana Souza", "Mobile": "+34612345678", "Mobile_2": "", "E-mail": "ana@example.com", "Country": "",
        "Note": '\'=HYPERLINK("x")', "phone_verdict": "valid", "region": "ES", "kind": "mobile",
    }  # fmt: skip
    assert (kept[1]["Country"], kept[1]["Note"]) == ("CN", "-12")
    (reject,) = rows(rejects)
    told_why = {name: reject[name] for name in ("file", "line", "column", "code", "Name", "Mobile", "Note")}
    assert told_why == {
        "file": "people.csv", "line": "4", "column": "Mobile", "code": "too_short", "Name": "Bo", "Mobile": "12",
        "Note": "'@cmd",
    }  # fmt: skip
    assert reject["sentence"].startswith("Line 4, column Mobile: 12 has too few digits for Spain.")
    (duplicate,) = rows(duplicates)
    assert (duplicate["line"], duplicate["of_file"], duplicate["of_line"]) == ("5", "people.csv", "2")


ORDERS = "x\x1b]52;c;aGk=\x07\x1b[2J \u202eevil\u202c \x9b31m\x7f z"
"""What a terminal would obey, or show otherwise than it is."""


@pytest.mark.parametrize("ending", ["csv", "json", "vcf"])
def test_no_cell_gives_orders_to_a_terminal(run: Run, tmp_path: Path, ending: str) -> None:
    file, outputs = tmp_path / "people.csv", [tmp_path / f"{name}.{ending}" for name in ("out", "rejects", "twice")]
    plain = "".join(f'Person Number {number},+346{number:08d},"as\tit\nis"\n' for number in range(30))
    bad = f"{ORDERS},+34612345678,{ORDERS}\nBo,+34612345678,{ORDERS}\nAna,1{ORDERS},{ORDERS}\na,b,c,{ORDERS}\n"
    file.write_text("Name,Phone,Note\n" + bad + plain, "utf-8")
    out, rejects, twice = outputs
    words = ("-o", out, "--rejects", rejects, "--duplicates", twice, "--region", "ES")
    done = run("clean", file, *words, "--json")
    told = done.json
    assert (told["rows_read"], told["rows_kept"], told["duplicates"], told["rejected"]) == (34, 31, 1, 2)
    assert told["changed"] == {"control signs": 5}
    assert told["samples"][0]["before"] == ORDERS
    for written in (done.out, *(path.read_text("utf-8") for path in outputs)):
        assert not set(written) & set("\x1b\x07\x9b\x7f\u202e\u202c")
    if ending == "csv":
        assert rows(out)[0]["Note"] == "x␛]52;c;aGk=␇␛[2J evil �31m␡ z"
        assert rows(out)[1]["Note"] == "as\tit\nis"


@pytest.mark.parametrize(
    ("style", "written"),
    [
        ("e164", "+34612345678"),
        ("international", "+34 612 34 56 78"),
        ("national", "612 34 56 78"),
        ("rfc3966", "tel:+34-612-34-56-78"),
    ],
)
def test_phones_are_written_as_asked(run: Run, file: Path, tmp_path: Path, style: str, written: str) -> None:
    out = tmp_path / "out.csv"
    assert run("clean", file, "-o", out, "--region", "ES", "--format", style, "--keep-raw").code == 0
    assert rows(out)[0]["Mobile"] == written
    assert rows(out)[0]["Mobile_raw"] == "612 34 56 78"


def test_filters_reject_with_a_reason_and_splits_name_their_part(run: Run, file: Path, tmp_path: Path) -> None:
    rejects = tmp_path / "rejects.csv"
    words = (
        "--region",
        "ES",
        "--keep-only",
        "region=es,region=CN,kind=mobile",
        "--split-by",
        "region",
        "--rejects",
        rejects,
    )
    done = run("clean", file, "-o", tmp_path / "out.csv", *words, "--json")
    assert left(tmp_path) == {"out.ES.csv", "out.CN.csv", "rejects.csv"}
    assert done.json["rejected"] == 3
    assert done.json["by_reason"] == {"filtered": 2, "too_short": 1}
    assert {row["line"]: row["sentence"] for row in rows(rejects)}["7"].endswith("its kind is fixed_line.")


def test_a_folder_and_standard_input_are_files_too(
    run: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "exports"
    (folder / "may").mkdir(parents=True)
    (folder / ".hidden.csv").write_text("Phone\n+34612345000\n")
    (folder / "a.csv").write_text("Phone\n+34612345001\n")
    (folder / "may" / "b.json").write_text('[{"Phone": "+34612345002"}]')
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Phone\n+34612345003\n")))
    done = run("clean", folder, "-", tmp_path / "void", "-o", tmp_path / "out.csv", "--json")
    assert done.code == 1
    told = [(one["file"], one["rows_kept"], bool(one["error"])) for one in done.json["files"]]
    assert told == [
        ("exports/a.csv", 1, False), ("exports/may/b.json", 1, False), ("exports/picture.png", 0, True),
        ("standard input", 1, False), ("void", 0, True),
    ]  # fmt: skip
    assert [row["Phone"] for row in rows(tmp_path / "out.csv")] == [f"+3461234500{number}" for number in (1, 2, 3)]
    again = run("clean", folder, "-o", folder / "a.csv")
    assert (again.code, "is read or written already" in again.err) == (1, True)


def test_the_named_columns_are_used(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("who,where,reach\nA,FR,06 12 34 56 78\nB,,612345678\n", "utf-8")
    words = ("--phone-column", "REACH", "--region-column", "where", "--region", "ES")
    assert run("clean", path, "-o", tmp_path / "out.csv", *words).code == 0
    assert [row["reach"] for row in rows(tmp_path / "out.csv")] == ["+33612345678", "+34612345678"]


@pytest.mark.parametrize("ending", ["csv", "tsv", "xlsx", "parquet", "json", "ndjson"])
def test_every_kind_of_output_holds_the_same_rows(run: Run, file: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"out.{ending}"
    assert run("clean", file, "-o", out, "--region", "ES").code == 0
    read = {
        "csv": lambda: pl.read_csv(out, infer_schema=False),
        "tsv": lambda: pl.read_csv(out, infer_schema=False, separator="\t"),
        "xlsx": lambda: pl.read_excel(out, infer_schema_length=0),
        "parquet": lambda: pl.read_parquet(out),
        "json": lambda: pl.DataFrame(json.loads(out.read_text("utf-8"))),
        "ndjson": lambda: pl.read_ndjson(out),
    }[ending]()
    assert read["Mobile"].to_list() == ["+34612345678", "+8613812345678", None, "+34963111222"]
    assert read["Name"].to_list() == ["Ana Souza", "Li Na", "Eva", "Max"]
    guarded = "'=" if ending in ("csv", "tsv", "xlsx") else "="
    assert read["Note"][0] == f'{guarded}HYPERLINK("x")'


def test_contact_cards_hold_names_phones_and_addresses(run: Run, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.vcf"
    assert run("clean", file, "-o", out, "--region", "ES").code == 0
    cards = out.read_bytes().decode().split("END:VCARD\r\n")
    assert len(cards) == 5
    assert "FN:Ana Souza\r\nTEL;TYPE=CELL:+34612345678\r\nEMAIL:ana@example.com\r\n" in cards[0]


def test_a_contact_card_has_no_number_that_is_none(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("phone\n+34612345678 ext. 5\n+34612345679 / +34612345670\n", "utf-8")
    assert run("clean", path, "-o", tmp_path / "out.vcf", "--keep-raw").code == 0
    cards = (tmp_path / "out.vcf").read_text("utf-8")
    assert [line[14:] for line in cards.split("\n") if line.startswith("TEL")] == [
        "+34612345678",
        "+34612345679",
        "+34612345670",
    ]


def test_cleaning_a_clean_file_changes_nothing(run: Run, file: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    run("clean", file, "-o", first, "--region", "ES")
    run("clean", first, "-o", second, "--region", "ES")
    assert first.read_text("utf-8") == second.read_text("utf-8")


def test_the_report_is_a_page_one_can_send(run: Run, file: Path, tmp_path: Path) -> None:
    done = run("clean", file, "-o", tmp_path / "out.csv", "--region", "ES")
    assert "rows read 6 = kept 4 + duplicates 1 + rejected 1" in done.out
    assert "line 2, Mobile: '612 34 56 78' → '+34612345678'" in done.out


def test_one_bad_file_does_not_stop_the_others(run: Run, file: Path, tmp_path: Path) -> None:
    done = run("clean", file, tmp_path / "missing.csv", "-o", tmp_path / "out.csv", "--region", "ES", "--json")
    assert done.code == 1
    assert done.json["rows_kept"] == 4
    assert "There is no file" in done.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("-o", "people.csv"), 1, "read or written already"),
        (("-o", "out.csv", "--rejects", "./out.csv"), 1, "read or written already"),
        (("-o", "out.docx"), 1, "End its name with one of"),
        (("-o", "nowhere/out.csv"), 1, "There is no folder"),
        (("-o", "out.csv", "--phone-column", "Fax"), 1, "has no column Fax"),
        (("-o", "out.csv", "--region", "Atlantis"), 1, "is no country"),
        (("-o", "out.csv", "--keep-only", "colour=red"), 1, "has no column colour"),
        (("-o", "out.csv", "--format", "morse"), 2, "Known: e164"),
        (("-o", "out.csv", "--keep-only", "ES"), 2, "region=ES"),
    ],
)
def test_what_cannot_end_well_is_refused_in_a_sentence(
    run: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("clean", "people.csv", *words)
    assert done.code == code
    assert said in done.err
    assert file.read_text("utf-8") == TABLE
    assert left(tmp_path) == set()


def start(folder: Path, rows_: int) -> subprocess.Popen[str]:
    """A cleaning in a process of its own, of a file of so many rows."""
    file = folder / "people.csv"
    with file.open("w", encoding="utf-8") as text:
        text.write("phone,name\n")
        text.writelines(f"+346{number:08d},Ana {'x' * 80}\n" for number in range(rows_))
    words = [sys.executable, "-m", "dingterm", "clean", str(file), "-o", str(folder / "out.csv")]
    return subprocess.Popen(words, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("ending", ["csv", "parquet", "xlsx"])
def test_a_full_disk_leaves_nothing_and_says_so(tmp_path: Path, ending: str) -> None:
    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, 4_000))

    program = start(tmp_path, 3_000)
    program.communicate(timeout=60)
    old = (tmp_path / "out.csv").read_text("utf-8")
    words = [
        sys.executable,
        "-m",
        "dingterm",
        "clean",
        str(tmp_path / "people.csv"),
        "-o",
        str(tmp_path / f"out.{ending}"),
    ]
    done = subprocess.run(words, preexec_fn=small, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1, done.stderr
    assert done.stderr.count("\n") == 1 and "cannot be written" in done.stderr
    assert left(tmp_path) == {"out.csv"}
    assert (tmp_path / "out.csv").read_text("utf-8") == old


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_stopped_half_way_it_leaves_nothing(tmp_path: Path, sign: signal.Signals) -> None:
    program = start(tmp_path, 400_000)
    while program.poll() is None and not any(name.endswith(".part") for name in left(tmp_path)):
        time.sleep(0.01)
    program.send_signal(sign)
    _, said = program.communicate(timeout=60)
    assert program.returncode == 130
    assert said == "Cleaning: stopped; nothing was written.\n"
    assert left(tmp_path) == set()
