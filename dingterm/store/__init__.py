"""The SQLite file: migrations, and one module of reads and writes for each aggregate. No rules live here."""

from __future__ import annotations

from dingterm.store.store import Store

__all__ = ["Store"]
