"""An import as bulk work. Loads polars."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from dingterm.desk.clean_job import said_of
from dingterm.desk.imports import import_files
from dingterm.desk.job_request import JobRequest
from dingterm.desk.session import open_session

SHOWN = 50
"""Rejects told of one file."""


def import_job(request: JobRequest, tell: Callable[[Mapping[str, Any]], None]) -> dict[str, Any]:
    """Bring files into the desk; stopped at any moment, the same import goes on where it was.

    Returns:
        The report, with the first rejects of each file only: the database has them all.

    Raises:
        StoreError: The database cannot be opened.
        UsageError: What is said of the files means nothing.
    """

    def progress(file: str, done: int, total: int) -> None:
        tell({"file": file, "rows": done, "total": total})

    session = open_session(Path(request.database) if request.database else None)
    try:
        files = [Path(file) for file in request.files]
        said, forget = said_of(request), request.forget_mapping
        report = import_files(session, files, region=request.region, said=said, forget=forget, progress=progress)
        return _short(report.as_dict())
    finally:
        session.close()


def _short(report: dict[str, Any]) -> dict[str, Any]:
    for one in report["files"]:
        one["rejects"] = one["rejects"][:SHOWN]
    return report
