"""The desk on the made-up shop, filled once: every test that works at it gets a copy."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from dingterm.desk import demo
from dingterm.desk.session import Session
from dingterm.store import Store


def made_demo() -> Session:
    """What `open_demo` opens at the moment when tests happen, at no cost; the session is the caller's to close."""
    folder = TemporaryDirectory(prefix="dingterm-demo-", ignore_cleanup_errors=True)
    path = Path(folder.name) / "demo.db"
    path.write_bytes(_database())
    return Session(Store(path), demo.demo_settings(), demo=True, folder=folder)


@cache
def _database() -> bytes:
    made = demo.open_demo()
    try:
        return made.store.connection.serialize()
    finally:
        made.close()
