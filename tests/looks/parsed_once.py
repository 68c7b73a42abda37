"""Style sheets are parsed once for all desks of a test process: a sheet with the same variables never changes."""

from __future__ import annotations

from textual.css.model import RuleSet
from textual.css.stylesheet import CSSLocation, Stylesheet

_parse = Stylesheet._parse_rules
_parsed: dict[tuple[object, ...], list[RuleSet]] = {}


def _parse_rules(
    self: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """What textual makes of a sheet; nothing is kept of one that is wrong, which raises."""
    sheet = (css, read_from, is_default_rules, tie_breaker, scope)
    key = (*sheet, frozenset(self._variables.items()))
    if key not in _parsed:
        _parsed[key] = _parse(self, *sheet)
    return _parsed[key]


def install() -> None:
    """From now on."""
    Stylesheet._parse_rules = _parse_rules  # type: ignore[method-assign]
