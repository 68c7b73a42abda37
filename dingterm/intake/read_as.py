"""How a file was read, for people to check and to say otherwise."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass


@dataclass(frozen=True)
class ReadAs:
    """What was decided about a file; blank where its form leaves nothing to decide.

    Attributes:
        form: table | text | workbook | parquet | json | cards | chat
        encoding: How its bytes were decoded.
        delimiter: The sign between cells.
        quote: The sign around cells.
        header_line: The line of its header (1-based), 0 where it has none.
    """

    form: str = "table"
    encoding: str = ""
    delimiter: str = ""
    quote: str = ""
    header_line: int | None = None

    def as_dict(self) -> dict[str, str | int]:
        """What there was to decide, for JSON."""
        return {name: value for name, value in dataclasses.asdict(self).items() if value not in ("", None)}


A_TABLE = ReadAs()
