"""Whole tables cleaned with the user's own columns kept, block by block."""

from __future__ import annotations
