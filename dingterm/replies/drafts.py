"""Asking an OpenAI-compatible server for a draft. The openai package costs up to a second and is loaded when asked.

Only what is in `HEADERS` and the body leaves the machine: the package would send the machine's kind, and what
`OPENAI_ORG_ID`, `OPENAI_PROJECT_ID` and `OPENAI_CUSTOM_HEADERS` hold, to any server at all.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from dingterm.errors import SecretError
from dingterm.replies.drafting.errors import DraftError, Fault, failed, fault_of_status
from dingterm.replies.drafting.pieces import Message, Piece, Usage, estimate
from dingterm.replies.drafting.server import Server
from dingterm.secrets import origin_of

if TYPE_CHECKING:
    import httpx2
    from openai import AsyncOpenAI

T = TypeVar("T")

HEADERS = ("host", "content-type", "content-length", "accept", "accept-encoding", "connection", "authorization")
"""Headers that leave the machine."""

LONGEST = 8_000
"""Characters after which a draft is cut off: a model may repeat itself for ever."""

CONNECT_SECONDS = 10.0


@dataclass(frozen=True)
class Outgoing:
    """A request as it would leave the machine; the key is left out of `headers`."""

    method: str
    url: str
    headers: dict[str, str]
    body: bytes


async def stream(server: Server, messages: list[Message]) -> AsyncGenerator[Piece | Usage, None]:
    """Ask for a draft and hand on its pieces as they come, then one `Usage`; to stop, cancel the task or close this.

    Raises:
        DraftError: It failed, or what came is not whole; the pieces handed on before remain good.
    """
    deadline = asyncio.get_running_loop().time() + server.timeout_seconds
    wire = _Wire(server)
    async with wire.explained(), wire.client() as client:
        answer = await _before(deadline, client.chat.completions.create(**_body(server, messages)))
        told, chunks = _Told(), aiter(answer)
        while (chunk := await _before(deadline, anext(chunks, None))) is not None:
            if text := told.hear(chunk):
                yield Piece(text)
            if len(told.text) > LONGEST:
                raise failed(Fault.LENGTH, server)
        yield told.usage or estimate(messages, told.text)
    if fault := told.fault():
        raise failed(fault, server)


async def outgoing(server: Server, messages: list[Message]) -> Outgoing:
    """The request that `stream` would make, byte for byte; nothing is sent."""
    import httpx2

    caught: list[httpx2.Request] = []

    def catch(request: httpx2.Request) -> httpx2.Response:
        caught.append(request)
        return httpx2.Response(200, headers={"content-type": "text/event-stream"}, content=b"data: [DONE]\n\n")

    wire = _Wire(server, httpx2.MockTransport(catch))
    async with wire.explained(), wire.client() as client:
        await client.chat.completions.create(**_body(server, messages))
    request = caught[0]
    headers = {name: value for name, value in request.headers.items() if name != "authorization"}
    return Outgoing(request.method, str(request.url), headers, request.content)


async def try_server(server: Server) -> None:
    """Ask for one word, and be content with the first sign of it.

    Raises:
        DraftError: The server, the key or the model does not serve.
    """
    async with aclosing(stream(server, [{"role": "user", "content": "Answer with the one word: ready"}])) as pieces:
        async for piece in pieces:
            if isinstance(piece, Piece):
                return


def _body(server: Server, messages: list[Message]) -> dict[str, Any]:
    return {
        "model": server.model,
        "messages": messages,
        "stream": True,
        "stream_options": {"include_usage": True},
    }


class _Told:
    """What the chunks of one answer said; any part of a chunk may be missing, whatever the types promise."""

    def __init__(self) -> None:
        self.text = ""
        self.reason = ""
        self.usage: Usage | None = None

    def hear(self, chunk: Any) -> str:
        if counted := getattr(chunk, "usage", None):
            asked, answered = (getattr(counted, f"{name}_tokens", 0) or 0 for name in ("prompt", "completion"))
            self.usage = Usage(int(asked), int(answered), counted=True)
        choices = getattr(chunk, "choices", None)
        if not isinstance(choices, list) or not choices:
            return ""
        self.reason = getattr(choices[0], "finish_reason", None) or self.reason
        text = getattr(getattr(choices[0], "delta", None), "content", None)
        self.text += text if isinstance(text, str) else ""
        return text if isinstance(text, str) else ""

    def fault(self) -> Fault | None:
        if self.reason in ("length", "content_filter"):
            return Fault.LENGTH if self.reason == "length" else Fault.FILTERED
        if not self.text.strip():
            return Fault.NO_DRAFT
        return None if self.reason else Fault.CUT


class _Wire:
    """One request: what it may carry, and what its failing means."""

    def __init__(self, server: Server, transport: httpx2.AsyncBaseTransport | None = None) -> None:
        self._server, self._transport, self._status = server, transport, 0

    def client(self) -> AsyncOpenAI:
        import httpx2
        from openai import AsyncOpenAI

        server = self._server
        timeout = httpx2.Timeout(server.chunk_seconds, connect=min(CONNECT_SECONDS, server.timeout_seconds))
        carrier = httpx2.AsyncClient(
            transport=self._transport,
            timeout=timeout,
            trust_env=not server.is_here,
            verify=not (server.is_here and server.base_url.startswith("http://")),  # reading the certificates: 20 ms
            follow_redirects=False,  # a redirect would carry the customer's words to another host
            event_hooks={"request": [self._strip], "response": [self._note]},
        )
        client = AsyncOpenAI(
            api_key=server.key or "none",
            base_url=server.base_url,
            max_retries=server.retries,
            timeout=timeout,
            http_client=carrier,
        )
        client.organization = client.project = None
        return client

    async def _strip(self, request: httpx2.Request) -> None:
        for name in set(request.headers) - set(HEADERS):
            del request.headers[name]
        if self._server.key:
            request.headers["authorization"] = f"Bearer {self._server.key}"
        elif "authorization" in request.headers:
            del request.headers["authorization"]

    async def _note(self, response: httpx2.Response) -> None:
        self._status = response.status_code

    @asynccontextmanager
    async def explained(self) -> AsyncIterator[None]:
        """Turn whatever goes wrong on the way into the one sentence for it."""
        import httpx2
        import openai

        try:
            origin_of(self._server.base_url)
            yield
        except SecretError as error:
            raise self._failed(Fault.ADDRESS) from error
        except openai.APIStatusError as error:
            raise self._failed(fault_of_status(error.status_code), error.status_code, _said(error)) from error
        except (openai.APITimeoutError, TimeoutError) as error:
            fault = fault_of_status(self._status) if self._status >= 300 else Fault.TIMEOUT
            raise self._failed(fault, self._status) from error
        except openai.APIConnectionError as error:
            raise self._failed(Fault.CUT if self._status == 200 else Fault.OFFLINE) from error
        except openai.APIError as error:
            raise self._failed(Fault.ENDED, said=_said(error)) from error
        except UnicodeEncodeError as error:
            raise self._failed(Fault.KEY_SIGNS) from error
        except (json.JSONDecodeError, UnicodeDecodeError, openai.OpenAIError, httpx2.StreamError) as error:
            raise self._failed(Fault.GARBLED) from error
        except (httpx2.InvalidURL, httpx2.UnsupportedProtocol) as error:
            raise self._failed(Fault.ADDRESS) from error
        except httpx2.TransportError as error:
            raise self._failed(Fault.CUT if self._status == 200 else Fault.OFFLINE) from error

    def _failed(self, fault: Fault, status: int = 0, said: str = "") -> DraftError:
        return failed(fault, self._server, status=status, said=said)


def _said(error: Any) -> str:
    """The server's own words, when it has any that are not a page."""
    body = getattr(error, "body", None)
    body = body.get("error", body) if isinstance(body, dict) else body
    said = body.get("message", "") if isinstance(body, dict) else ""
    return said if isinstance(said, str) else ""


async def _before(deadline: float, step: Awaitable[T]) -> T:
    async with asyncio.timeout_at(deadline):
        return await step
