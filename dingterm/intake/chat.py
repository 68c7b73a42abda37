"""A WhatsApp chat export to messages: who, when, what; lines that begin no message belong to the one before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from dingterm.errors import IntakeError
from dingterm.intake.archives import INSIDE
from dingterm.intake.chat_dates import Decided, Shape, day_of, decide, shape
from dingterm.intake.chat_header import Header, header, words
from dingterm.intake.chat_kinds import Kind, Mark, kind_of, named_day
from dingterm.safe_text import safe_text

_ENDING = re.compile(r"( ?\(\d+\))?(\.txt|\.zip)?$", re.IGNORECASE)
"""What a browser and an archive put behind a name: ` (2).zip`."""


@dataclass(frozen=True)
class Message:
    """One message.

    Attributes:
        line: The line it begins at (1-based).
        author: A saved name or a number as the phone shows it; empty where WhatsApp speaks.
        at: The wall time of the phone that exported the chat, without a zone.
        text: What was written, lines ended by `\\n`; of media the note WhatsApp left and the caption. Harmless.
        kind: Words, media, or WhatsApp's own words (a message taken back is one, with its author).
        mark: What was done to it afterwards.
    """

    line: int
    author: str
    at: datetime
    text: str
    kind: Kind
    mark: Mark = ""


@dataclass(frozen=True)
class Chat:
    """One exported chat.

    Attributes:
        file: The file's name.
        contact: Whose chat it is, by the file's name or the notice at its beginning; empty when neither tells.
        messages: In the order of the file.
        sure: False when day and month of the dates could be the other way round.
        notes: What was decided.
        outside: Lines before the first message that belong to none.
    """

    file: str
    contact: str
    messages: tuple[Message, ...]
    sure: bool
    notes: tuple[str, ...]
    outside: tuple[int, ...] = ()

    @property
    def authors(self) -> tuple[str, ...]:
        """Everybody who wrote, in the order of their first words."""
        return tuple(dict.fromkeys(one.author for one in self.messages if one.author and one.kind != "system"))


def is_chat(text: str) -> bool:
    """Whether a text begins as a chat export does."""
    first = header(text.lstrip("\n ")[:2000].partition("\n")[0])
    return first is not None and any(day_of(first, order) for order in ("dmy", "mdy", "ymd", "ydm"))


def read_chat(text: str, name: str, encoding: str, region: str | None = None) -> Chat:
    """Read a chat export.

    Args:
        text: Its text.
        name: The file's name; `WhatsApp Chat with Ana.txt` says whose chat it is.
        encoding: How it was decoded, for the notes.
        region: Where the shop is, for dates whose day and month cannot be told apart.

    Raises:
        IntakeError: Its dates are none in any order.
    """
    begun = list(_begun(text))
    orders = _orders(begun, region)
    entries = list(_joined(begun, orders))
    if not entries:
        raise IntakeError(f"{name} looks like a chat, but its dates are none. Export the chat again.")
    messages = tuple(_message(*entry, first=place == 0) for place, entry in enumerate(entries))
    sure = all(order.sure for order in orders.values() if order)
    contact = contact_of(name) or _notified(entries[0][1], messages[0])
    outside = tuple(number for number, _, line in begun[: messages[0].line - 1] if line.strip())
    return Chat(name, contact, messages, sure, _notes(encoding, orders, sure, messages), outside)


def contact_of(name: str) -> str:
    """The name in a file's or archive's name, if it is one that WhatsApp gives."""
    parts = [_ENDING.sub("", part) for part in reversed(name.replace("/", INSIDE).split(INSIDE))]
    found = (re.fullmatch(one, part, re.IGNORECASE) for part in parts for one in words()["file"]["names"])
    return next((match["name"].strip() for match in found if match), "")


Begun = tuple[int, Header | None, str]
Entry = tuple[int, Header, date, str]


def _begun(text: str) -> Iterator[Begun]:
    """Every line with its number and the header it begins with, if any."""
    return ((number, header(line), line) for number, line in enumerate(text.split("\n"), start=1))


def _orders(begun: list[Begun], region: str | None) -> dict[Shape, Decided | None]:
    by_shape: defaultdict[Shape, list[Header]] = defaultdict(list)
    witnesses: defaultdict[Shape, list[tuple[Header, date]]] = defaultdict(list)
    for _, found, _ in begun:
        if found:
            by_shape[shape(found)].append(found)
            day = named_day(found.text)
            witnesses[shape(found)] += [(found, day)] if day else []
    return {one: decide(headers, witnesses[one], region) for one, headers in by_shape.items()}


def _joined(begun: list[Begun], orders: dict[Shape, Decided | None]) -> Iterator[Entry]:
    """Messages with all their lines; a header with an impossible date is text like any other."""
    held: tuple[int, Header, date] | None = None
    lines: list[str] = []
    for number, found, line in begun:
        order = orders[shape(found)] if found else None
        day = day_of(found, order.order) if found and order else None
        if found and day:
            if held:
                yield *held, "\n".join(lines)
            held, lines = (number, found, day), [found.text]
        else:
            lines.append(line)
    if held:
        yield *held, "\n".join(lines)


def _message(line: int, found: Header, day: date, text: str, *, first: bool) -> Message:
    kind, mark, said = kind_of(text.rstrip("\n"), found.author, by_app=found.by_app, first=first)
    author = "" if kind == "system" and not mark else safe_text(found.author)
    return Message(line, author, datetime.combine(day, time(*found.clock)), safe_text(said, lines=True), kind, mark)


def _notified(found: Header, message: Message) -> str:
    """The notice on encryption stands in the contact's name on iOS."""
    return safe_text(found.author) if message.kind == "system" and not message.mark else ""


def _notes(
    encoding: str, orders: dict[Shape, Decided | None], sure: bool, messages: tuple[Message, ...]
) -> tuple[str, ...]:
    used = dict.fromkeys(order.order for order in orders.values() if order)
    said = {"dmy": "day first", "mdy": "month first", "ymd": "year first", "ydm": "year first, then the day"}
    dates = f"dates {', '.join(said[order] for order in used)}"
    own = sum(message.kind == "system" for message in messages)
    left_out = (f"WhatsApp's own lines left out: {own}",) if own else ()
    unsure = () if sure else ("day and month could be the other way round; the shop's region decides",)
    return (f"WhatsApp chat: {encoding}, {dates}", *left_out, *unsure)
