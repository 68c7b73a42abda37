"""How typed digits are looked up: region, how many digits, and the leading ones, as one integer."""

from __future__ import annotations

LEADING = 15
"""Leading digits that count."""

ROOM = 10**15
"""Room for the leading digits."""

LENGTHS = 32
"""Room for the number of digits."""


def typed_key(group: int, length: int, digits: int) -> int:
    """The key of a digit string typed in a region (its place in the plan, 0 after a plus sign)."""
    leading = f"{digits:0{length}}"[:LEADING].ljust(LEADING, "0")
    return (group * LENGTHS + length) * ROOM + int(leading)
