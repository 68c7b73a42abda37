"""A server that answers with bytes of our choosing, as no well-behaved one would."""

from __future__ import annotations

import json
from collections.abc import Iterable

from werkzeug import Response

PLAIN = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m"}


def chunk(text: str | None = None, reason: str | None = None) -> str:
    """One event of a stream."""
    delta = {} if text is None else {"content": text}
    return event(PLAIN | {"choices": [{"index": 0, "delta": delta, "finish_reason": reason}]})


def usage(asked: int, answered: int) -> str:
    """The event that ends a counted stream."""
    counted = {"prompt_tokens": asked, "completion_tokens": answered, "total_tokens": asked + answered}
    return event(PLAIN | {"choices": [], "usage": counted})


def event(document: object) -> str:
    return f"data: {json.dumps(document, ensure_ascii=False)}\n\n"


def streamed(events: Iterable[str], done: bool = True) -> Response:
    """An answer made of events, which may be sent as slowly as they are made."""

    def send() -> Iterable[bytes]:
        yield from (one.encode() for one in events)
        if done:
            yield b"data: [DONE]\n\n"

    return Response(send(), content_type="text/event-stream")


def said(*texts: str) -> Response:
    """A whole draft in these pieces."""
    return streamed([*map(chunk, texts), chunk(reason="stop"), usage(120, 30)])
