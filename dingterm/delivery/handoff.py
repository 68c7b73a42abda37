"""A reply as a file, for when no clipboard can be reached or confirmed."""

from __future__ import annotations

import itertools
import os
import tempfile
from pathlib import Path

from dingterm import clock, paths
from dingterm.errors import DeliveryError


def write_text_file(text: str, folder: Path | None = None) -> Path:
    """Write a reply into a new file that only its owner may read (0600, UTF-8, no newline added).

    Args:
        text: The reply.
        folder: Where to; by default `replies` in the data folder. Made on demand.

    Returns:
        The file, named after the moment in UTC: `reply-20260303T120000Z.txt`, then `…Z-2.txt`.

    Raises:
        DeliveryError: The folder or the file cannot be written.
    """
    folder = folder or paths.data_dir() / "replies"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _write_renamed(text, folder)
    except OSError as error:
        raise DeliveryError(
            f"The reply could not be written into {folder} ({error.strerror}). Choose a folder you may write to."
        ) from error


def _write_renamed(text: str, folder: Path) -> Path:
    handle, name = tempfile.mkstemp(prefix=".reply-", dir=folder)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="") as file:
            file.write(text)
        return temporary.replace(_free_name(folder))
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def _free_name(folder: Path) -> Path:
    stem = f"reply-{clock.now():%Y%m%dT%H%M%SZ}"
    names = itertools.chain([stem], (f"{stem}-{count}" for count in itertools.count(2)))
    return next(path for name in names if not (path := folder / f"{name}.txt").exists())
