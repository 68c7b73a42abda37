"""`dingterm job` on a slow disk: every block of rows takes its time. Run as a program."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from typing import Any

from dingterm.__main__ import main
from dingterm.desk import clean

PAUSE = 20.0
"""Seconds after a block: longer than any test takes to press its keys."""

at_once = clean.cleaned_blocks


def slowly(table: Any) -> Iterator[Any]:
    """The blocks of a file, with time to think."""
    for block in at_once(table):
        yield block
        time.sleep(PAUSE)


clean.cleaned_blocks = slowly
sys.argv = ["dingterm", "job"]
main()
