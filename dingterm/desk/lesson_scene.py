"""The scene of a lesson's step: whom it is about, what the simulated customer writes, what happened.

Loads polars.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from sqlite3 import Row

from dingterm import clock
from dingterm.desk import planning
from dingterm.desk.lesson_customer import Said, said_by
from dingterm.desk.occasion import load_case
from dingterm.desk.queue import entry_ids, queue_rows
from dingterm.desk.ruling import ending
from dingterm.desk.session import Session
from dingterm.desk.views import LANES, QueueRow
from dingterm.errors import RecoveryError, TrainingError
from dingterm.replies.context import plain
from dingterm.safe_text import safe_text
from dingterm.store import customers, messages, opt_outs, queue, since
from dingterm.training.judge import Contact, Happened, Person
from dingterm.training.lesson import ANYONE, LAST, Step


@dataclass(frozen=True, slots=True)
class Scene:
    """A step as it began.

    Attributes:
        person: The customer it is about; None for anyone.
        words: What they have just written; empty when nothing.
        why: Why that is the lesson's own wording although a server is set; empty where that is so by itself.
        event: The newest event before it began.
        began: When, in epoch seconds.
    """

    person: Person | None
    words: str
    why: str
    event: int
    began: int


def open_scene(session: Session, step: Step, last: Person | None, met: Sequence[int]) -> Scene:
    """Begin a step: find its customer, and let them write what the lesson has them write.

    Args:
        session: A demo session.
        step: The step.
        last: Whom the step before was about.
        met: Ids of the customers whom the lesson has met already; others come first.

    Raises:
        TrainingError: The queue has nobody whom the step could be about.
    """
    person = _person(session, step, last, met)
    said = Said("")
    if person is not None and step.customer:
        said = _write(session, person, step)
    with session.store.reading() as db:
        event = since.newest(db)
    return Scene(person, safe_text(said.words), said.why, event, clock.now_ts())


def happened(session: Session, scene: Scene, seen: bool) -> Happened:
    """What is in the store since a step began; `seen` is whether its customer was looked at."""
    with session.store.reading() as db:
        logged = since.contacts(db, scene.event, session.agent)
        undone = since.taken_back(db, scene.event, session.agent)
        out = scene.person is not None and since.opted_out(db, scene.person.id)
    contacts = tuple(_contact(session, row) for row in logged)
    return Happened(contacts, undone, out, seen, clock.now_ts() - scene.began)


def _person(session: Session, step: Step, last: Person | None, met: Sequence[int]) -> Person | None:
    if step.who == ANYONE:
        return None
    if step.who == LAST and last is not None:
        return last
    rows = queue_rows(session, [one for lane in LANES for one in entry_ids(session, lane)])
    if not rows:
        raise TrainingError("There is nobody in the queue for this step. Start the lesson anew: dingterm train.")
    with session.store.reading() as db:
        speaks = {row.customer_id: str(customers.one(db, row.customer_id)["language"]) for row in rows}
    own = _base(session.settings.language)
    chosen = min(
        rows,
        key=lambda row: (
            *_unfitness(row, step),
            row.customer_id in met,
            _base(speaks[row.customer_id]) != own,
        ),
    )
    return Person(chosen.customer_id, chosen.customer)


def _base(language: str) -> str:
    return language.partition("-")[0]


def _unfitness(row: QueueRow, step: Step) -> tuple[bool, ...]:
    """What speaks against a customer, the weightiest first."""
    lane = "unpaid" if step.who == LAST else step.who
    waits = lane == "waiting"
    return (
        row.state == "blocked",
        not waits and row.lane != lane,
        row.step != (step.expect.step or 1),
        row.state != ("waiting" if waits else "due"),
    )


def _write(session: Session, person: Person, step: Step) -> Said:
    """Store what the customer writes; words that end messages are noted as the opt-out they are."""
    now = clock.now_ts()
    with session.store.reading() as db:
        language, last = str(customers.one(db, person.id)["language"]), messages.last_to(db, person.id)
    said = said_by(session, spoken(language, step.customer)[1], str(last["text"]) if last else "")
    with session.store.writing() as db:
        told = {"customer_id": person.id, "at": now, "direction": "in", "text": said.words, "channel": "whatsapp"}
        messages.add_one(db, tuple((messages.BLANK | told | {"source": "lesson"}).values()))
        if ending(said.words) and not since.opted_out(db, person.id):
            opt_outs.add(db, person.id, said.words, now)
        planning.replan(session, db, [person.id])
    return said


def spoken(language: str, words: Mapping[str, str]) -> tuple[str, str]:
    """Words in a customer's language, else in English: the language they are in, and the words."""
    found = next(tag for tag in (language, _base(language), "en") if tag in words)
    return found, words[found]


def _contact(session: Session, row: Row) -> Contact:
    templates = session.templates.templates
    category = templates[row["template_id"]].category if row["template_id"] in templates else ""
    return Contact(
        to=Person(row["customer_id"], safe_text(row["customer"])),
        step=row["step"],
        template=row["template_id"],
        category=category,
        language=row["language"],
        text=row["text"],
        facts=facts_of(session, row["customer_id"]),
    )


def facts_of(session: Session, customer_id: int) -> dict[str, str]:
    """What the judge may look for in a text; nothing of a customer who has left the queue."""
    with session.store.reading() as db:
        entry_id = queue.of_customer(db, customer_id)
    try:
        context = plain(load_case(session, entry_id or 0).context)
    except RecoveryError:
        return {}
    return {f"{group}.{key}": str(value) for group, values in context.items() for key, value in values.items()}
