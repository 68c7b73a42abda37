"""The templates nearest to what a customer wrote, for a desk without a server."""

from __future__ import annotations

from dataclasses import dataclass

from dingterm.desk.drafting import Prepared
from dingterm.desk.session import Session
from dingterm.replies.drafting.suggesting import suggested


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A template, and that it is one."""

    template_id: str
    title: str
    kind: str = "template"


def suggest(session: Session, prepared: Prepared) -> list[Suggestion]:
    """Templates for the words of a prepared draft, best first."""
    found = suggested(session.templates.templates.values(), prepared.case.occasion, prepared.asked)
    return [Suggestion(one.id, one.title) for one in found]
