"""`dingterm clean` against polars alone and against plain Python, on the same file in the same run.

Run: python -m tests.benchmarks.clean [rows …]
Without rows 1,000,000; the sample is made once and kept in the temporary folder.
Each way runs in a process of its own, three times in turn; what is printed is the median, and the largest memory.
"""

from __future__ import annotations

import csv
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

PLAIN_ROWS = 20_000
TURNS = 3


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
    """The same job with csv and phonenumbers, of the file's first rows only."""
    import phonenumbers

    seen: set[str] = set()
    with file.open(encoding="utf-8", newline="") as source, out.open("w", encoding="utf-8", newline="") as target:
        reader, writer = csv.DictReader(source), csv.writer(target)
        for row in (row for row, _ in zip(reader, range(PLAIN_ROWS), strict=False)):
            try:
                number = phonenumbers.parse(row["phone"], row["country"])
            except phonenumbers.NumberParseException:
                number = None
            valid = number is not None and phonenumbers.is_valid_number(number)
            phone = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if valid else row["phone"]
            email = row["email"].strip().lower()
            if (key := phone if valid else email) in seen:
                continue
            seen.add(key)
            told = (
                (phonenumbers.region_code_for_number(number), phonenumbers.number_type(number)) if valid else ("", "")
            )
            writer.writerow(
                [phone, " ".join(row["name"].split()), email, row["country"], row["amount"], row["date"], *told]
            )


WAYS: dict[str, Callable[[Path, Path], None]] = {
    "polars scan_csv → sink_csv": polars_alone,
    "dingterm clean": cleaned,
    f"csv + phonenumbers ({PLAIN_ROWS:,} rows)": plain_python,
}


def measured(way: str, file: Path) -> tuple[float, float, int]:
    """Seconds of the job itself, of the process, and its largest memory in MB."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", __spec__.name, "--way", way, str(file)], capture_output=True, text=True, check=True
    )
    whole = time.perf_counter() - began
    seconds, memory = done.stdout.split()
    return float(seconds), whole, int(memory)


def one(way: str, file: Path) -> None:
    """Run one way, in this process; print its seconds and memory."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        WAYS[way](file, Path(folder) / "out.csv")
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        sys.stdout.write(f"{time.perf_counter() - began} {memory}\n")


def compare(rows: int) -> None:
    """Print the table for a file of so many rows."""
    from tests.benchmarks.clean_sample import write

    file = Path(tempfile.gettempdir()) / f"dingterm-clean-{rows}.csv"
    if not file.exists():
        write(rows, file)
    lines = [
        f"{rows:,} rows, {file.stat().st_size / 1e6:,.0f} MB",
        "",
        "| way | job s | process s | MB | µs a row |",
        "|---|---|---|---|---|",
    ]
    found: dict[str, list[tuple[float, float, int]]] = {way: [] for way in WAYS}
    for _ in range(TURNS):
        for way in WAYS:
            found[way].append(measured(way, file))
    for way, runs in found.items():
        job, whole = (statistics.median(run[place] for run in runs) for place in (0, 1))
        count = PLAIN_ROWS if WAYS[way] is plain_python else rows
        lines.append(f"| {way} | {job:.2f} | {whole:.2f} | {max(run[2] for run in runs)} | {job / count * 1e6:.2f} |")
    sys.stdout.write("\n".join(lines) + "\n\n")


if __name__ == "__main__":
    if "--way" in sys.argv:
        one(sys.argv[2], Path(sys.argv[3]))
    else:
        for count in [int(word) for word in sys.argv[1:]] or [1_000_000]:
            compare(count)
