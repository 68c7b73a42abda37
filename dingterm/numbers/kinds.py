"""The kinds of numbers and the verdicts on them, in the order of their codes in the plan."""

from __future__ import annotations

KINDS = (
    "fixed_line",
    "mobile",
    "toll_free",
    "premium_rate",
    "shared_cost",
    "voip",
    "personal_number",
    "pager",
    "uan",
    "voicemail",
    "fixed_line_or_mobile",
)
"""Kinds, without `unknown`."""

VERDICTS = (
    "valid",
    "repaired",
    "possible",
    "too_short",
    "too_long",
    "unknown_region",
    "invalid_calling_code",
    "digits_lost",
    "placeholder",
    "several_numbers",
    "not_a_number",
    "suspicious",
    "fictional",
)
"""Everything that can be said of a text."""
