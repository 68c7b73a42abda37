"""How well a template fits an occasion: its lane, its step, its language, and whether its needs are met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dingterm.replies.languages import base, choose
from dingterm.replies.schema import CATEGORIES, Template


@dataclass(frozen=True, slots=True)
class Occasion:
    """A contact about to be made.

    Attributes:
        lane: unpaid, consulted or win-back.
        step: 1 for the first contact.
        languages: What to write in, best first (see `languages.chain`).
        have: Names of facts that are at hand (see `context.facts`).
        used: Ids of templates that went to this customer before: they go last.
        worked: Id and share of answers, of templates with enough contacts to tell; the others count as the middle.
    """

    lane: str
    step: int
    languages: tuple[str, ...]
    have: frozenset[str] = frozenset()
    used: frozenset[str] = frozenset()
    worked: tuple[tuple[str, float], ...] = ()


def ranked(templates: Iterable[Template], occasion: Occasion, *, every_lane: bool = False) -> list[Template]:
    """The templates that can be used on an occasion, best first and always in the same order.

    Args:
        templates: Any number of them.
        occasion: What they have to fit.
        every_lane: Keep those meant for another lane, after the rest.
    """
    usable = (one for one in templates if one.needs <= occasion.have and choose(occasion.languages, one.wordings))
    fitting = (one for one in usable if every_lane or _in_lane(one, occasion.lane))
    worked = dict(occasion.worked)
    middle = sum(worked.values()) / len(worked) if worked else 0.0
    return sorted(fitting, key=lambda one: _distance(one, occasion, worked.get(one.id, middle)))


def _distance(template: Template, occasion: Occasion, share: float) -> tuple[bool, bool, int, int, float, int, str]:
    return (
        not _in_lane(template, occasion.lane),
        template.id in occasion.used,
        _steps_away(template, occasion.step),
        _language_place(template, occasion.languages),
        -share,
        CATEGORIES.index(template.category),
        template.id,
    )


def _in_lane(template: Template, lane: str) -> bool:
    return not template.lanes or lane in template.lanes


def _steps_away(template: Template, step: int) -> int:
    return min((abs(one - step) for one in template.steps), default=0)


def _language_place(template: Template, languages: tuple[str, ...]) -> int:
    have = {base(tag) for tag in template.wordings}
    return next((place for place, tag in enumerate(languages) if base(tag) in have), len(languages))
