"""The long comparison with phonenumbers, by hand: `python -m tests.benchmarks.numbers_differential [rows] [seed]`."""

from __future__ import annotations

import sys
import time

from tests.benchmarks.numbers_hostile import hostile
from tests.benchmarks.numbers_sample import mixed
from tests.unit.numbers.oracle import differences

STEP = 100_000


def main(rows: int = 2_000_000, seed: int = 1) -> None:
    """Compare in steps, four of hostile strings to one of everyday ones; print every difference and a summary."""
    began, found = time.perf_counter(), 0
    for step in range(rows // STEP):
        made = (mixed if step % 5 == 4 else hostile)(STEP, seed * 1_000 + step)
        for difference in differences(made):
            found += 1
            sys.stdout.write(f"{difference}\n")
        seconds = time.perf_counter() - began
        sys.stdout.write(f"{(step + 1) * STEP:,} compared, {found} differences, {seconds:.0f} s\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
