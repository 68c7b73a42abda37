"""The whole queue worked out by a child process: the desk stays as small as it is, and keeps its processor."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from dingterm.desk.job_request import JobRequest
from dingterm.tui.child import Report, run_child


def replan_in_child(database: Path, advanced: Callable[[int, int], None]) -> None:
    """Have everybody worked out anew; for a worker's thread.

    Args:
        database: Where they are.
        advanced: Told how many customers are done, and of how many; what it raises ends the work.

    Raises:
        ChildError: It could not be done.
    """

    def progress(state: Report) -> None:
        advanced(int(state["rows"]), int(state["total"]))

    asyncio.run(run_child(JobRequest("plan", (), str(database)), progress))
