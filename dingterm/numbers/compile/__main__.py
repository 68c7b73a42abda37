"""Compile the installed metadata into the tables that are shipped."""

from __future__ import annotations

import sys

from dingterm.numbers.compile.tables import write_plan
from dingterm.numbers.plan import SHIPPED


def shown(done: int, steps: int) -> None:
    """Say on stderr how far it is."""
    if done % 25 == 0 or done == steps:
        sys.stderr.write(f"Compiling the numbering plan: {done} of {steps}\n")


if __name__ == "__main__":
    SHIPPED.mkdir(exist_ok=True)
    write_plan(SHIPPED, shown)
