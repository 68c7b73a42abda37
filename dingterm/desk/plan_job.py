"""Working out the whole queue as bulk work. Loads polars."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from dingterm.desk.job_request import JobRequest
from dingterm.desk.planning import replan_all
from dingterm.desk.session import open_session


def plan_job(request: JobRequest, tell: Callable[[Mapping[str, Any]], None]) -> dict[str, Any]:
    """Work out everybody anew; stopped at any moment, the batches done stay.

    Returns:
        How many customers there are.

    Raises:
        StoreError: The database cannot be opened.
    """
    customers = 0

    def advanced(done: int, of: int) -> None:
        nonlocal customers
        customers = of
        tell({"rows": done, "total": of})

    session = open_session(Path(request.database) if request.database else None)
    try:
        replan_all(session, advanced)
        return {"customers": customers}
    finally:
        session.close()
