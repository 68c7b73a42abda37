"""The one piece of bulk work under way: the application owns it, screens only show it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import Worker

from dingterm.errors import DingtermError
from dingterm.tui import messages as told
from dingterm.tui.child import Report, run_child
from dingterm.tui.job_state import JobState
from dingterm.tui.widgets.job_line import JobLine

if TYPE_CHECKING:
    from dingterm.desk.job_request import JobRequest
    from dingterm.tui.app import DeskApp


class Jobs:
    """Runs a job in a child process and tells every screen how it goes."""

    def __init__(self, app: DeskApp) -> None:
        self._app = app
        self._worker: Worker[None] | None = None
        self.state: JobState | None = None

    def start(self, request: JobRequest) -> bool:
        """Begin; answered by `JobAdvanced`, then `JobEnded`, `JobFailed` or `JobStopped`. False while another runs."""
        if self.state is not None:
            return False
        self._tell_state(JobState(request))
        self._worker = self._app.run_worker(self._run(request), group="job")
        return True

    def stop(self) -> None:
        """End the job; what it has not finished goes away."""
        if self._worker is not None:
            self._worker.cancel()

    async def _run(self, request: JobRequest) -> None:
        began = time.monotonic()

        def progress(state: Report) -> None:
            self._tell_state(JobState(request, state, time.monotonic() - began))

        try:
            report = await run_child(request, progress)
        except DingtermError as error:
            self._over(partial(told.JobFailed, request, error.title, error.sentence))
        except asyncio.CancelledError:
            self._over(partial(told.JobStopped, request))
            raise
        else:
            self._over(partial(told.JobEnded, request, report))

    def _over(self, message: Callable[[], Message]) -> None:
        self.state = None
        self._tell(message)

    def _tell_state(self, state: JobState) -> None:
        self.state = state
        self._tell(partial(told.JobAdvanced, state))

    def _tell(self, message: Callable[[], Message]) -> None:
        for screen in self._app.every_screen():
            for line in screen.query(JobLine):  # from there it goes on to the screen
                line.post_message(message())
