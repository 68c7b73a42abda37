"""The second look at a template: its Liquid, which reading the library leaves alone for speed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from liquid.exceptions import LiquidError

from dingterm.replies.context import FACTS, ITEM, VARIABLES
from dingterm.replies.problems import TemplateProblem
from dingterm.replies.sandbox import FILTERS, compiled
from dingterm.replies.schema import Template, nearest

_DEEPER = frozenset({"first", "last", "size", *ITEM})


def check_liquid(templates: Iterable[Template], text: str | None = None) -> list[TemplateProblem]:
    """What cannot work in the wordings of templates: broken Liquid, an unknown variable or filter.

    Args:
        templates: As read.
        text: What the file of one will say that is not written yet.
    """
    return [
        TemplateProblem(template.path, _line(template, source, text), f"{sentence} ({tag})")
        for template in templates
        for tag, sources in template.wordings.items()
        for source in sources
        for sentence in _troubles(source)
    ]


def _troubles(source: str) -> Iterator[str]:
    try:
        used = compiled(source).analyze(include_partials=False)
    except LiquidError as error:
        yield f"This is not Liquid as allowed here: {error.message}."
        return
    for name in used.filters:
        if name not in FILTERS:
            yield f"There is no filter `{name}`. {nearest(name, FILTERS)}"
    for variables in used.globals.values():
        for name in dict.fromkeys(str(one) for one in variables):
            if not _is_variable(name):
                yield f"There is no variable `{name}`. {nearest(name, FACTS)}"


def _is_variable(name: str) -> bool:
    group, _, rest = name.partition(".")
    key, _, deeper = rest.replace("[", ".[").partition(".")
    if not key:
        return group in VARIABLES
    known = key in VARIABLES.get(group, ())
    return known and all(part in _DEEPER or part[0] == "[" for part in deeper.split(".") if part)


def _line(template: Template, source: str, text: str | None) -> int:
    """Where a wording begins; TOML may have written it with escapes, then its place is not known."""
    text = template.path.read_text(encoding="utf-8") if text is None else text
    at = text.find(source.partition("\n")[0])
    return text.count("\n", 0, at) + 1 if at >= 0 else 0
