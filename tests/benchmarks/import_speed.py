"""How fast `dingterm import` stores customers, beside a plain `executemany` of the same rows into the same tables.

    python -m tests.benchmarks.import_speed [ROWS] [shuffled]

The import is timed as a whole, and in its three parts: the file read and cleaned and its first records planned; the
rest stored, with every index; customers made findable, recognised as one person and put into the queue. The plain cost
copies the three tables that an import fills, indexes and all, into a new database in one transaction. What the machine
does meanwhile changes both, so the ratio of the two is what to go by; how fast it is just now is told by rows of
twelve columns into a table without indexes. `shuffled` puts the customers in a random order, as real numbers are: an
index of values in order is filled from its end, one of others all over.
"""

from __future__ import annotations

import random
import resource
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from dingterm.desk.imports import import_files
from dingterm.desk.session import Session
from dingterm.settings import Settings
from dingterm.store import Store

TABLES = ("customer", "source_record", "identifier")


def main() -> None:
    """Write a file, import it, copy what came of it, and print rows a second."""
    said = sys.argv[1:]
    rows = int(said[0]) if said else 200_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        write_customers(path / "customers.csv", rows, shuffled="shuffled" in said)
        began = time.perf_counter()
        session = Session(Store(path / "desk.db"), Settings())
        stored: list[tuple[float, int]] = []
        report = import_files(
            session,
            [path / "customers.csv"],
            region="ES",
            progress=lambda file, done, total: stored.append((time.perf_counter() - began, done)),
        )
        plain, inserted = copied(path / "desk.db", path / "plain.db")
        bare = bare_rows(path / "bare.db")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        sys.stdout.write(
            f"{rows:,} rows, kept {report.files[0].rows_kept:,}, in {report.seconds:.2f} s:"
            f" {rows / report.seconds:,.0f} rows/s\n"
            f"{_parts(stored, report.seconds, inserted / rows, plain / rows)}\n"
            f"plain executemany of its {', '.join(TABLES)}: {plain:.2f} s, {rows / plain:,.0f} rows/s,"
            f" {inserted / plain:,.0f} rows of tables/s\n"
            f"rows of twelve columns into a table without indexes: {bare:,.0f} rows/s\n"
            f"peak memory {peak:,.0f} MB, copying included\n"
        )
        session.close()


def _parts(stored: list[tuple[float, int]], seconds: float, each: float, plain: float) -> str:
    (first, some), (last, every) = stored[0], stored[-1]
    rate = (every - some) / (last - first)
    return (
        f"read, cleaned, the first {some:,} stored: {first:.2f} s; the rest stored: {last - first:.2f} s,"
        f" {rate:,.0f} rows/s, {rate * each:,.0f} rows of tables/s, {1 / rate / plain:.2f} times plain executemany;"
        f" found, recognised, queued: {seconds - last:.2f} s"
    )


def write_customers(path: Path, rows: int, *, shuffled: bool = False) -> None:
    """Customers with a phone, a name, an e-mail and a country, every one another person; by number, or in any order."""
    numbers = list(range(rows))
    if shuffled:
        random.Random(8).shuffle(numbers)
    with path.open("w") as file:
        file.write("phone,name,email,country\n")
        file.writelines(f"+346{one:08d},Ana Ruiz{one},ana{one}@example.com,ES\n" for one in numbers)


def copied(full: Path, empty: Path) -> tuple[float, int]:
    """Seconds for the rows of one database to be inserted into another, and how many; reading is not counted."""
    held = {}
    with sqlite3.connect(full) as source:
        for table in TABLES:
            held[table] = source.execute(f"SELECT * FROM {table}").fetchall()
    Store(empty).close()
    db = sqlite3.connect(empty, isolation_level=None)
    db.executescript("PRAGMA synchronous = NORMAL; BEGIN")
    began = time.perf_counter()
    for table, values in held.items():
        db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values[0]))})", values)
    db.execute("COMMIT")
    return time.perf_counter() - began, sum(map(len, held.values()))


def bare_rows(path: Path, rows: int = 200_000) -> float:
    """Rows a second that one `executemany` brings into a table of twelve columns without indexes."""
    db = sqlite3.connect(path, isolation_level=None)
    columns = ", ".join(f"c{number}" for number in range(11))
    db.executescript(
        f"PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE t (id INTEGER PRIMARY KEY, {columns})"
    )
    texts = ("Ana Ruiz", "Ana", "Ruiz", "es", "ES", "Madrid", "Europe/Madrid")
    values = [(one, *texts, None, one, one, one) for one in range(rows)]
    db.execute("BEGIN")
    began = time.perf_counter()
    db.executemany(f"INSERT INTO t VALUES ({', '.join('?' * 12)})", values)
    db.execute("COMMIT")
    return rows / (time.perf_counter() - began)


if __name__ == "__main__":
    main()
