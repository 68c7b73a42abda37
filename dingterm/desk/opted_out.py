"""Who asked not to be written to, for a list or for another system."""

from __future__ import annotations

from dataclasses import dataclass

from dingterm.desk import words
from dingterm.desk.session import Session
from dingterm.safe_text import safe_text
from dingterm.store import opt_outs


@dataclass(frozen=True, slots=True)
class OptedOut:
    """One identifier that must not be written to."""

    customer: int
    name: str
    kind: str
    value: str
    words: str
    when: str
    at: int


def opted_out(session: Session) -> list[OptedOut]:
    """Every opt-out that stands, the oldest first."""
    with session.store.reading() as db:
        return [
            OptedOut(
                customer=row["customer_id"],
                name=safe_text(row["name"] or ""),
                kind=row["kind"],
                value=safe_text(row["value"]),
                words=safe_text(row["words"]),
                when=words.stamp(row["at"]),
                at=row["at"],
            )
            for row in opt_outs.every(db)
        ]
