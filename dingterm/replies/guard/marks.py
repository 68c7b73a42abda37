"""A mark: one place of a draft that the facts do not hold, and why."""

from __future__ import annotations

from dataclasses import dataclass

CODES = (
    "price",
    "percent",
    "code",
    "discount",
    "deadline",
    "link",
    "contact",
    "claim",
    "placeholder",
    "language",
    "length",
    "repetition",
)
"""Every kind of mark."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Characters `start` to `end` of a draft, one of `CODES`, and a sentence for the agent."""

    start: int
    end: int
    code: str
    reason: str
