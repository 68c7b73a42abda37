"""`dingterm clean` against polars alone and against plain Python, on the same file in the same run.

Run: python -m tests.benchmarks.clean [rows …]
Without rows 1,000,000; the sample is made once and kept in the temporary folder.
Each way runs in a process of its own, three times in turn; what is printed is the median, and the largest memory.
"""

from __future__ import annotations

import csv
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

PLAIN_ROWS = 100_000
EMAIL = re.compile(r"[^\s@,;<>]+@(?:[\w-]+\.)+\w{2,63}$")
COMMA = re.compile(r"\d+,\d{1,2}$")
FORMULA = re.compile(r"[=@\t\r]|[+-](?!\d+(?:\.\d+)?$)")
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Modules are compiled once and not in every run, as those of installed packages are."""

TURNS = 3
"""Times each way runs; once alone for files of more than two million rows."""


def polars_alone(file: Path, out: Path) -> None:
    """Polars' own copy of a CSV file."""
    import polars as pl

    pl.scan_csv(file, infer_schema=False).sink_csv(out)


def cleaned(file: Path, out: Path) -> None:
    """The whole job."""
    from dingterm.cleaning.table.options import CleanOptions
    from dingterm.desk.clean import clean_files
    from dingterm.desk.clean_outputs import Outputs

    clean_files([file], Outputs(out, out.with_suffix(".rejects.csv")), CleanOptions(region="ES"))


def plain_python(file: Path, out: Path) -> None:
    """The same job as a competent person writes it with csv and phonenumbers, of the file's first rows only.

    Fewer kinds of dirt are known to it, and it knows no second number in a cell, no placeholders and no sentences; it
    parses, validates, classifies and formats each phone, tidies the other cells, finds duplicates, and writes rows and
    rejects and a tally.
    """
    seen: dict[str, int] = {}
    tally: Counter[str] = Counter()
    rejects = out.with_suffix(".rejects.csv")
    with (
        file.open(encoding="utf-8", newline="") as source,
        out.open("w", encoding="utf-8", newline="") as target,
        rejects.open("w", encoding="utf-8", newline="") as left_out,
    ):
        reader, writer, refused = csv.DictReader(source), csv.writer(target), csv.writer(left_out)
        for line, row in enumerate(islice(reader, PLAIN_ROWS), 2):
            phone, *told = _plain_phone(row["phone"], row["country"])
            email = row["email"].strip().lower()
            tally.update(told)
            key = phone if told[0] == "valid" else email if EMAIL.match(email) else ""
            if not key:
                refused.writerow([file.name, line, "phone", told[0], *map(_plain_cell, row.values())])
            elif seen.setdefault(key, line) == line:
                writer.writerow([_plain_cell(cell) for cell in (phone, *_plain_rest(row, email), *told)])


def _plain_phone(raw: str, country: str) -> tuple[str, str, str, str]:
    import phonenumbers

    text = raw.strip().strip("'").removesuffix(".0")
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return raw, "not_a_number", "", ""
    if not phonenumbers.is_valid_number(number):
        return raw, "possible" if phonenumbers.is_possible_number(number) else "too_short", "", ""
    region, kind = phonenumbers.region_code_for_number(number), phonenumbers.number_type(number)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), "valid", region or "", str(kind)


def _plain_rest(row: dict[str, str], email: str) -> tuple[str, str, str, str, str]:
    name = " ".join(row["name"].split())
    name = name.title() if name in (name.upper(), name.lower()) else name
    amount = row["amount"].replace(",", ".") if COMMA.match(row["amount"]) else row["amount"]
    return name, email, row["country"], amount, row["date"]


def _plain_cell(cell: str) -> str:
    return f"'{cell}" if FORMULA.match(cell) else cell


WAYS: dict[str, Callable[[Path, Path], None]] = {
    "polars scan_csv → sink_csv": polars_alone,
    "dingterm clean": cleaned,
    f"csv + phonenumbers ({PLAIN_ROWS:,} rows)": plain_python,
}


@dataclass(frozen=True)
class Run:
    """What one run took: seconds of the job, of its processor time and of the whole process, and its largest memory."""

    job: float
    processor: float
    process: float
    memory: int


def measured(way: str, file: Path) -> Run:
    """Run one way in a process of its own."""
    began = time.perf_counter()
    words = [sys.executable, "-m", __spec__.name, "--way", way, str(file)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=COMPILED)
    job, processor, memory = done.stdout.split()
    return Run(float(job), float(processor), time.perf_counter() - began, int(memory))


def one(way: str, file: Path) -> None:
    """Run one way, in this process; print its seconds and memory."""
    with tempfile.TemporaryDirectory() as folder:
        began, used = time.perf_counter(), time.process_time()
        WAYS[way](file, Path(folder) / "out.csv")
        job, processor = time.perf_counter() - began, time.process_time() - used
        sys.stdout.write(f"{job} {processor} {_largest_memory()}\n")


def _largest_memory() -> int:
    """MB this process has held at most; `getrusage` would count what the process it was forked from held."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    return int(found[1]) // 1024 if found else 0


def compare(rows: int) -> None:
    """Print the table for a file of so many rows."""
    from tests.benchmarks.clean_sample import write

    file = Path(tempfile.gettempdir()) / f"dingterm-clean-{rows}.csv"
    if not file.exists():
        write(rows, file)
    found: dict[str, list[Run]] = {way: [] for way in WAYS}
    for _ in range(TURNS if rows <= 2_000_000 else 1):
        for way in WAYS:
            found[way].append(measured(way, file))
    lines = [
        f"{rows:,} rows, {file.stat().st_size / 1e6:,.0f} MB",
        "",
        "| way | job s | processor s | process s | MB | µs a row |",
        "|---|---|---|---|---|---|",
        *(_line(way, runs, rows) for way, runs in found.items()),
    ]
    sys.stdout.write("\n".join(lines) + "\n\n")


def _line(way: str, runs: list[Run], rows: int) -> str:
    job, processor, process = (
        statistics.median(getattr(run, name) for run in runs) for name in ("job", "processor", "process")
    )
    each = job / (PLAIN_ROWS if WAYS[way] is plain_python else rows) * 1e6
    memory = max(run.memory for run in runs)
    return f"| {way} | {job:.2f} | {processor:.2f} | {process:.2f} | {memory} | {each:.2f} |"


if __name__ == "__main__":
    if "--way" in sys.argv:
        one(sys.argv[2], Path(sys.argv[3]))
    else:
        for count in [int(word) for word in sys.argv[1:]] or [1_000_000]:
            compare(count)
