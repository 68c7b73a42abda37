"""From how many contacts on a share says something."""

from __future__ import annotations

ENOUGH = 20
"""Contacts below which no rate is told, shown or ranked by."""
