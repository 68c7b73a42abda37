"""How long the pure plan takes for a million made-up customers: `python -m tests.benchmarks.recovery_plan [ROWS]`."""

from __future__ import annotations

import resource
import sys
import time

from dingterm.recovery.plan import plan
from tests.unit.recovery.facts import NOON
from tests.unit.recovery.made_up import made_up
from tests.unit.recovery.test_one_and_many import STRICT


def main() -> None:
    """Say seconds for one fact a customer, and for two and a half."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    facts = made_up(rows, seed=7)
    for name, share in (("one fact a customer", 1.0), ("two and a half", 2.5)):
        shared = facts.with_columns(customer_id=(facts["customer_id"] / share).cast(int))
        began = time.perf_counter()
        planned = plan(shared, STRICT, NOON)
        seconds = time.perf_counter() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        sys.stdout.write(f"{name}: {rows:,} facts, {planned.height:,} customers, {seconds:.2f} s, peak {peak:,} MB\n")


if __name__ == "__main__":
    main()
