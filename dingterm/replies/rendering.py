"""A template filled for one customer: finished text, and the names of what it lacked, all at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from liquid.exceptions import LiquidError

from dingterm import clock
from dingterm.errors import TemplateError
from dingterm.replies.context import plain
from dingterm.replies.filling import Filling, filling
from dingterm.replies.languages import choose, locale_for
from dingterm.replies.sandbox import compiled
from dingterm.replies.schema import Template

_SPACES = re.compile(r"[ \t]+")
_LINE_END = re.compile(r" ?\n ?")
_EMPTY_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A reply as the agent sees it.

    Attributes:
        text: The message; where a variable is missing it has a gap (`context.GAP`) and must not be sent so.
        language: The tag of the language it is in.
        wording: Which of the wordings it is, from 0.
        missing: Names of the variables it lacks, in the order they come up.
    """

    text: str
    language: str
    wording: int
    missing: tuple[str, ...]


def render(
    template: Template,
    context: Mapping[str, Any],
    languages: Sequence[str],
    seed: int = 0,
    now: datetime | None = None,
) -> Rendered:
    """Fill a template.

    Args:
        template: What to say.
        context: What is known, by `context.VARIABLES`; anything may be missing. It is data, never Liquid.
        languages: What to write in, best first (see `languages.chain`).
        seed: How many times this template was used; the wordings take turns by it.
        now: The moment of writing, for the time left of a discount; the clock's when not given.

    Raises:
        TemplateError: The template has none of the languages, is not Liquid as allowed, or goes over a limit.
    """
    language = choose(languages, template.wordings)
    if language is None:
        raise TemplateError(f"“{template.title}” is not written in {', '.join(languages)}. Choose another template.")
    wordings = template.wordings[language]
    wording = seed % len(wordings)
    state = Filling(language, locale_for(language, languages), now or clock.now())
    text = _filled(template, wordings[wording], plain(context), state)
    return Rendered(tidy(text), language, wording, tuple(state.missing))


def tidy(text: str) -> str:
    """Without the double spaces and empty lines that an absent part leaves behind."""
    return _EMPTY_LINES.sub("\n\n", _LINE_END.sub("\n", _SPACES.sub(" ", text))).strip()


def _filled(template: Template, source: str, values: dict[str, Any], state: Filling) -> str:
    try:
        with filling(state):
            return compiled(source).render(values)
    except (LiquidError, RecursionError) as error:
        reason = error.message if isinstance(error, LiquidError) else "it is nested too deeply"
        raise TemplateError(f"“{template.title}” cannot be filled: {reason}. Mend {template.path}.") from error
