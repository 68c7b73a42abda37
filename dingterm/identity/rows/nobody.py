"""Words that stand in a field without meaning anything."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def nobody(name: str) -> tuple[str, ...]:
    """One of the lists of `nobody.toml`: junk, roles or hosts."""
    raw = tomllib.loads((Path(__file__).parent / "nobody.toml").read_text("utf-8"))
    return tuple(raw[name])
