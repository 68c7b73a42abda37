"""Many agents at one queue: does anybody get written to twice, is anything lost, does anybody see a locked database?

    python -m tests.benchmarks.agents --agents 50 --seconds 60
    python -m tests.benchmarks.agents --agents 50 --seconds 60 --kill

Each agent is a process with its own name. It takes whoever is due, copies, logs the contact, and goes on; `--kill`
kills one of them every second and puts another in its place.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from dingterm.desk.claims import take_claim
from dingterm.desk.contact import record_contact
from dingterm.desk.queue import entry_ids, queue_rows
from dingterm.desk.session import Session
from dingterm.desk.views import Reply
from dingterm.errors import RecoveryError, StoreError
from dingterm.settings import Hours, Settings
from dingterm.store import Store
from tests.looks.shop import PEOPLE, MadeUpShop

QUEUE = 2000


def work(path: Path, agent: str, until: float) -> None:
    """One agent's day; every contact that was acknowledged is a line on stdout."""
    session = Session(Store(path), Settings(agent=agent, hours=Hours(0, 24)), demo=True)
    dice = random.Random(agent)
    counts: Counter[str] = Counter()
    while time.time() < until:
        ids = entry_ids(session, "unpaid")
        if not ids:
            break
        (row,) = queue_rows(session, [dice.choice(ids)]) or [None]
        if row is None or row.state != "due":
            counts["not due"] += 1
            continue
        reply = Reply("cart-saved", "Your cart is saved", "en", 0, f"Hello from {agent}", (), row.step)
        try:
            take_claim(session, row.id)
            done = record_contact(session, row.id, reply, reply.text, "tmux")
            tell(json.dumps({"message": done.message_id}))
        except RecoveryError:
            counts["taken by another"] += 1
        except StoreError as error:
            counts[f"error: {error.sentence}"] += 1
    tell(json.dumps({"counts": counts}))
    session.close()


def start(path: Path, number: int, until: float, folder: Path) -> subprocess.Popen[bytes]:
    """An agent's process, its lines in a file of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.agents", "--work", str(path), f"agent {number}", str(until)]
    with (folder / f"{number}.log").open("wb") as log:
        return subprocess.Popen(command, stdout=log, env=os.environ | {"POLARS_MAX_THREADS": "1"})


def run(agents: int, seconds: int, kill: bool) -> bool:
    """Let them work, then look at what is in the database."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "team.db"
        people = tuple(replace(PEOPLE[0], name=f"Person {n}", phone=f"+3460{n:07}") for n in range(QUEUE))
        MadeUpShop(path).fill(people)
        until = time.time() + seconds
        running = [start(path, number, until, folder) for number in range(agents)]
        began = agents
        while kill and time.time() < until - 3:
            time.sleep(1)
            victim = random.Random(began).randrange(agents)
            running[victim].send_signal(signal.SIGKILL)
            running[victim].wait()
            running[victim] = start(path, began, until, folder)
            began += 1
        for process in running:
            process.wait()
        return report(path, folder)


def report(path: Path, folder: Path) -> bool:
    """Print the outcome; True when nobody was written to twice and nothing acknowledged is missing."""
    acknowledged, counts = set[int](), Counter[str]()
    for log in folder.glob("*.log"):
        for line in log.read_text().splitlines():
            told = json.loads(line) if line.endswith("}") else {}
            acknowledged |= {told["message"]} if "message" in told else set()
            counts.update(told.get("counts", {}))
    db = sqlite3.connect(path)
    sent = {row[0] for row in db.execute("SELECT id FROM message WHERE direction = 'out'")}
    double = db.execute(
        "SELECT count(*) FROM (SELECT 1 FROM message WHERE direction = 'out' GROUP BY customer_id, cart_id, step"
        " HAVING count(*) > 1)"
    ).fetchone()[0]
    whole = db.execute("PRAGMA integrity_check").fetchone()[0]
    errors = {text: count for text, count in counts.items() if text.startswith("error")}
    tell(f"contacts {len(sent)}, acknowledged {len(acknowledged)}, lost {len(acknowledged - sent)}, double {double}")
    tell(f"refused as taken by another {counts['taken by another']}, errors {errors or 0}, database {whole}")
    return not double and acknowledged <= sent and not errors and whole == "ok"


def tell(line: str) -> None:
    """Write a line, at once: whoever is killed next has said it."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Read the options."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--agents", type=int, default=50)
    options.add_argument("--seconds", type=int, default=60)
    options.add_argument("--kill", action="store_true")
    options.add_argument("--work", nargs=3)
    chosen = options.parse_args()
    if chosen.work:
        work(Path(chosen.work[0]), chosen.work[1], float(chosen.work[2]))
    else:
        sys.exit(0 if run(chosen.agents, chosen.seconds, chosen.kill) else 1)


if __name__ == "__main__":
    main()
