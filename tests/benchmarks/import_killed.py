"""An import killed at random moments and resumed each time, compared with one left alone.

    python -m tests.benchmarks.import_killed [ROWS] [KILLS]

The rows hold customers known twice, repeats and bad phones. A run lives for a random part
of an undisturbed one's time; one that ends by itself is compared, ids and all, with its report, and the next begins
with an empty database.
"""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.journeys.import_stopped import content, write_mixed

COUNTS = ("rows_read", "rows_kept", "duplicates", "rejected")


def main() -> None:
    """Print how many kills there were, how many came while rows were being stored, and what is equal."""
    rows, kills = (int(given) for given in [*sys.argv[1:], "200000", "50"][:2])
    with tempfile.TemporaryDirectory() as folder:
        file, whole = Path(folder) / "customers.csv", Path(folder) / "whole.db"
        write_mixed(file, rows)
        began = time.monotonic()
        sound = run(file, whole, None)
        seconds = time.monotonic() - began
        stored = content(whole)
        killed = amid = 0
        ends: list[bool] = []
        chance = random.Random(4)
        while killed < kills or (Path(folder) / f"{len(ends)}.db").exists():
            database = Path(folder) / f"{len(ends)}.db"
            report = run(file, database, chance.uniform(0, seconds) if killed < kills else None)
            if not report:
                killed += 1
                amid += 0 < records(database) < len(stored["records"])
            else:
                ends.append(sum(report[1:]) == report[0] == sound[0] and content(database) == stored)
        sys.stdout.write(
            f"{rows:,} rows: {killed} kills, {amid} with some of the records stored and some not;"
            f" {len(ends)} imports came to their end, adding up and equal in counts and content: {sum(ends)}\n"
        )


def run(file: Path, database: Path, seconds: float | None) -> list[int]:
    """The counts that a run reports, or nothing when it was killed after some seconds."""
    named = [str(file), "--region", "ES", "--json", "--database", str(database)]
    command = [sys.executable, "-m", "dingterm", "import", *named]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=seconds)  # at its end it sends SIGKILL
    except subprocess.TimeoutExpired:
        return []
    report = json.loads(done.stdout)
    return [report[name] for name in COUNTS]


def records(database: Path) -> int:
    """How many records a database holds; none when it was killed before it had tables."""
    with sqlite3.connect(database) as db:
        held = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'source_record'").fetchone()
        return int(db.execute("SELECT count(*) FROM source_record").fetchone()[0]) if held else 0


if __name__ == "__main__":
    main()
