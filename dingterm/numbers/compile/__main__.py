"""Compile the installed metadata into the tables that are shipped."""

from __future__ import annotations

import sys

from dingterm.numbers.compile.tables import write_plan
from dingterm.numbers.plan import SHIPPED


def shown(done: int, steps: int) -> None:
    """Say on stderr how far it is."""
    sys.stderr.write(f"\rCompiling the numbering plan: {done} of {steps}")
    sys.stderr.write("\n" if done == steps else "")
    sys.stderr.flush()


if __name__ == "__main__":
    SHIPPED.mkdir(exist_ok=True)
    write_plan(SHIPPED, shown)
