"""What can be asked of a cleaning, as the screen offers it: one table of options, each with its choices or typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dingterm.safe_text import safe_text
from dingterm.tui.language import tr

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Option:
    """One line of the options.

    Attributes:
        id: The field of the request it fills, or `only_…` for a filter.
        label: What it says about the rows.
        choices: Values and how each is shown, the default first; typed when there are none.
        blank: How nothing typed is shown.
        columns: Whether the columns of the file shown are choices too.
        looks: Whether the preview depends on it.
    """

    id: str
    label: str
    choices: Choices = ()
    blank: str = ""
    columns: bool = False
    looks: bool = False

    def offered(self, headers: Sequence[str]) -> Choices:
        """Its choices for a file with these columns."""
        return (*self.choices, *((header, header) for header in headers)) if self.columns else self.choices


OPTIONS = (
    Option("region", "Numbers without a country", blank="as the settings say", looks=True),
    Option("encoding", "Text is encoded as", blank="found by itself", looks=True),
    Option(
        "delimiter",
        "Cells are parted by",
        (("", "found by itself"), (",", "comma"), (";", "semicolon"), ("tab", "tab"), ("|", "pipe")),
        looks=True,
    ),
    Option("header_line", "The header is line", blank="found by itself", looks=True),
    Option("phone_column", "Phones are in", (("", "found by itself"),), columns=True, looks=True),
    Option("region_column", "The country is in", (("", "found by itself"),), columns=True, looks=True),
    Option(
        "style",
        "Phones are written",
        (
            ("e164", "+34612345678"),
            ("international", "+34 612 34 56 78"),
            ("national", "612 34 56 78"),
            ("rfc3966", "tel:+34-612-34-56-78"),
        ),
    ),
    Option(
        "unique_by",
        "Rows are the same by",
        (("", "what the file is"), ("phone", "phone"), ("email", "e-mail"), ("phone,email", "phone and e-mail")),
    ),
    Option(
        "keep",
        "Of the same rows stays",
        (("first", "the first"), ("last", "the last"), ("richest", "the richest"), ("newest", "the newest")),
    ),
    Option("fill", "Its blanks are filled", (("", "no"), ("yes", "from the others"))),
    Option("only_region", "Only regions", blank="all"),
    Option(
        "only_kind", "Only kinds", (("", "all"), ("mobile|fixed_line_or_mobile", "mobile"), ("fixed_line", "fixed"))
    ),
    Option("only_verdict", "Only phones", (("", "all"), ("valid|repaired", "valid"), ("valid", "valid as they came"))),
    Option("split_by", "One file for each", (("", "no"), ("region", "region"), ("kind", "kind"))),
    Option("rejects", "Rows left out are written", (("", "no"), ("yes", "to a file beside"))),
    Option("out", "Write to", blank="beside the first file"),
)
"""The options, in the order shown."""


def shown(option: Option, value: str, headers: Sequence[str]) -> str:
    """A value as the agent reads it: our own words translated, the columns of a file as they are."""
    ours = dict(option.choices)
    if value in ours or not value:
        return tr(option.blank if not value and option.blank else ours.get(value, ""))
    return safe_text(dict(option.offered(headers)).get(value, value))


def turned(option: Option, value: str, headers: Sequence[str], steps: int) -> str:
    """The choice so many steps from a value, around the ends."""
    values = [one for one, _ in option.offered(headers)]
    place = values.index(value) if value in values else 0
    return values[(place + steps) % len(values)] if values else value


def filters(values: Mapping[str, str]) -> str:
    """The filters among some values, as a request has them."""
    parts = []
    for key in ("region", "kind", "verdict"):
        wanted = values.get(f"only_{key}", "").replace(",", " ").split()
        if wanted:
            asked = "|".join(one.upper() for one in wanted) if key == "region" else wanted[0]
            parts.append(f"{key}={asked}")
    return ",".join(parts)
