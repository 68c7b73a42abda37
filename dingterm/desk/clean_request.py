"""Options of a cleaning, from the words a user wrote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from dingterm.cleaning.table.options import CleanOptions, Keep, Style


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
