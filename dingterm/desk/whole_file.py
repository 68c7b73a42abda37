"""Files made for people: they appear whole or not at all, and never over one that is there."""

from __future__ import annotations

import csv
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from dingterm.errors import OutputError


@contextmanager
def whole_file(path: Path, *, over: bool = False) -> Iterator[TextIO]:
    """A file to write UTF-8 into: under another name in the same folder, renamed at the end, dropped on any error.

    Args:
        path: Where it will stand.
        over: Whether it may take the place of one that is there.

    Raises:
        OutputError: It is there already, or cannot be written.
    """
    if path.exists() and not over:
        raise OutputError(f"{path} is there already. Choose another name or move it away.")
    hidden = path.with_name(f".{path.stem[:100]}.{secrets.token_hex(4)}.part")
    try:
        with hidden.open("x", encoding="utf-8", newline="") as file:
            yield file
        hidden.replace(path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror}). Choose another place.") from error
    finally:
        hidden.unlink(missing_ok=True)


def write_table(path: Path, heads: Iterable[str], rows: Iterable[Iterable[object]], *, over: bool = False) -> None:
    """Write a CSV file of which no spreadsheet takes a cell for a formula; raises as `whole_file`."""
    with whole_file(path, over=over) as file:
        table = csv.writer(file)
        table.writerow(heads)
        table.writerows([_harmless(cell) for cell in row] for row in rows)


def _harmless(cell: object) -> object:
    from dingterm.cleaning.writers.safe_cells import safe_cell

    return safe_cell(cell) if isinstance(cell, str) else cell
