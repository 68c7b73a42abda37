"""What a real server on loopback receives of five hundred made-up conversations tells nobody's name or number."""

from __future__ import annotations

import json
import re

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from dingterm.replies import drafts
from dingterm.replies.drafting.prompt import Brief, Said, build_request
from dingterm.replies.drafting.server import Server
from dingterm.replies.identifying import PHONE_DIGITS, surname_parts
from dingterm.replies.wordlists import folded
from tests.unit.replies.draft_server import said
from tests.unit.replies.made_conversations import Conversation, conversations

COUNT = 500


def brief(one: Conversation) -> Brief:
    first, second, *rest = one.texts
    lines = tuple(Said(place % 2 == 0, text) for place, text in enumerate(rest))
    return Brief(one.language, "The 1st contact.", (f"Order {one.person.orders[0]}",), words=first, direction=second,
                 name=one.person.given[0], conversation=lines)  # fmt: skip


def told(body: bytes, one: Conversation) -> list[str]:
    """What of a customer is in the bytes of a request."""
    text = re.sub("[\u0300-\u036f]", "", folded("\n".join(part["content"] for part in json.loads(body)["messages"])))
    digits = re.sub(r"\D", "", text)
    names = [folded(part) for name in one.person.surnames for part in surname_parts(name)]
    found = [name for name in names if re.search(rf"(?<![a-z]){re.escape(name)}(?![a-z])", text)]
    found += [phone for phone in (*one.person.phones, *one.others) if phone[-PHONE_DIGITS:] in digits]
    return found + [sign for sign in ("@", "(at)", *map(folded, one.person.emails)) if sign in text]


async def test_five_hundred_requests_on_the_wire_tell_nobody(httpserver: HTTPServer) -> None:
    bodies: list[bytes] = []

    def answer(request: Request) -> Response:
        bodies.append(request.get_data())
        return said("ok")

    httpserver.expect_request("/v1/chat/completions").respond_with_handler(answer)
    server, made = Server(httpserver.url_for("/v1"), "m"), list(conversations(COUNT, seed=11))
    for one in made:
        async for _ in drafts.stream(server, build_request(brief(one), one.person).messages):
            pass
    assert len(bodies) == COUNT
    assert [(found, one.texts) for body, one in zip(bodies, made, strict=True) if (found := told(body, one))] == []


def test_an_unmasked_request_would_tell() -> None:
    one = next(conversations(1, seed=11))
    bare = json.dumps({"messages": [{"content": text} for text in one.texts]}).encode()
    assert told(bare, one)
