"""How well and how fast rows become customers, beside Splink: `python -m tests.benchmarks.identity [sets | ROWS NAME]`.

Each measurement of speed runs in a process of its own. Needs the extra `bench`.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl

from dingterm.identity import Linked, extend, known, link
from tests.benchmarks.identity_known import censuses, febrl, four_systems
from tests.benchmarks.identity_people import customers

THRESHOLD = 2.0
"""Bits at which F1 is taken; the automatic band begins at 6."""

WITHOUT = ("birth_date", "national_id")
ROWS = 1_000_000
NEW = 10_000


def sets() -> None:
    """Pairwise F1 after closing clusters, and the precision of what is merged without asking."""
    for number in (1, 2, 3):
        rows, truth = febrl(number)
        report(f"FEBRL {number}", rows, truth)
        report(f"FEBRL {number}, name and address", rows.drop(WITHOUT), truth)
    report("two censuses", *censuses())
    report("four systems", *four_systems())


def report(name: str, rows: pl.DataFrame, truth: pl.Series) -> None:
    """One line for a set."""
    at_two = agreement(link(rows, merge_at=THRESHOLD).customers["customer"], truth)
    automatic = agreement(link(rows).customers["customer"], truth)
    say(f"{name}, {rows.height:,} rows: F1 {at_two['f1']:.4f}, {at_two['false']} false pairs; automatic {automatic}")


def agreement(found: pl.Series, truth: pl.Series) -> dict[str, float]:
    """Precision, recall and F1 over pairs of rows put together."""
    frame = pl.DataFrame({"found": found, "true": truth})
    both, made, wanted = (_pairs(frame, *by) for by in (("found", "true"), ("found",), ("true",)))
    return {
        "precision": round(both / max(made, 1), 4),
        "recall": round(both / wanted, 4),
        "f1": round(2 * both / (made + wanted), 4),
        "false": made - both,
    }


def _pairs(frame: pl.DataFrame, *by: str) -> int:
    sizes = frame.group_by(*by).len()["len"].cast(pl.Int64)
    return int((sizes * (sizes - 1) // 2).sum())


def calibration(linked: Linked, truth: pl.Series) -> pl.DataFrame:
    """Predicted against true share of one person, by bits."""
    told = linked.pairs.with_columns(
        right=truth.gather(linked.pairs["a"].cast(pl.UInt32)) == truth.gather(linked.pairs["b"].cast(pl.UInt32)),
        predicted=1 / (1 + (-pl.col("bits").cast(pl.Float64) * pl.lit(2.0).log()).exp()),
        step=(pl.col("bits").clip(-5, 17).floor() // 3 * 3).cast(pl.Int8),
    )
    return told.group_by("step").agg(pl.len().alias("pairs"), pl.col("predicted", "right").mean().round(4)).sort("step")


def made(rows: int, file: Path) -> dict[str, object]:
    """Write the rows and their truth, in a process of its own: making them takes more memory than having them."""
    people, truth = customers(rows)
    people.with_columns(truth.alias("person")).write_parquet(file)
    return {"rows": rows}


def ours(rows: int, file: Path) -> dict[str, object]:
    """Seconds by the clock and of the processors, memory, and quality of the automatic band."""
    people = pl.read_parquet(file)
    truth = people.drop_in_place("person")
    began, worked = time.perf_counter(), time.process_time()
    linked = link(people)
    seconds, processor = time.perf_counter() - began, time.process_time() - worked
    with pl.Config(tbl_rows=20):
        sys.stderr.write(f"{calibration(linked, truth)}\n")
    found = agreement(linked.customers["customer"], truth)
    return {**found, "seconds": round(seconds, 1), "processor": round(processor, 1), "MB": memory()}


def splinks(rows: int, file: Path) -> dict[str, object]:
    """The same for Splink, with the keys and comparisons its guide gives for people."""
    from tests.benchmarks.identity_splink import linked

    people = pl.read_parquet(file)
    truth = people.drop_in_place("person")
    began = time.perf_counter()
    found = linked(people)
    return {**agreement(found, truth), "seconds": round(time.perf_counter() - began, 1), "MB": memory()}


def added(rows: int, file: Path) -> dict[str, object]:
    """10,000 rows to all the others, known and prepared."""
    people = pl.read_parquet(file).drop("person")
    old, new = people.head(rows - NEW), people.tail(NEW)
    before = link(old)
    began = time.perf_counter()
    ready = known(old, before)
    prepared = time.perf_counter()
    found = extend(ready, new).customers
    seconds = {"prepare": round(prepared - began, 1), "extend": round(time.perf_counter() - prepared, 1)}
    every = np.r_[ready.customer, np.zeros(NEW, np.int32)]
    every[found["row"].to_numpy()] = found["customer"].to_numpy()
    scratch = link(people).customers["customer"].to_numpy()
    return {**seconds, "as from scratch": float((every == scratch).mean()), "MB": memory()}


def memory() -> int:
    """The most memory this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def measured(name: str, rows: int, file: Path) -> dict[str, object]:
    """One measurement, in a process of its own."""
    command = [sys.executable, "-m", __spec__.name, name, str(rows), str(file)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    answer: dict[str, object] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


def main(arguments: list[str]) -> None:
    """The sets, or so many rows by what was named; with nothing, the sets and a million rows by everything."""
    if len(arguments) == 3:
        name, rows, file = arguments
        say(json.dumps(MEASURES[name](int(rows), Path(file))))
        return
    if arguments in ([], ["sets"]):
        sets()
    if arguments != ["sets"]:
        count, named = int(arguments[0]) if arguments else ROWS, arguments[1:] or list(MEASURES)[1:]
        with tempfile.TemporaryDirectory() as folder:
            for name in ("made", *named):
                say(f"{name}, {count:,} rows: {measured(name, count, Path(folder) / 'rows.parquet')}")


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


MEASURES: dict[str, Callable[[int, Path], dict[str, object]]] = {
    "made": made,
    "ours": ours,
    "splink": splinks,
    "added": added,
}

if __name__ == "__main__":
    main(sys.argv[1:])
