"""Bulk work: what is asked on stdin, what is told on stdout, and what corrections do to the rows left out."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from dingterm.desk.job import Tell, run_job
from dingterm.desk.job_request import Fix, JobRequest, Work, request_from
from dingterm.errors import UsageError

TABLE = """Name,Mobile,Country
Ana,612 34 56 78,
Li,138 1234 5678,China
Bo,12,
Zed,0171 2345678,
Ana again,+34 612345678,
Kim,0171 2345679,Spain
"""


@pytest.fixture(autouse=True)
def as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """A job gives way to everything else; the tests after this one need not."""
    monkeypatch.setattr("os.nice", lambda _step: 0)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(TABLE, "utf-8")
    return path


def ask(file: Path, work: Work = "clean", **options: Any) -> JobRequest:
    folder = file.parent
    out, rejects, twice = (str(folder / name) for name in ("out.csv", "rejects.ndjson", "twice.ndjson"))
    return JobRequest(work, (str(file),), out=out, rejects=rejects, duplicates=twice, region="ES", **options)


def told(request: JobRequest) -> dict[str, Any]:
    lines: list[str] = []
    run_job(request, lines.append)
    found = [json.loads(line) for line in lines]
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)
    assert all("progress" in one for one in found[:-1])
    return dict(found[-1])


def mobiles(file: Path) -> list[str]:
    with file.with_name("out.csv").open(encoding="utf-8", newline="") as text:
        return [row["Mobile"] for row in csv.DictReader(text)]


def test_a_request_survives_the_way() -> None:
    request = JobRequest("clean", ("a\nb.csv", "ñ"), fixes=(Fix("a", 2, "Mobile", "12", "34"),), fill=True)
    assert "\n" not in request.as_json()
    assert request_from(request.as_json()) == request


@pytest.mark.parametrize("text", ["", "[]", "1", "{}", '{"work": "clean"}', '{"work": "clean", "files": [], "x": 1}'])
def test_what_is_no_request_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UsageError, match="for dingterm itself"):
        request_from(text)


def test_a_cleaning_tells_its_report_and_first_rows(file: Path) -> None:
    done = told(ask(file))["done"]
    assert (done["rows_read"], done["rows_kept"], done["duplicates"], done["rejected"]) == (6, 2, 1, 3)
    assert [row["Mobile"] for row in done["kept"]] == mobiles(file) == ["+34612345678", "+8613812345678"]
    assert not any(name.startswith("\0") for name in done["kept"][0])


def test_a_corrected_value_counts_and_may_be_a_duplicate(file: Path) -> None:
    done = told(ask(file, fixes=(Fix("people.csv", 4, "Mobile", "12", "612345678"),)))["done"]
    assert (done["rows_kept"], done["duplicates"], done["rejected"]) == (2, 2, 2)


def test_a_region_given_to_one_row_overrules_its_country(file: Path) -> None:
    done = told(ask(file, fixes=(Fix("people.csv", 7, "Mobile", "0171 2345679", region="DE"),)))["done"]
    assert (done["rows_kept"], done["rejected"]) == (3, 2)
    assert mobiles(file) == ["+34612345678", "+8613812345678", "+491712345679"]
    left = [json.loads(line) for line in file.with_name("rejects.ndjson").read_text("utf-8").splitlines()]
    assert [(row["line"], row["code"], row["Mobile"]) for row in left] == [
        ("4", "too_short", "12"),
        ("5", "too_long", "0171 2345678"),
    ]


def test_a_region_tried_for_all_keeps_the_order_and_adds_up(file: Path) -> None:
    done = told(ask(file, retry_region="DE"))["done"]
    assert (done["rows_read"], done["rows_kept"], done["duplicates"], done["rejected"]) == (6, 4, 1, 1)
    assert mobiles(file)[2:] == ["+491712345678", "+491712345679"]
    assert sum(done["by_verdict"].values()) == 6


def test_a_correction_is_for_the_value_it_was_made_for(file: Path) -> None:
    done = told(ask(file, fixes=(Fix("people.csv", 4, "Mobile", "13", "612345670"),)))["done"]
    assert done["rejected"] == 3


def test_a_preview_says_what_a_file_is(file: Path, formats: Path) -> None:
    chat, shop = formats / "whatsapp_zh.txt", formats / "shopify_orders.csv"
    request = JobRequest("preview", (str(file), str(chat), str(shop)), region="ES")
    people, refused, orders = told(request)["done"]["files"]
    assert people["mapping"] == {"Name": "name", "Mobile": "phone", "Country": "country"}
    assert people["verdicts"] == {"valid": 3, "too_long": 2, "too_short": 1} and people["sampled"] == 6
    assert people["rows"][0] == {"Name": "Ana", "Mobile": "612 34 56 78", "Country": None}
    assert "dingterm import" in refused["error"]
    assert orders["said"].startswith("Shopify orders: UTF-8, comma")


def test_an_import_says_how_it_went(file: Path) -> None:
    done = told(ask(file, "import"))["done"]
    assert (done["rows_kept"], done["duplicates"], done["rejected"]) == (2, 1, 3)


def test_what_cannot_be_done_is_a_sentence(file: Path) -> None:
    error = told(ask(file, phone_column="Fax"))["error"]
    assert error["title"] == "Cleaning" and "no column Fax" in error["sentence"]


def test_progress_is_told_at_most_ten_times_a_second() -> None:
    lines: list[str] = []
    tell = Tell(lines.append)
    for row in range(1000):
        tell.progress({"rows": row})
    tell.last("done", {})
    assert len(lines) <= 4
