"""A cleaning as bulk work: what was asked, done, and what the results' tabs begin with. Loads polars."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from dingterm.cleaning.table.options import CleanOptions
from dingterm.desk.clean import CleanProgress, clean_files
from dingterm.desk.clean_fixes import Fixes
from dingterm.desk.clean_outputs import Outputs
from dingterm.desk.clean_request import filters, listed, options
from dingterm.desk.file_request import overrides
from dingterm.desk.job_request import JobRequest
from dingterm.desk.mappings import Memory, agents_memory
from dingterm.intake.overrides import Overrides


def clean_job(
    request: JobRequest, tell: Callable[[Mapping[str, Any]], None], appearing: Callable[[], None]
) -> dict[str, Any]:
    """Clean files.

    Args:
        request: What is asked for.
        tell: Takes each state.
        appearing: Called just before the files get their names.

    Returns:
        The report, with `kept`: the first rows kept.

    Raises:
        CleaningError: What was asked for cannot be done.
        UsageError: The filters cannot be read, or what is said of the files.
    """
    rejects, duplicates = _path(request.rejects), _path(request.duplicates)
    outputs = Outputs(Path(request.out), rejects, duplicates, request.split_by, appearing)
    fixes = Fixes(request.fixes, request.retry_region)

    def progress(state: CleanProgress) -> None:
        tell(dataclasses.asdict(state))

    files, said = [Path(file) for file in request.files], said_of(request)
    with remembered(request, said) as memory:
        report = clean_files(files, outputs, asked(request), progress, fixes, said, memory)
    return report.as_dict() | {"kept": list(report.kept)}


def asked(request: JobRequest) -> CleanOptions:
    """The options of a request."""
    return options(
        region=request.region,
        region_column=request.region_column,
        phone_columns=(request.phone_column,) if request.phone_column else (),
        style=request.style,
        unique_by=listed(request.unique_by),
        keep=request.keep,
        fill=request.fill,
        keep_only=filters([request.keep_only]),
    )


def said_of(request: JobRequest) -> Overrides:
    """What a request says of its files."""
    return overrides(
        columns=request.map,
        encoding=request.encoding,
        delimiter=request.delimiter,
        quote=request.quote,
        header_line=request.header_line,
    )


def remembered(request: JobRequest, said: Overrides) -> AbstractContextManager[Memory]:
    """What was said of files before a request."""
    needed = bool(said.columns) and request.work != "preview"
    return agents_memory(_path(request.database), needed=needed, afresh=request.forget_mapping)


def _path(text: str) -> Path | None:
    return Path(text) if text else None
