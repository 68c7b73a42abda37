"""What a column is: found out, shown with its certainty, said otherwise, and remembered for the next file."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from dingterm import paths
from dingterm.desk import mappings
from dingterm.desk.job_request import JobRequest
from dingterm.desk.preview_job import preview_job
from dingterm.desk.session import open_session
from tests.journeys.conftest import Run

TABLE = """Kunde;Handynumer;Kontakt privat;wann;wieviel;Rückruf intern
Ana Souza;612 34 56 78;ana@example.com;2026-03-01;12,50;611111112
Bo Li;612 34 56 79;bo@example.com;2026-03-02;3,00;611111113
"""
VERBS = ("import", "clean")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kunden.csv"
    path.write_text(TABLE, "utf-8")
    return path


def told(run: Run, verb: str, *words: object) -> dict[str, Any]:
    """The report on the only file of a call."""
    out = ("-o", paths.data_dir() / "out.csv") if verb == "clean" else ()
    done = run(verb, *words, *out, "--region", "ES", "--json")
    assert done.code == 0, done.err
    (one,) = done.json["files"]
    return dict(one)


def ways(report: dict[str, Any]) -> dict[str, tuple[str, float, str]]:
    return {
        header: (column["field"], column["certainty"], column["how"]) for header, column in report["columns"].items()
    }


@pytest.mark.parametrize("verb", VERBS)
def test_each_column_says_what_it_was_taken_for_how_and_how_certainly(run: Run, file: Path, verb: str) -> None:
    assert ways(told(run, verb, file)) == {
        "Kunde": ("name", 1.0, "alias"),
        "Handynumer": ("phones", 0.95, "similar"),
        "Kontakt privat": ("email", 0.9, "values"),
        "wann": ("created_at", 0.9, "values"),
        "wieviel": ("total", 0.9, "values"),
    }
    out = ("-o", file.with_name("out.csv")) if verb == "clean" else ()
    assert "  Handynumer → phones (0.95, similar)\n" in run(verb, file, *out, "--region", "ES").out


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("later", VERBS)
def test_what_was_said_holds_for_the_next_file_with_these_columns_until_forgotten(
    run: Run, file: Path, tmp_path: Path, verb: str, later: str
) -> None:
    said = ("--map", "rückruf INTERN=telefono", "--map", "wann=ignore")
    first = ways(told(run, verb, file, *said))
    assert first["Rückruf intern"] == ("phones", 1.0, "said")
    assert first["wann"] == ("ignore", 1.0, "said")
    other = tmp_path / "april.csv"
    names, *rows = [line.split(";") for line in TABLE.splitlines()]
    other.write_text("\n".join(";".join([*cells[3:], *cells[:3]]) for cells in (names, *rows)), "utf-8")
    then = ways(told(run, later, other))
    assert then["Rückruf intern"] == ("phones", 1.0, "remembered")
    assert then["wann"] == ("ignore", 1.0, "remembered")
    assert "Rückruf intern" not in ways(told(run, later, other, "--forget-mapping"))
    assert "Rückruf intern" not in ways(told(run, verb, file))


def test_what_is_said_decides_what_rows_become(run: Run, file: Path, tmp_path: Path) -> None:
    told(run, "import", file)
    assert told(run, "import", file)["duplicates"] == 2
    again = told(run, "import", file, "--map", "Rückruf intern=phone", "--map", "Handynumer=ignore")
    assert again["rows_kept"] == 2
    assert told(run, "import", file)["duplicates"] == 2
    with sqlite3.connect(paths.database_path()) as db:
        phones = db.execute("SELECT value FROM identifier WHERE kind = 'phone' ORDER BY value").fetchall()
    assert [phone for (phone,) in phones] == ["+34611111112", "+34611111113", "+34612345678", "+34612345679"]
    told(run, "clean", file)
    assert "+34611111113" in (paths.data_dir() / "out.csv").read_text("utf-8")


def test_what_only_confirms_makes_no_other_rows(run: Run, file: Path) -> None:
    told(run, "import", file)
    said = ("--map", "Kunde=name", "--map", "wann=date", "--map", "Rückruf intern=ignore")
    again = told(run, "import", file, *said)
    assert (again["rows_kept"], again["duplicates"]) == (0, 2)
    assert again["columns"]["Kunde"]["how"] == "said"


def test_what_is_said_of_a_known_systems_columns_goes_first(run: Run, formats: Path) -> None:
    file = formats / "shopify_customers.csv"
    plain = told(run, "import", file, "--dry-run")
    assert plain["columns"]["Phone"] == {"field": "phones", "certainty": 1.0, "how": "source", "doubtful": False}
    other = told(run, "import", file, "--dry-run", "--map", "Note=phone", "--map", "Phone=ignore")
    assert other["columns"]["Note"]["field"] == "phones"
    assert other["source"] == "shopify-customers-csv"
    assert (plain["by_verdict"], other["by_verdict"]) == (
        {"valid": 3, "possible": 1},
        {"valid": 2, "possible": 1, "not_a_number": 1},
    )


def test_what_is_said_of_a_known_systems_json_goes_by_its_paths(run: Run, formats: Path) -> None:
    file = formats / "shopify_checkouts_rest.json"
    said = ("--map", "email=ignore", "--map", "source_name=city")
    one = told(run, "import", file, *said)
    assert one["source"] == "shopify-checkouts-rest"
    assert one["columns"]["source_name"] == {"field": "city", "certainty": 1.0, "how": "said", "doubtful": False}
    assert one["columns"]["email"]["field"] == "ignore"
    assert one["columns"]["currency"]["how"] == "source"
    with sqlite3.connect(paths.database_path()) as db:
        assert db.execute("SELECT city FROM customer").fetchall() == [("web",)]
    done = run("import", file, "--map", "sourcename=city")
    assert (done.code, "Did you mean" in done.err) == (2, True)


@pytest.mark.parametrize("verb", VERBS)
def test_a_doubtful_column_says_what_to_do(run: Run, tmp_path: Path, verb: str) -> None:
    file = tmp_path / "odd.csv"
    file.write_text("Phone,Contact\nana@a.example,+34612345678\nbo@a.example,+34612345679\n")
    out = ("-o", tmp_path / "out.csv") if verb == "clean" else ()
    said = run(verb, file, *out).out
    assert "  Phone → phones (0.50, alias): look at it, --map Phone=… says otherwise\n" in said
    mended = run(verb, file, *out, "--map", "Phone=email", "--map", "Contact=phone").out
    assert ("look at it" in mended, "kept 2" in mended) == (False, True)


def test_a_dry_run_remembers_and_forgets_nothing(run: Run, file: Path) -> None:
    said = ("--map", "wann=ignore")
    told(run, "import", file, *said, "--dry-run")
    assert ways(told(run, "import", file))["wann"] == ("created_at", 0.9, "values")
    told(run, "import", file, *said)
    assert ways(told(run, "import", file, "--dry-run", "--forget-mapping"))["wann"][2] == "values"
    assert ways(told(run, "import", file))["wann"][2] == "remembered"


def test_cleaning_makes_no_database_unless_there_is_something_to_remember(run: Run, file: Path) -> None:
    told(run, "clean", file)
    assert not paths.database_path().exists()
    told(run, "clean", file, "--map", "wann=ignore")
    assert paths.database_path().exists()


def test_cleaning_goes_on_beside_a_database_that_is_none(run: Run, file: Path) -> None:
    paths.database_path().write_text("hello " * 500)
    assert ways(told(run, "clean", file))["wann"][2] == "values"
    done = run("clean", file, "-o", file.with_name("out.csv"), "--map", "wann=ignore")
    assert (done.code, "not a database" in done.err) == (1, True)
    assert not file.with_name("out.csv").exists()


def test_cleaning_needs_no_home(run: Run, file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("")  # holds for root too, whom no mode bits stop
    monkeypatch.setenv("DINGTERM_HOME", str(tmp_path / "in the way"))
    words = ("clean", file, "-o", tmp_path / "out.csv")
    assert run(*words).code == 0
    done = run(*words, "--map", "wann=ignore")
    assert (done.code, "DINGTERM_HOME" in done.err) == (1, True)


def test_columns_without_a_name_are_not_remembered(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bare.csv"
    file.write_text("612345678,611111112\n612345679,611111113\n")
    assert ways(told(run, "import", file, "--map", "column 2=ignore"))["column 2"][2] == "said"
    assert ways(told(run, "import", file))["column 2"][2] == "values"


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--map", "Handinummer=phone"), "Did you mean Handynumer?"),
        (("--map", "Kunde=adrss"), "Did you mean address?"),
        (("--map", "Kunde=emial"), "Did you mean email?"),
        (("--map", "Kunde"), "--map Tel=phone"),
        (("--encoding", "klingon"), "utf-8"),
        (("--encoding", "rot13"), "utf-8"),
        (("--delimiter", "::"), "semicolon"),
        (("--quote", "''"), "single"),
        (("--header-line", "first"), "0 for no header"),
        (("--header-line", "61"), "from 1 to 60"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_words_that_mean_nothing_are_wrong_usage(
    run: Run, file: Path, verb: str, words: tuple[str, ...], said: str
) -> None:
    out = ("-o", file.with_name("out.csv")) if verb == "clean" else ()
    done = run(verb, file, *out, *words)
    assert (done.code, said in done.err, "Traceback" in done.err) == (2, True, False)
    assert not file.with_name("out.csv").exists()


@pytest.mark.parametrize("verb", VERBS)
def test_a_column_may_be_in_one_of_several_files(run: Run, file: Path, formats: Path, verb: str) -> None:
    out = ("-o", file.with_name("out.csv")) if verb == "clean" else ()
    done = run(verb, formats / "shopify_customers.csv", file, *out, "--map", "wann=ignore", "--region", "ES", "--json")
    assert done.code == 0
    assert [one["columns"].get("wann", {}).get("how") for one in done.json["files"]] == [None, "said"]


def test_a_screen_recalls_and_remembers_what_an_agent_confirms(run: Run, file: Path) -> None:
    session = open_session()
    request = JobRequest("preview", (str(file),), region="ES")
    try:
        before = preview_job(request)
        (look,) = before["files"]
        assert look["columns"]["wann"] == {
            "field": "created_at", "certainty": 0.9, "how": "values", "doubtful": False,
        }  # fmt: skip
        assert look["columns"]["Kunde"]["how"] == "alias" and "Rückruf intern" not in look["columns"]
        assert look["read_as"] == {
            "form": "table", "encoding": "UTF-8", "delimiter": ";", "quote": '"', "header_line": 1,
        }  # fmt: skip
        assert {"phones", "email", "ignore"} <= set(before["fields"])
        mappings.remember(session, look["headers"], {"wann": "updated_at", "Kunde": "name"})
        assert mappings.recall(session, list(reversed(look["headers"]))) == {"wann": "updated_at", "Kunde": "name"}
        (look,) = preview_job(request)["files"]
        assert look["columns"]["wann"] == {
            "field": "updated_at", "certainty": 1.0, "how": "remembered", "doubtful": False,
        }  # fmt: skip
        asked = JobRequest("preview", (str(file),), map=("wann=ignore",), delimiter="semicolon", header_line="0")
        (look,) = preview_job(asked)["files"]
        assert (look["read_as"]["header_line"], look["headers"][0]) == (0, "column 1")
        mappings.forget(session, TABLE.splitlines()[0].split(";"))
        assert preview_job(request)["files"][0]["columns"]["wann"]["how"] == "values"
    finally:
        session.close()
