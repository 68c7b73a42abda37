"""What one route says after it took a text; a route that did not raises `DeliveryError` with its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Taken:
    """A route took the text.

    Attributes:
        confirmed: Whether the other side acknowledged it.
        sentence: What happened, for the screen.
    """

    confirmed: bool
    sentence: str
