"""A reply that would do, for a trainer who plays a lesson in front of people. Loads polars."""

from __future__ import annotations

from dataclasses import dataclass
from sqlite3 import Row

from dingterm.desk.customer import entry_row
from dingterm.desk.lesson_scene import facts_of, spoken
from dingterm.desk.lessons import Play
from dingterm.desk.reply import fill_reply
from dingterm.desk.session import Session
from dingterm.desk.views import Reply
from dingterm.errors import TrainingError
from dingterm.safe_text import safe_text
from dingterm.store import queue
from dingterm.training.lesson import Step

GAPS = {"{first_name}": "customer.first_name", "{link}": "cart.url", "{code}": "discount.code"}
"""What an example may leave to be filled in, and the fact that fills it."""


@dataclass(frozen=True, slots=True)
class Example:
    """A reply for the customer of a step, and where they stand in the queue."""

    standing: str
    entry_id: int
    reply: Reply


def example(play: Play, entry_id: int | None) -> Example:
    """The reply that the step under way has as its example.

    Args:
        play: The lesson.
        entry_id: Whom the trainer looks at, for a step about anyone.

    Raises:
        TrainingError: The step has no example, or there is nobody to write to.
        RecoveryError: The customer has left the queue.
        TemplateError: The template that the step names cannot be filled.
    """
    step, person, session = play.step, play.scene.person, play.session
    if not step.show and not step.example:
        raise TrainingError("This step has no reply to show: nothing is to be written in it. F3 goes on.")
    with session.store.reading() as db:
        chosen = queue.of_customer(db, person.id) if person else entry_id
        if chosen is None:
            raise TrainingError("There is nobody to write to here. Choose a customer, then press F4 again.")
        entry = entry_row(db, chosen)
    reply = fill_reply(session, chosen, step.show) if step.show else _own(session, step, entry)
    return Example(entry["standing"] or entry["lane"], chosen, reply)


def _own(session: Session, step: Step, entry: Row) -> Reply:
    facts = facts_of(session, entry["customer_id"])
    language, text = spoken(facts.get("customer.language", ""), step.example)
    for gap, fact in GAPS.items():
        text = text.replace(gap, facts.get(fact, ""))
    return Reply("", "An example", language, 0, safe_text(text, lines=True), (), entry["step"])
