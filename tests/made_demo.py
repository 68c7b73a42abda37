"""The desk on the made-up shop, filled once: every test that works at it gets a copy."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from dingterm.desk import demo
from dingterm.desk.session import Session
from dingterm.settings import Settings
from dingterm.store import Store


def made_demo() -> Session:
    """What `open_demo` opens at the moment when tests happen, at no cost; the session is the caller's to close."""
    database, settings = _made()
    folder = TemporaryDirectory(prefix="dingterm-demo-", ignore_cleanup_errors=True)
    path = Path(folder.name) / "demo.db"
    path.write_bytes(database)
    return Session(Store(path), settings, demo=True, folder=folder)


@cache
def _made() -> tuple[bytes, Settings]:
    made = demo.open_demo()
    try:
        return made.store.connection.serialize(), made.settings
    finally:
        made.close()
