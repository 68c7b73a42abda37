"""Options of a cleaning, from the words a user wrote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import cast

from dingterm.cleaning.table.options import CleanOptions, Keep, Style
from dingterm.errors import UsageError


def options(
    *,
    region: str = "",
    region_column: str = "",
    phone_columns: Sequence[str] = (),
    style: str = "e164",
    keep: str = "first",
    unique_by: Sequence[str] = (),
    fill: bool = False,
    keep_only: Mapping[str, frozenset[str]] | None = None,
    keep_raw: bool = False,
) -> CleanOptions:
    """Options of known words; the region is the settings' when empty.

    Raises:
        SettingsError: The settings cannot be read.
    """
    from dingterm.settings import load_settings

    return CleanOptions(
        region=region or load_settings().region or None,
        region_column=region_column,
        phone_columns=tuple(phone_columns),
        style=cast(Style, style),
        unique_by=tuple(unique_by),
        keep=cast(Keep, keep),
        fill=fill,
        keep_only=keep_only or {},
        keep_raw=keep_raw,
    )


def listed(text: str) -> tuple[str, ...]:
    """`phone, email` to its parts."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def filters(texts: Sequence[str]) -> Mapping[str, frozenset[str]]:
    """`region=ES,region=PT,kind=mobile` to the values of each key.

    Raises:
        UsageError: A part is no such pair.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for part in (part for text in texts for part in listed(text)):
        key, sign, values = part.partition("=")
        if not sign or not key.strip():
            raise UsageError(f"--keep-only cannot be {part!r}. Write it as region=ES,kind=mobile.")
        found[key.strip()].update(value.strip() for value in values.split("|"))
    return {key: frozenset(values) for key, values in found.items()}
