"""The plan compiled anew, once, where another phonenumbers is installed than the shipped plan was made from."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dingterm import paths
from dingterm.numbers.plan import stamp

LAYOUT = 1
"""Raised when the tables change their shape, so that no older ones are taken from the cache."""


def rebuilt(version: str) -> Path:
    """The folder of a plan for this version of phonenumbers; compiled by whichever process comes first."""
    folder = paths.cache_dir() / f"numbers-{version}-{LAYOUT}"
    if stamp(folder) == version:
        return folder
    with _alone(folder.with_suffix(".lock")):
        if stamp(folder) != version:
            _compile_into(folder)
    return folder


def _compile_into(folder: Path) -> None:
    from dingterm.numbers.compile.tables import write_plan

    unfinished = Path(tempfile.mkdtemp(prefix=folder.name, dir=folder.parent))
    try:
        write_plan(unfinished, _shown)
        shutil.rmtree(folder, ignore_errors=True)
        unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _shown(done: int, steps: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if done == steps else ""
        sys.stderr.write(f"\rCompiling the numbering plan, this once: {done} of {steps}{end}")


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Wait until no other process holds the lock; the system frees it when a process dies."""
    with lock.open("a+b") as file:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
