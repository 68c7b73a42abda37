"""What columns were taken for, in lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def column_lines(columns: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """`Tel → phones (0.90, alias)` for each column that is not named as the file's own system names it."""
    for header, column in columns.items():
        if column["how"] != "source":
            doubt = f": look at it, --map {header}=… says otherwise" if column["doubtful"] else ""
            yield f"{header} → {column['field']} ({column['certainty']:.2f}, {column['how']}){doubt}"
