"""Bring exported chats into the history: both directions, each message once, in the customer's time. Loads polars."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from sqlite3 import Connection
from zoneinfo import ZoneInfo

from dingterm import clock
from dingterm.desk.chat_people import Ask, Known, whose
from dingterm.desk.heard import hear
from dingterm.desk.import_report import COUNTS, FileReport
from dingterm.desk.session import Session
from dingterm.intake import Chat, Message
from dingterm.recovery.usual_zone import usual_zone
from dingterm.store import bulk, events, homes, imports, merge_log, messages

SOURCE, KIND, CHANNEL = "whatsapp", "messages", "whatsapp"
BATCH = 1000
"""Messages stored in one transaction."""

SAME_CONTACT = 24 * 3600
"""Seconds between logging a reply at the desk and sending it, within which the same words are the same contact."""

OUTSIDE = "Line {}: this belongs to no message. Export the chat again."


@dataclass(frozen=True)
class Line:
    """A message on its way into the history.

    Attributes:
        at: When it was sent, epoch seconds.
        said: By whom, when and what, and how often so before.
    """

    message: Message
    at: int
    direction: str
    said: tuple[str, ...]

    def hash(self, home: int) -> str:
        """Its fingerprint in the history of a home."""
        return hashlib.sha256("\x1f".join((str(home), *self.said)).encode()).hexdigest()[:32]


def import_chat(session: Session, chat: Chat, region: str, *, dry_run: bool) -> FileReport:
    """Store a chat's messages with its customer; every message is kept, a duplicate, or a question.

    Args:
        session: The desk.
        chat: What intake has read.
        region: The shop's region: for numbers without a calling code, and the zone of a customer without one.
        dry_run: Count and store nothing.
    """
    written = [message for message in chat.messages if message.kind != "system"]
    report = FileReport(chat.file, SOURCE, KIND, rows_read=len(written) + len(chat.outside), notes=list(chat.notes))
    report.rejects = [_rejected(line, "no_message", OUTSIDE.format(line)) for line in chat.outside]
    with session.store.reading() as db:
        known = whose(session, db, chat, region)
    if isinstance(known, Ask):
        report.rejects += [_rejected(message.line, "ask", known.sentence) for message in written]
        lines: list[Line] = []
    else:
        lines = _lines(written, known, region)
        report.customers = 1
    report.rejected = len(report.rejects)
    if dry_run:
        with session.store.reading() as db:
            _count(report, len(lines), len(_fresh(db, known, lines)))
    else:
        _store(session, chat, known, lines, report, region)
    return report


def _rejected(line: int, code: str, sentence: str) -> dict[str, object]:
    return {"line": line, "column": "", "code": code, "sentence": sentence}


def _lines(written: Sequence[Message], known: Known, region: str) -> list[Line]:
    zone = ZoneInfo(usual_zone([name for name in known.zones.split("|") if name], region))
    seen: Counter[tuple[str, ...]] = Counter()
    lines = []
    for message in written:
        direction = "in" if message.author == known.author else "out"
        said = (direction, message.at.isoformat(timespec="minutes"), message.text)
        seen[said] += 1
        lines.append(Line(message, _epoch(message.at, zone), direction, (*said, str(seen[said]))))
    return lines


def _epoch(wall: datetime, zone: ZoneInfo) -> int:
    return int(wall.replace(tzinfo=zone).timestamp())


def _fresh(db: Connection, known: Known | Ask, lines: Sequence[Line]) -> list[Line]:
    """The lines that are not in the history yet, neither from an export nor as a contact logged at the desk.

    An export before may have come to another home of the same customer, who was known by the number alone then, or to
    the one that its record was in: what names no cart stayed there.
    """
    if isinstance(known, Ask):
        return []
    owner = homes.owner(db, known.home)
    members = homes.members(db, owner)
    every = [(line.hash(home), line) for home in (*members, *merge_log.left(db, members)) for line in lines]
    stored = set(imports.known_hashes(db, SOURCE, [digest for digest, _ in every]))
    known_already = {line.said for digest, line in every if digest in stored}
    logged = [(row["at"], _words(row["text"])) for row in messages.logged_at_desk(db, owner)]
    return [line for line in lines if line.said not in known_already and not _is_logged(line, logged)]


def _is_logged(line: Line, logged: Iterable[tuple[int, str]]) -> bool:
    words = _words(line.message.text)
    return line.direction == "out" and any(text == words and abs(at - line.at) <= SAME_CONTACT for at, text in logged)


def _words(text: str) -> str:
    return " ".join(text.split())


def _count(report: FileReport, lines: int, fresh: int) -> None:
    report.rows_kept += fresh
    report.duplicates += lines - fresh
    if report.rows_kept:
        report.documents = {KIND: report.rows_kept}


def _store(
    session: Session, chat: Chat, known: Known | Ask, lines: Sequence[Line], report: FileReport, region: str
) -> None:
    """Keep the messages in batches; one that is killed loses nothing, for the next run skips what is stored."""
    now = clock.now_ts()
    home = known.home if isinstance(known, Known) else 0
    digest = hashlib.sha256("".join(line.hash(home) for line in lines).encode()).hexdigest()
    with session.store.writing() as db:
        run_id = imports.start(db, (chat.file, digest, SOURCE, KIND, region, "{}", 0, "{}", session.agent, now))
        imports.add_rejects(db, _reject_rows(run_id, report))
    feed = iter(lines)
    while isinstance(known, Known) and (part := list(islice(feed, BATCH))):
        with session.store.writing() as db:
            fresh = _fresh(db, known, part)
            owner = homes.owner(db, known.home)
            _keep(session, db, run_id, known.home, owner, fresh)
            hear(session, db, owner, [(one.at, one.message.text) for one in fresh if one.direction == "in"])
        _count(report, len(part), len(fresh))
    with session.store.writing() as db:
        counts = {name: getattr(report, name) for name in COUNTS}
        imports.finish(db, run_id, counts, now)
        events.log(db, now, session.agent, "import", file=chat.file, **counts)


def _reject_rows(run_id: int, report: FileReport) -> list[tuple[object, ...]]:
    return [(run_id, one["line"], 1, "", one["code"], one["sentence"], "{}") for one in report.rejects]


def _keep(session: Session, db: Connection, run_id: int, home: int, owner: int, fresh: Sequence[Line]) -> None:
    """Store messages with the customer; they go with the home that their author is known by."""
    away = None if home == owner else home
    first = bulk.next_id(db, "source_record")
    imports.add_records(
        db,
        (
            (
                record,
                run_id,
                owner,
                away,
                SOURCE,
                KIND,
                line.message.line,
                line.hash(home),
                _payload(line.message),
                None,
            )
            for record, line in enumerate(fresh, start=first)
        ),
    )
    messages.add(db, (_row(session, owner, line) for line in fresh), away)


def _payload(message: Message) -> str:
    said = {"author": message.author, "at": message.at.isoformat(), "text": message.text, "mark": message.mark}
    return json.dumps({name: value for name, value in said.items() if value}, ensure_ascii=False)


def _row(session: Session, customer_id: int, line: Line) -> tuple[object, ...]:
    known = {
        "customer_id": customer_id,
        "at": line.at,
        "direction": line.direction,
        "origin": "own" if line.direction == "out" else "",
        "text": line.message.text,
        "channel": CHANNEL,
        "account": session.settings.account,
        "source": SOURCE,
    }
    return tuple((messages.BLANK | known).values())
