"""What is kept of every draft, what a day of them took, and how they fared by model."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import timedelta

from dingterm import clock
from dingterm.desk.drafting import Prepared, newest
from dingterm.desk.session import Session
from dingterm.desk.views import Reply
from dingterm.replies.drafting.edits import edits
from dingterm.replies.drafting.errors import DraftError
from dingterm.replies.drafting.pieces import Message, Usage
from dingterm.replies.drafting.server import Server
from dingterm.replies.drafting.spending import cost_micros, shown
from dingterm.replies.guard import Mark
from dingterm.safe_text import safe_text
from dingterm.store import drafts, messages


@dataclass(frozen=True, slots=True)
class Came:
    """One draft as it came.

    Attributes:
        outcome: whole, failed, stopped (by the agent) or dropped (the conversation changed meanwhile).
        sentence: Why it is not whole.
    """

    text: str
    outcome: str
    usage: Usage
    variant: int
    milliseconds: int
    sent: list[Message]
    sentence: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Spent:
    """What drafts took since the agent's midnight, by all agents of this database."""

    drafts: int
    tokens: int
    cost: str
    limit: int

    @property
    def sentence(self) -> str:
        """The day in a line."""
        cost = f", {self.cost}" if self.cost else ""
        limit = f" of {self.limit:,}" if self.limit else ""
        return f"Today: {self.drafts} drafts, {self.tokens:,}{limit} tokens{cost}."


@dataclass(frozen=True, slots=True)
class ModelRow:
    """How the drafts of one model fared; `edited` is the share of signs changed before copying."""

    model: str
    host: str
    drafts: int
    whole: int
    copied: int
    edited: float
    sent: int
    answered: int
    tokens: int
    cost: str


def keep_draft(session: Session, prepared: Prepared, server: Server, came: Came) -> int:
    """Keep a draft, whatever became of it, and return its id."""
    ai, entry, usage = session.settings.ai, prepared.case.entry, came.usage
    known = {
        "at": clock.now_ts(),
        "agent": session.agent,
        "customer_id": prepared.customer_id,
        "cart_id": entry["cart_id"],
        "lane": entry["lane"],
        "step": entry["step"],
        "host": server.host,
        "model": server.model,
        "language": prepared.language,
        "variant": came.variant,
        "direction": prepared.direction,
        "request": json.dumps(came.sent, ensure_ascii=False),
        "text": came.text,
        "outcome": came.outcome,
        "sentence": came.sentence,
        "marks": json.dumps([asdict(mark) for mark in came.marks], ensure_ascii=False),
        "tokens_in": usage.asked,
        "tokens_out": usage.answered,
        "counted": int(usage.counted),
        "cost_micros": cost_micros(usage, ai.price_in, ai.price_out),
        "currency": ai.currency,
        "milliseconds": came.milliseconds,
    }
    with session.store.writing() as db:
        return drafts.add(db, [known[column] for column in drafts.DRAFT])


def draft_copied(session: Session, draft_id: int, text: str, message_id: int) -> None:
    """Note what was copied of a draft after the agent's edits, and the contact that was logged with it.

    Raises:
        StoreError: There is no such draft.
    """
    with session.store.writing() as db:
        drafts.copied(db, draft_id, text, edits(drafts.one(db, draft_id)["text"], text), message_id)


def reply_copied(session: Session, reply: Reply, text: str, message_id: int) -> None:
    """The same for a reply, if it is a draft; one that was stopped is found by what had come of it."""
    if reply.draft_id is None:
        return
    with session.store.reading() as db:
        draft_id = reply.draft_id or drafts.stopped(db, message_id, reply.text)
    if draft_id:
        draft_copied(session, draft_id, text, message_id)


def spent_today(session: Session) -> Spent:
    """What drafts took since the agent's midnight."""
    midnight = clock.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    with session.store.reading() as db:
        row = drafts.spent_since(db, int(midnight.timestamp()))
    ai = session.settings.ai
    return Spent(row["drafts"], row["tokens"], shown(row["cost_micros"], ai.currency), ai.daily_limit)


def within_limit(session: Session) -> None:
    """Make sure that today's limit is not reached.

    Raises:
        DraftError: It is.
    """
    spent = spent_today(session)
    if spent.limit and spent.tokens >= spent.limit:
        tomorrow = (clock.now().astimezone() + timedelta(days=1)).strftime("%d %B")
        raise DraftError(
            f"Today's limit of {spent.limit:,} tokens is reached. Use a template, wait until {tomorrow}, "
            "or raise the daily limit: I at the desk, or daily_limit under [ai] in the settings."
        )


def unchanged(session: Session, prepared: Prepared) -> bool:
    """Whether nothing was written in either direction since the draft was asked for."""
    with session.store.reading() as db:
        written = messages.of_customer(db, prepared.customer_id)
    return newest(written) == prepared.last_message


def by_model(session: Session) -> list[ModelRow]:
    """How drafts fared, a row for each model, the most used first."""
    with session.store.reading() as db:
        return [
            ModelRow(
                model=safe_text(row["model"]),
                host=safe_text(row["host"]),
                drafts=row["drafts"],
                whole=row["whole"],
                copied=row["copied"],
                edited=min(1.0, (row["edits"] or 0) / row["copied_length"]) if row["copied_length"] else 0.0,
                sent=row["sent"],
                answered=row["answered"] or 0,
                tokens=row["tokens"],
                cost=shown(row["cost_micros"], row["currency"]),
            )
            for row in drafts.by_model(db)
        ]
