"""Make the table of countries anew that filters look into: `python -m tests.unit.recovery.places`."""

from __future__ import annotations

from dingterm.cleaning import regions
from dingterm.recovery.filters.places import TABLE


def compiled() -> str:
    """All that cleaning understands, a line for each region."""
    names: dict[str, list[str]] = {code: [] for code in regions.english_names()}
    for name, code in regions._lookup().items():
        names.setdefault(code, []).append(name)
    return "".join("\t".join((code, *known)) + "\n" for code, known in sorted(names.items()))


if __name__ == "__main__":
    TABLE.write_text(compiled(), encoding="utf-8")
