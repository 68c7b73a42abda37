"""Two programs that open a new file at the same moment both get a whole database."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from dingterm.store import schema

ROUNDS = 20

OPENER = """
import sys, time
from pathlib import Path
import sqlite_utils
from dingterm.errors import StoreError
from dingterm.store import Store, migrate

for line in sys.stdin:
    moment, path = line.strip().split(" ", 1)
    while time.time() < float(moment):
        pass
    try:
        store = Store(Path(path))
        print(",".join(migrate.applied(store.connection)), flush=True)
        store.close()
    except StoreError as error:
        print(error.sentence, flush=True)
"""


def opener() -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", OPENER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def ask(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdin
    process.stdin.write(line + "\n")
    process.stdin.flush()


def answer(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def test_both_find_every_step_applied(tmp_path: Path) -> None:
    whole = ",".join(step.__name__ for step in schema.STEPS)
    with opener() as first, opener() as second:
        for process in (first, second):  # both are up and have loaded what they need
            ask(process, f"0 {tmp_path / 'warm.db'}")
            assert answer(process) == whole
        for number in range(ROUNDS):
            moment = time.time() + 0.01
            for process in (first, second):
                ask(process, f"{moment} {tmp_path / f'{number}.db'}")
            assert (answer(first), answer(second)) == (whole, whole), f"round {number}"
