"""Bulk work in a child process: a request goes in, lines of JSON come out, and stopping it leaves nothing half-done."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Mapping
from typing import Any

from dingterm import paths
from dingterm.desk.job_request import JobRequest
from dingterm.errors import DingtermError
from dingterm.safe_text import safe_text

COMMAND = (sys.executable, "-P", "-m", "dingterm", "job")
"""Without the present folder among the places modules come from: a shop's folder may hold anything."""

LONGEST_LINE = 2**26
PATIENCE = 10.0
"""Seconds a child that is told to end has for taking its unfinished files away."""

Report = Mapping[str, Any]


class ChildError(DingtermError):
    """The child said that it cannot be done, or ended without a word."""

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__(sentence)
        self.title = title


async def run_child(request: JobRequest, progress: Callable[[Report], None] = lambda state: None) -> Report:
    """Have a request done in a process of its own.

    A cancelled task tells the process to end, and hears it out: what was done before it could stop is told as done.

    Args:
        request: What is asked for.
        progress: Called with each state that the child tells.

    Returns:
        What the child told at its end.

    Raises:
        ChildError: It could not be done.
    """
    log = paths.cache_dir() / f"{request.work}.log"
    with log.open("wb") as stderr:
        process = await asyncio.create_subprocess_exec(
            *COMMAND, stdin=PIPE, stdout=PIPE, stderr=stderr, limit=LONGEST_LINE
        )
    hearing = asyncio.ensure_future(_heard(process, request, progress))
    try:
        return await asyncio.shield(hearing)
    except asyncio.CancelledError:
        _end(process)
        with contextlib.suppress(ChildError, TimeoutError):
            return await asyncio.wait_for(hearing, PATIENCE)
        raise


async def _heard(process: Process, request: JobRequest, progress: Callable[[Report], None]) -> Report:
    try:
        return await _told(process, request, progress)
    finally:
        await _ended(process)


async def _told(process: Process, request: JobRequest, progress: Callable[[Report], None]) -> Report:
    assert process.stdin is not None and process.stdout is not None
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it has ended already: below it is told how
        process.stdin.write(request.as_json().encode())
        await process.stdin.drain()
    process.stdin.close()
    async for line in process.stdout:
        told = json.loads(line)
        if "progress" in told:
            progress(told["progress"])
        elif "done" in told:
            return dict(told["done"])
        elif "error" in told:
            raise ChildError(str(told["error"]["title"]), safe_text(str(told["error"]["sentence"])))
    raise ChildError("Bulk work", f"It ended before it was done (status {await process.wait()}).{_last_words(request)}")


def _end(process: Process) -> None:
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()


async def _ended(process: Process) -> None:
    _end(process)
    try:
        await asyncio.wait_for(process.wait(), PATIENCE)
    except TimeoutError:
        process.kill()
        await process.wait()


def _last_words(request: JobRequest) -> str:
    """The end of what the child wrote to its log."""
    lines = (paths.cache_dir() / f"{request.work}.log").read_text("utf-8", errors="replace").split("\n")
    last = next((line for line in reversed(lines) if line.strip()), "")
    return f" {safe_text(last, limit=300)}" if last else ""
