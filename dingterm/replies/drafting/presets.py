"""Servers known by name, so that an agent need not look up their addresses."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Preset:
    """A server known by name; `key` is whether it wants one, `note` what else to do."""

    name: str
    title: str
    base_url: str
    model: str
    key: bool
    note: str = ""


def presets() -> dict[str, Preset]:
    """Every preset by its name."""
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        return {name: Preset(name=name, **values) for name, values in tomllib.load(file).items()}
