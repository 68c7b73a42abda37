"""What one rule says about a customer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Ruling:
    """What one rule says: `until` is the moment of a waiting rule in epoch seconds, None where it says nothing."""

    name: str
    holds: bool
    until: int | None
    set_aside: bool
