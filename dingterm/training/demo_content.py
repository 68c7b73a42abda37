"""What the made-up shop is made of: its own facts, its people and goods (`demo_shop.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def content() -> dict[str, Any]:
    """The file, read once; nobody changes it."""
    return tomllib.loads((resources.files(__package__) / "demo_shop.toml").read_text(encoding="utf-8"))
