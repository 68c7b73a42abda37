"""An AI draft for one entry, streamed; without a server, the templates nearest to what the customer wrote.

    async with aclosing(draft(session, entry_id, direction="shorter")) as events:
        async for event in events:
            match event: ...

Nothing blocks the loop, and no failure is raised: it comes as `Failed`, with what had come. To stop, cancel the task
or close the iterator: what came was handed on, and is kept.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from typing import TypeAlias

from dingterm.desk.draft_log import Came, keep_draft, unchanged, within_limit
from dingterm.desk.drafting import Prepared, prepare, server_of
from dingterm.desk.session import Session
from dingterm.desk.suggestions import Suggestion, suggest
from dingterm.errors import DingtermError
from dingterm.replies import drafts
from dingterm.replies.drafting.errors import DraftError
from dingterm.replies.drafting.pieces import Message, Usage, estimate
from dingterm.replies.drafting.restoring import Restorer
from dingterm.replies.drafting.server import Server
from dingterm.replies.drafting.spending import cost_micros, shown
from dingterm.replies.guard import Mark, check
from dingterm.safe_text import safe_text

MOST_VARIANTS = 3


@dataclass(frozen=True, slots=True)
class Delta:
    """A few signs more of a variant, counted from 1; ready for the editor."""

    variant: int
    text: str


@dataclass(frozen=True, slots=True)
class Done:
    """A whole draft.

    Attributes:
        text: The draft, which may differ from its pieces by blanks at both ends.
        marks: What the guard found; a draft with marks is copied only after an explicit key.
        intents: What the customer's words want, as recognised in code.
        cost: As shown, empty when no price is set.
        draft_id: For `draft_log.draft_copied`.
    """

    variant: int
    text: str
    language: str
    marks: tuple[Mark, ...]
    intents: tuple[str, ...]
    usage: Usage
    cost: str
    draft_id: int


@dataclass(frozen=True, slots=True)
class Failed:
    """No draft, or not a whole one: the sentence says why, `text` is what came.

    `dropped` when the conversation changed meanwhile: then what came answers something else, and is not to be used.
    """

    title: str
    sentence: str
    variant: int = 1
    text: str = ""
    dropped: bool = False
    draft_id: int = 0


@dataclass(frozen=True, slots=True)
class Offered:
    """No server is set up: templates for this message, labelled as templates."""

    suggestions: tuple[Suggestion, ...]
    sentence: str = "No server for drafts is set up: these are templates, the nearest to this message first."


Event: TypeAlias = Delta | Done | Failed | Offered


async def draft(
    session: Session, entry_id: int, *, words: str | None = None, direction: str = "", variants: int = 1
) -> AsyncGenerator[Event, None]:
    """Draft for the customer of an entry.

    Args:
        session: The desk.
        entry_id: The entry of the queue.
        words: The customer's words to answer; what they wrote last otherwise.
        direction: The agent's one line, such as `shorter`.
        variants: How many wordings, one after the other, 3 at most.

    Yields:
        Pieces, then `Done` or `Failed`, for each variant in turn; `Offered` alone when there is no server.
    """
    try:
        prepared = await asyncio.to_thread(prepare, session, entry_id, words, direction)
        server = await asyncio.to_thread(server_of, session)
        if server is None:
            yield Offered(tuple(await asyncio.to_thread(suggest, session, prepared)))
            return
        sent = prepared.request.messages
        raw: list[str] = []
        for variant in range(1, min(variants, MOST_VARIANTS) + 1):
            await asyncio.to_thread(within_limit, session)
            writing = _Writing(session, prepared, server, variant, prepared.request.again(raw) if raw else sent)
            async with aclosing(writing.events()) as events:
                async for event in events:
                    yield event
            if writing.error:
                return
            raw.append(writing.raw)
    except DingtermError as error:
        yield Failed(error.title, error.sentence)


async def shown_request(
    session: Session, entry_id: int, *, words: str | None = None, direction: str = ""
) -> drafts.Outgoing:
    """The request that `draft` would make, byte for byte, without its key; nothing is sent.

    Raises:
        DingtermError: There is nothing to ask for, or no server is set up.
    """
    prepared = await asyncio.to_thread(prepare, session, entry_id, words, direction)
    server = await asyncio.to_thread(server_of, session)
    if server is None:
        raise DraftError("No server for drafts is set up: nothing would leave the machine. Set one up: dingterm setup.")
    return await drafts.outgoing(server, prepared.request.messages)


@dataclass
class _Writing:
    """One variant while it comes."""

    session: Session
    prepared: Prepared
    server: Server
    variant: int
    sent: list[Message]
    raw: str = ""
    text: str = ""
    usage: Usage | None = None
    error: DingtermError | None = None
    begun: float = field(default_factory=monotonic)

    async def events(self) -> AsyncGenerator[Event, None]:
        """The pieces as they come and what became of them."""
        with self._stopped_is_kept():
            try:
                async for text in self._texts():
                    yield Delta(self.variant, text)
            except DraftError as error:
                self.error = error
            if await asyncio.to_thread(unchanged, self.session, self.prepared):
                yield await (self._failed() if self.error else self._done())
            else:
                yield await self._dropped()

    async def _texts(self) -> AsyncIterator[str]:
        restorer = Restorer(self.prepared.request.restore)
        try:
            async with aclosing(drafts.stream(self.server, self.sent)) as pieces:
                async for piece in pieces:
                    if isinstance(piece, Usage):
                        self.usage = piece
                        continue
                    self.raw += piece.text
                    if text := self._shown(restorer.feed(piece.text)):
                        yield text
        finally:
            rest = self._shown(restorer.rest())
        if rest:
            yield rest

    def _shown(self, text: str) -> str:
        """Text for the editor; a draft does not begin with blanks."""
        safe = safe_text(text, lines=True)
        safe = safe if self.text else safe.lstrip()
        self.text += safe
        return safe

    async def _done(self) -> Done:
        self.text = self.text.strip()
        prepared = self.prepared
        found = await asyncio.to_thread(check, self.text, prepared.facts, language=prepared.language)
        kept = await self._keep("whole", marks=tuple(found))
        return Done(
            self.variant,
            self.text,
            prepared.language,
            tuple(found),
            prepared.intents,
            self._usage(),
            self._cost(),
            kept,
        )

    async def _failed(self) -> Failed:
        error = self.error or DraftError("")
        kept = await self._keep("failed", error.sentence)
        return Failed(error.title, error.sentence, self.variant, self.text, draft_id=kept)

    async def _dropped(self) -> Failed:
        self.error = DraftError("The conversation changed meanwhile, so this draft was dropped. Draft again.")
        await self._keep("dropped", self.error.sentence)
        return Failed(self.error.title, self.error.sentence, self.variant, self.text, dropped=True)

    async def _keep(self, outcome: str, sentence: str = "", marks: tuple[Mark, ...] = ()) -> int:
        came = self._came(outcome, sentence, marks)
        return await asyncio.to_thread(keep_draft, self.session, self.prepared, self.server, came)

    def _came(self, outcome: str, sentence: str = "", marks: tuple[Mark, ...] = ()) -> Came:
        took = round(1000 * (monotonic() - self.begun))
        return Came(self.text, outcome, self._usage(), self.variant, took, self.sent, sentence, marks)

    @contextmanager
    def _stopped_is_kept(self) -> Iterator[None]:
        """When the agent stops, what came is kept by a thread that nobody waits for."""
        try:
            yield
        except (asyncio.CancelledError, GeneratorExit):
            kept = partial(keep_draft, self.session, self.prepared, self.server, self._came("stopped"))
            asyncio.get_running_loop().run_in_executor(None, kept)
            raise

    def _usage(self) -> Usage:
        return self.usage or estimate(self.sent, self.raw)

    def _cost(self) -> str:
        ai = self.session.settings.ai
        return shown(cost_micros(self._usage(), ai.price_in, ai.price_out), ai.currency)
