"""The replies for an entry: favourites on keys, the search, and a template filled for the customer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from dingterm import clock
from dingterm.desk.occasion import Case, load_case
from dingterm.desk.session import Session
from dingterm.desk.views import Choice, Reply
from dingterm.replies.context import GAP
from dingterm.replies.schema import Template

NOTHING: Mapping[str, str] = MappingProxyType({})


def missing_facts(reply: Reply, text: str) -> tuple[str, ...]:
    """What a reply lacks, as long as its text has gaps of which it is known what belongs into each."""
    known = text == reply.text or text.count(GAP) == len(reply.missing)
    return reply.missing if GAP in text and known else ()


def question_of(missing: str) -> tuple[str, str]:
    """What to ask for a missing fact, and an answer that would do."""
    from dingterm.replies.asked import question

    asked = question(missing)
    return asked.words, asked.example


def found_in(query: str, text: str) -> list[tuple[int, int]]:
    """Where a text has what was searched for: start and end of each."""
    from dingterm.replies.words import spans

    return spans(query, text)


def check_answer(missing: str, text: str) -> None:
    """Refuse what cannot be a missing fact.

    Raises:
        TemplateError: The sentence shows what would do.
    """
    from dingterm.replies.asked import answer

    answer(missing, text)


def with_words(text: str, answers: Iterable[str]) -> str:
    """An edited text whose gaps are filled with words, one after another."""
    for one in answers:
        text = text.replace(GAP, one, 1)
    return text


def favourites(session: Session, entry_id: int) -> list[Choice]:
    """The templates on the keys 1 to 9 for this entry."""
    case = load_case(session, entry_id)
    named = session.settings.favourites.get(case.occasion.lane, [])
    return _choices(case, session.templates.favourites(case.occasion, named).items())


def template_problems(session: Session) -> list[str]:
    """A sentence on each template file that cannot be used, if nobody was told of it yet."""
    return [str(one) for one in session.untold_problems()]


def search_replies(session: Session, entry_id: int, query: str) -> list[Choice]:
    """The templates that a query means, best first; an empty query gives what fits the entry."""
    from dingterm.replies.languages import choose
    from dingterm.replies.words import lines_with

    case = load_case(session, entry_id)
    languages = case.occasion.languages
    found = session.templates.search(query, case.occasion)
    texts = {one.id: one.wordings.get(choose(languages, one.wordings) or "", ()) for one in found}
    choices = _choices(case, ((0, one) for one in found))
    return [replace(one, line=lines_with(query, one.title, texts[one.template_id])) for one in choices]


def fill_reply(
    session: Session,
    entry_id: int,
    template_id: str,
    language: str | None = None,
    answers: Mapping[str, str] = NOTHING,
) -> Reply:
    """Fill a template for the customer of an entry, in their language or the one asked for.

    Args:
        session: The desk.
        entry_id: The entry of the queue.
        template_id: Which one.
        language: What to write it in.
        answers: What an agent said of facts that were missing, for this message only (`replies.asked`).

    Raises:
        RecoveryError: The entry has left the queue.
        TemplateError: There is no such template, it cannot be filled at all, or an answer will not do.
    """
    from dingterm.replies.asked import given
    from dingterm.replies.attachments import attachments
    from dingterm.replies.rendering import render

    case = load_case(session, entry_id)
    template = session.templates.get(template_id)
    languages = (language, *case.occasion.languages) if language else case.occasion.languages
    filled = render(template, given(case.context, answers), languages, seed=_seed(case, template_id), now=clock.now())
    return Reply(
        template.id, template.title, filled.language, filled.wording, filled.text, filled.missing, case.entry["step"],
        attachments=attachments(template), answers=tuple(answers.items()),
    )  # fmt: skip


def _seed(case: Case, template_id: str) -> int:
    """Another wording for each customer, and another again for a second use."""
    return int(case.entry["customer_id"]) + case.uses.get(template_id, 0)


def _choices(case: Case, keyed: Iterable[tuple[int, Template]]) -> list[Choice]:
    return [
        Choice(
            one.id, one.title, one.category, key, tuple(one.wordings),
            case.uses.get(one.id, 0), *case.answers.get(one.id, (0, 0)),
        )
        for key, one in keyed
    ]  # fmt: skip
