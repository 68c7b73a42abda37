"""Without a server: the templates nearest to what the customer wrote, and never called anything else."""

from __future__ import annotations

from collections.abc import Iterable

from dingterm.replies.fit import Occasion, ranked
from dingterm.replies.intents import recognise
from dingterm.replies.languages import choose
from dingterm.replies.schema import Template

MEANT = {
    "price_or_discount": ("incentive", ("discount", "price", "coupon")),
    "product_question": ("care", ("details", "question", "photos", "measurements")),
    "hesitation": ("care", ("question", "support", "unfinished")),
    "delivery": ("care", ("shipping", "delivery", "returns")),
    "complaint": ("care", ("feedback", "support")),
}
"""What serves an intent: a category and tags."""

CATEGORY_POINTS, TAG_POINTS = 10.0, 40.0
"""Against a likeness of words from 0 to 100, of which half counts."""


def suggested(templates: Iterable[Template], occasion: Occasion, message: str, limit: int = 5) -> list[Template]:
    """Templates for a message, best first; among equals, and for no message, the better fit to the occasion."""
    usable = ranked(templates, occasion, every_lane=bool(message))
    if not message:
        return usable[:limit]
    from rapidfuzz import fuzz, utils

    intents = recognise(message, occasion.languages[0]).names()

    def points(template: Template) -> float:
        said = " ".join((template.title, *template.tags, _wording(template, occasion)))
        return fuzz.token_set_ratio(message, said, processor=utils.default_process) / 2 + _for(template, intents)

    return sorted(usable, key=points, reverse=True)[:limit]


def _for(template: Template, intents: Iterable[str]) -> float:
    meant = [MEANT[name] for name in intents if name in MEANT]
    by_tag = any(set(tags) & set(template.tags) for _, tags in meant)
    return TAG_POINTS * by_tag + CATEGORY_POINTS * any(template.category == one for one, _ in meant)


def _wording(template: Template, occasion: Occasion) -> str:
    language = choose(occasion.languages, template.wordings)
    return template.wordings[language][0] if language else ""
