"""The simulated customer of a lesson: says what the script has them say, in words of the AI server's where one is set.

The customers of a lesson are made up, so nothing of anybody's leaves the machine. Loads the openai package where there
is a server.
"""

from __future__ import annotations

import asyncio
import dataclasses
import re
from contextlib import aclosing
from dataclasses import dataclass

from dingterm.desk.drafting import server_of
from dingterm.desk.ruling import ending
from dingterm.desk.session import Session
from dingterm.errors import DingtermError
from dingterm.replies.drafting.pieces import Message, Piece
from dingterm.replies.drafting.server import Server
from dingterm.replies.drafts import stream
from dingterm.replies.intents import recognise
from dingterm.safe_text import safe_text

PATIENCE = 8.0
"""Seconds after which the customer says what is written."""

LONGEST = 300
"""Characters of a customer's message."""

PLAY = (
    "You play a customer of an online shop, in a training for its support agents. You write to the shop in a chat."
    " Say what the note says, in the language of the note and in your own words, as a person types: one or two"
    " sentences. Keep its figures and what it asks for. Answer with the message alone."
)

_FIGURE = re.compile(r"\d+")


@dataclass(frozen=True)
class Said:
    """What a customer says, and why it is not the server's words where there is a server."""

    words: str
    why: str = ""


def said_by(session: Session, written: str, before: str = "") -> Said:
    """What the customer says for what is written in the lesson.

    Args:
        session: The lesson's own.
        written: The words of the script, in the customer's language.
        before: What the shop wrote to them last, if anything.
    """
    server = server_of(session)
    if server is None:
        return Said(written)
    patient = dataclasses.replace(server, timeout_seconds=min(PATIENCE, server.timeout_seconds), retries=0)
    try:
        words = asyncio.run(_asked(patient, _messages(written, before)))
    except DingtermError as error:
        return Said(written, f"The customer says what is written in the lesson: {error.sentence}")
    if means_the_same(written, words):
        return Said(words)
    return Said(written, "The customer says what is written in the lesson: the server's words meant something else.")


def means_the_same(written: str, words: str) -> bool:
    """Whether other words ask for one of the things the written ones do, with its figures, and opt out only if they do.

    Word lists recognise what is asked for; of new words they may miss a part, hence one of the things is enough.
    """
    if not 0 < len(words) <= LONGEST or set(_FIGURE.findall(written)) - set(_FIGURE.findall(words)):
        return False
    asked, now = {*recognise(written).names()}, {*recognise(words).names()}
    return bool(ending(written)) == bool(ending(words)) and (not asked or bool(asked & now))


def _messages(written: str, before: str) -> list[Message]:
    told = f"The shop wrote to you: {before}\n\n" if before else ""
    return [{"role": "system", "content": PLAY}, {"role": "user", "content": f"{told}Note: {written}"}]


async def _asked(server: Server, messages: list[Message]) -> str:
    text = ""
    async with aclosing(stream(server, messages)) as pieces:
        async for piece in pieces:
            text += piece.text if isinstance(piece, Piece) else ""
    return safe_text(text).strip(' "“”«»')
