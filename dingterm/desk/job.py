"""Bulk work in a process of its own: lines of JSON say how far it is, the last one how it ended. Loads polars."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Mapping
from typing import Any

from dingterm.desk.job_request import JobRequest
from dingterm.errors import DingtermError

NICE = 10
"""What the work gives way to whatever has a screen by."""

BETWEEN = 0.1
"""Seconds between two lines of progress: more would only keep the reader busy."""

Write = Callable[[str], None]


class Tell:
    """Writes lines: `progress` at most ten times a second, `done` or `error` at the end."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._next = 0.0

    def progress(self, state: Mapping[str, Any]) -> None:
        """Say how far the work is, unless that was said just now."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + BETWEEN
            self.last("progress", state)

    def last(self, what: str, told: Mapping[str, Any]) -> None:
        """Say something that must not be left out."""
        self._write(json.dumps({what: told}, ensure_ascii=True) + "\n")


def run_job(request: JobRequest, write: Write, appearing: Callable[[], None] = lambda: None) -> bool:
    """Do a piece of work, giving way to everything else; whether it could be done.

    Args:
        request: What is asked for.
        write: Takes whole lines and hands them on at once.
        appearing: Called when files are about to appear: it is too late to stop then.
    """
    if hasattr(os, "nice"):
        os.nice(NICE)
    tell = Tell(write)
    try:
        tell.last("done", _done(request, tell, appearing))
    except DingtermError as error:
        tell.last("error", {"title": error.title, "sentence": error.sentence})
        return False
    return True


def _done(request: JobRequest, tell: Tell, appearing: Callable[[], None]) -> Mapping[str, Any]:
    if request.work == "import":
        from dingterm.desk.import_job import import_job

        return import_job(request, tell.progress)
    if request.work == "plan":
        from dingterm.desk.plan_job import plan_job

        return plan_job(request, tell.progress)
    if request.work == "preview":
        from dingterm.desk.preview_job import preview_job

        return preview_job(request)
    from dingterm.desk.clean_job import clean_job

    return clean_job(request, tell.progress, appearing)
