"""The digits of placeholders: one digit over and over, or a run along the keys."""

from __future__ import annotations

LENGTHS = range(6, 16)
RUNS = (
    "123456",
    "1234567",
    "12345678",
    "123456789",
    "1234567890",
    "0123456789",
    "012345678",
    "987654321",
    "9876543210",
)
NOBODYS = frozenset((*(str(digit) * length for digit in range(10) for length in LENGTHS), *RUNS))
"""All of them, as they are typed."""
