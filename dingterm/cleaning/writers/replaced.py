"""Files that appear whole or not at all: written under another name in the same folder, then renamed."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import polars as pl

from dingterm.cleaning.writers.kinds import Writer, kind_of, writer
from dingterm.cleaning.writers.layout import Layout
from dingterm.errors import CleaningError


class Replaced:
    """One output under way.

    Args:
        path: Where it will stand.
        layout: Its columns.

    Every step raises `CleaningError` when it cannot be written there.
    """

    def __init__(self, path: Path, layout: Layout) -> None:
        self.path = path
        self.kind = kind_of(path)
        self.hidden = path.with_name(f".{path.stem[:100]}.{secrets.token_hex(4)}.part")
        self.rows = 0
        self.layout = layout
        self.writer: Writer | None = None

    def begin(self) -> None:
        """Open the file under its other name; whoever holds this can drop it from before there is anything to drop."""
        with told(self.path):
            self.writer = writer(self.hidden, self.kind, self.layout)

    def write(self, rows: pl.DataFrame) -> None:
        """Add rows."""
        self.rows += rows.height
        if self.writer and rows.height:
            with told(self.path):
                self.writer.write(rows)

    def finish(self) -> None:
        """Complete the file under its other name."""
        done, self.writer = self.writer, None
        if done:
            with told(self.path):
                done.close()

    def put(self) -> None:
        """Give the finished file its name."""
        with told(self.path):
            self.hidden.replace(self.path)

    def drop(self) -> None:
        """Leave nothing behind."""
        done, self.writer = self.writer, None
        try:
            if done:
                with suppress(OSError, ValueError, pl.exceptions.PolarsError):
                    done.close()
        finally:  # polars may hand on an interrupt only now, as one error or another
            with suppress(OSError):
                self.hidden.unlink(missing_ok=True)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what a disk may answer into a sentence."""
    try:
        yield
    except (OSError, pl.exceptions.ComputeError) as error:
        why = (os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)).split("\n")[0]
        raise CleaningError(
            f"{path} cannot be written ({why}). Nothing of it was left behind; choose another place or make room."
        ) from error
