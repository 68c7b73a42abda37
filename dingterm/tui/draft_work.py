"""Drafts for the desk, each in a thread with a loop of its own: no key waits for a server, nor for its library."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import TYPE_CHECKING

from textual.message import Message

from dingterm.errors import DingtermError
from dingterm.tui import draft_messages as told
from dingterm.tui.presenter import presenter_of

if TYPE_CHECKING:
    from textual.widget import Widget

    from dingterm.desk.drafts import Done, Event
    from dingterm.desk.session import Session
    from dingterm.desk.suggestions import Suggestion
    from dingterm.desk.views import Choice
    from dingterm.replies.guard.marks import Mark


@dataclass(eq=False)
class DraftRun:
    """One request for drafts, which can be stopped from any thread, also before it has begun."""

    entry_id: int
    words: str | None = None
    direction: str = ""
    variants: int = 1
    stopped: bool = False
    _lock: Lock = field(default_factory=Lock)
    _loop: asyncio.AbstractEventLoop | None = None
    _task: asyncio.Task[None] | None = None

    def stop(self) -> None:
        """Let nothing more come; the connection is closed behind it."""
        with self._lock:
            self.stopped = True
            if self._loop is not None and self._task is not None:
                self._loop.call_soon_threadsafe(self._task.cancel)

    def begun(self) -> bool:
        """Note the loop and the task this runs in; False when it was stopped before."""
        with self._lock:
            self._loop, self._task = asyncio.get_running_loop(), asyncio.current_task()
            return not self.stopped

    def over(self) -> None:
        """Forget the loop, which is about to end."""
        with self._lock:
            self._loop = self._task = None


class DraftWork:
    """Drafts and verdicts from one session for one screen; the answers are posted to it."""

    def __init__(self, asker: Widget, session: Session) -> None:
        self._asker = asker
        self._session = session

    def draft(self, run: DraftRun) -> None:
        """Answered by `DraftGrew`, `DraftCame`, `DraftFailed` or `TemplatesOffered`, and in the end `DraftEnded`."""

        def work() -> None:
            try:
                asyncio.run(self._drafted(run))
            except asyncio.CancelledError:
                return  # stopped by the agent, who knows

        self._asker.run_worker(work, group="draft", thread=True)

    def judge(self, entry_id: int, text: str, language: str) -> None:
        """Answered by `DraftJudged`."""
        whole = presenter_of(self._asker.app).whole(text, entry_id)

        def work() -> None:
            from dingterm.desk.judging import judge

            try:
                marks = self._marks(judge(self._session, entry_id, whole, language), entry_id)
                self._asker.post_message(told.DraftJudged(entry_id, text, marks))
            except DingtermError as error:
                self._asker.post_message(told.DraftJudged(entry_id, text, (), f"{error.title}: {error.sentence}"))

        self._asker.run_worker(work, group="judge", thread=True)

    async def _drafted(self, run: DraftRun) -> None:
        from contextlib import aclosing

        from dingterm.desk.drafts import draft

        texts: dict[int, str] = {}
        try:
            if not run.begun():
                return
            asked = draft(self._session, run.entry_id, words=run.words, direction=run.direction, variants=run.variants)
            async with aclosing(asked) as events:
                async for event in events:
                    self._post(run, await self._message(run, event, texts))
            self._post(run, told.DraftEnded(run))
        finally:
            run.over()

    def _post(self, run: DraftRun, message: Message) -> None:
        if not run.stopped:
            self._asker.post_message(message)

    async def _message(self, run: DraftRun, event: Event, texts: dict[int, str]) -> Message:
        from dingterm.desk import drafts

        match event:
            case drafts.Delta():
                texts[event.variant] = texts.get(event.variant, "") + event.text
                return told.DraftGrew(run, event.variant, self._piece(run, texts[event.variant]))
            case drafts.Done():
                return await asyncio.to_thread(self._came, run, event)
            case drafts.Failed():
                return told.DraftFailed(run, event.variant, event.title, event.sentence, event.draft_id, event.dropped)
            case drafts.Offered():
                return told.TemplatesOffered(run, [self._choice(one) for one in event.suggestions], event.sentence)

    def _came(self, run: DraftRun, done: Done) -> Message:
        from dingterm.desk.draft_log import spent_today

        tokens, today = done.usage.asked + done.usage.answered, spent_today(self._session)
        limit = f"/{today.limit:,}" if today.limit else ""
        spent = f"{tokens:,} tokens{_cost(done.cost)} · today {today.tokens:,}{limit}{_cost(today.cost)}"
        text = self._shown(run, done.text)
        return told.DraftCame(
            run,
            done.variant,
            text,
            done.language,
            done.draft_id,
            self._marks(done.marks, run.entry_id),
            done.intents,
            spent,
        )

    def _piece(self, run: DraftRun, text: str) -> str:
        """In front of people only whole words: of half a name a mask knows nothing."""
        whole = text[: max(text.rfind(" "), text.rfind("\n")) + 1] if presenter_of(self._asker.app).on else text
        return self._shown(run, whole)

    def _shown(self, run: DraftRun, text: str) -> str:
        presenter = presenter_of(self._asker.app)
        return presenter.presentation.draft(text, run.entry_id) if presenter.on else text

    def _marks(self, marks: tuple[Mark, ...], entry_id: int) -> tuple[Mark, ...]:
        """In front of people the text on the screen is another, so that marks have no place in it."""
        presenter = presenter_of(self._asker.app)
        if not presenter.on:
            return marks
        return tuple(replace(one, start=0, end=0, reason=presenter.shown(one.reason, entry_id)) for one in marks)

    def _choice(self, one: Suggestion) -> Choice:
        from dingterm.desk.views import Choice

        template = self._session.templates.get(one.template_id)
        return Choice(one.template_id, one.title, one.kind, 0, tuple(template.wordings))


def _cost(cost: str) -> str:
    return f", {cost}" if cost else ""
