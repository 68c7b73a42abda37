"""Running a cleaning over text, and reading what it wrote."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from dingterm.cleaning.table.options import CleanOptions
from dingterm.desk.clean import clean_files
from dingterm.desk.clean_outputs import Outputs
from dingterm.desk.clean_report import CleanReport

Row = dict[str, str]


@dataclass(frozen=True)
class Result:
    """What one run reported and wrote."""

    report: CleanReport
    rows: list[Row]
    rejects: list[Row]
    duplicates: list[Row]


def run(folder: Path, *texts: str, options: CleanOptions | None = None) -> Result:
    """Clean texts as files `0.csv`, `1.csv` … of a folder."""
    files = [folder / f"{place}.csv" for place in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, "utf-8")
    return run_files(folder, files, options or CleanOptions(region="ES"))


def run_files(folder: Path, files: list[Path], options: CleanOptions) -> Result:
    """Clean files, all outputs asked for."""
    out, rejects, duplicates = (folder / f"{name}.out.csv" for name in ("kept", "rejects", "duplicates"))
    report = clean_files(files, Outputs(out, rejects, duplicates), options)
    return Result(report, read(out), read(rejects), read(duplicates))


def read(path: Path) -> list[Row]:
    """A CSV file's rows."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def check_adds_up(result: Result) -> None:
    """Every row is in one place, every place holds what the report says, and every reject has its reason."""
    report = result.report
    for one in report.files:
        assert one.rows_read == one.rows_kept + one.duplicates + one.rejected
        assert sum(one.by_reason.values()) == one.rejected
    assert len(result.rows) == report.total("rows_kept")
    assert len(result.rejects) == report.total("rejected")
    assert len(result.duplicates) == report.total("duplicates")
    names = {one.file for one in report.files}
    for reject in result.rejects:
        assert reject["file"] in names and int(reject["line"]) > 0
        assert reject["code"] and reject["sentence"].startswith(f"Line {reject['line']}")
    for row in result.duplicates:
        assert row["of_file"] in names and (row["file"], row["line"]) != (row["of_file"], row["of_line"])
