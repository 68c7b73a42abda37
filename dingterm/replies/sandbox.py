"""Liquid with nothing to reach and little to spend: no files, few tags, bounded loops and output.

Only imported when a reply is filled: Liquid takes a tenth of a second to load.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, ClassVar

from liquid import BoundTemplate, Environment
from liquid.builtin.content import Literal
from liquid.builtin.illegal import Illegal
from liquid.builtin.output import Output
from liquid.exceptions import FilterArgumentError, OutputStreamLimitError

from dingterm.replies.filling import Missing
from dingterm.replies.filters import FILTERS as OWN

TAGS = frozenset({"if", "unless", "case", "for", "break", "continue", "assign", "capture", "comment", "#"})
"""Tags a template may use: nothing that reads another template."""

FILTERS = frozenset({
    "append", "prepend", "capitalize", "downcase", "upcase", "strip", "squish", "remove", "replace", "truncate",
    "truncatewords", "split", "join", "first", "last", "size", "plus", "minus", "url_encode", "default", *OWN,
})  # fmt: skip
"""Filters a template may use."""

OUTPUT = 20_000
"""Bytes a rendering may write, or characters any step of it may make."""


class Sandbox(Environment):
    """The one environment every template is parsed and rendered in."""

    block_nesting_limit: ClassVar[int] = 10
    context_depth_limit: ClassVar[int] = 10
    loop_iteration_limit: ClassVar[int | None] = 1_000
    output_stream_limit: ClassVar[int | None] = OUTPUT

    def setup_tags_and_filters(self, *, extra: bool = False) -> None:
        """Keep the tags and filters above and drop the rest."""
        super().setup_tags_and_filters(extra=False)
        tags = TAGS | {Literal.name, Output.name, Illegal.name}
        self.tags = {name: tag for name, tag in self.tags.items() if name in tags}
        known: dict[str, Callable[..., Any]] = {**self.filters, **OWN}
        self.filters = {name: _guarded(known[name]) for name in FILTERS}
        self.filters["default"] = _default


@lru_cache(maxsize=1_024)
def compiled(source: str) -> BoundTemplate:
    """A wording, parsed.

    Raises:
        liquid.exceptions.LiquidError: It is not Liquid as allowed here.
    """
    return _environment().from_string(source)


@lru_cache(maxsize=1)
def _environment() -> Sandbox:
    return Sandbox(undefined=Missing, autoescape=False)


def _default(value: object, fallback: object = "") -> object:
    """The value, or the fallback when it is missing, empty or blank."""
    blank = isinstance(value, str) and not value.strip()
    return fallback if blank or isinstance(value, Missing) or value in (None, False, [], {}) else value


def _guarded(function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that gives nothing for a missing value or argument, takes no range and makes no giant."""

    @wraps(function)
    def guarded(value: object, *arguments: object, **named: object) -> Any:
        missing = [one for one in (value, *arguments) if isinstance(one, Missing)]
        if missing:
            return missing[0]
        if isinstance(value, range):
            raise FilterArgumentError("a range is for loops only", token=None)
        try:
            made = function(value, *arguments, **named)
        except (ValueError, ArithmeticError) as error:
            raise FilterArgumentError(str(error), token=None) from error
        if isinstance(made, str | list) and len(made) > OUTPUT:
            raise OutputStreamLimitError("a filter made too long a text", token=None)
        return made

    return guarded
