"""A draft held against the facts by every check in turn."""

from __future__ import annotations

from dingterm.replies.facts import Facts
from dingterm.replies.guard import placeholders
from dingterm.replies.guard.marks import Mark


def check(text: str, facts: Facts, *, language: str) -> list[Mark]:
    """Mark what a draft says and the facts do not hold.

    Args:
        text: The draft as the agent will see it, after `Masked.restore`.
        facts: What may be said.
        language: The tag of the language asked for, as `languages.canonical` writes it.

    Returns:
        Marks by place; an empty list when nothing was found.
    """
    return sorted(placeholders.marks(text))
