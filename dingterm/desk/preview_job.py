"""What a file is, before it is cleaned: how it is written, which column is what, its first rows. Loads polars."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from dingterm.cleaning.table.clean import CleanBlock
from dingterm.cleaning.table.plan import Plan
from dingterm.desk.clean_fixes import Fixes
from dingterm.desk.clean_job import asked, remembered, said_of
from dingterm.desk.clean_report import CleanedFile
from dingterm.desk.clean_tables import Opened, opened, tables_of
from dingterm.desk.job_request import JobRequest
from dingterm.intake.columns import IGNORED
from dingterm.intake.field_names import FIELDS
from dingterm.intake.files import files_behind
from dingterm.intake.ragged import LINE
from dingterm.intake.table_stream import TableBatch

SAMPLE = 2000
"""Rows that verdicts are shown of: a second is long enough for them."""

SHOWN = 12
"""Rows shown as they came."""


def preview_job(request: JobRequest) -> dict[str, Any]:
    """Look at the beginning of files.

    Returns:
        `files`: of each its `file` and either an `error`, or `said` (what was decided), `size`, `headers`, `mapping`
        (header to what it was taken for), `columns` (the same with certainty and how it was found), `read_as`, `rows`
        (the first ones), `sampled`, `verdicts` and `reasons` of a sample. `fields`: what a column may be said to be.

    Raises:
        UsageError: What is said of the files means nothing.
    """
    options, fixes = asked(request), Fixes(request.fixes, request.retry_region)
    said = said_of(request)
    with remembered(request, said) as memory:
        known = replace(said, recall=memory.recall)
        named = (one for file in request.files for one in files_behind(Path(file)))
        tables = [tables_of([one], known) for one in named]
    looks = (opened(alone, options, fixes)[0] for alone in tables)
    return {"files": [_told(one) for one in looks], "fields": [*FIELDS, IGNORED]}


def _told(one: Opened | CleanedFile) -> dict[str, Any]:
    if isinstance(one, CleanedFile):
        return {"file": one.file, "error": one.error}
    head = one.head or one.table.parse(next(one.table.blocks()))
    block = one.fixes.clean(head.cells.head(SAMPLE), one.plan)
    return {
        "file": one.name,
        "said": one.table.said,
        "size": one.table.size,
        "headers": list(one.plan.headers),
        "mapping": dict(_roles(one.plan, one.table.mapping)),
        "columns": {header: column.as_dict() for header, column in one.table.columns.items()},
        "read_as": one.table.read_as.as_dict(),
        "rows": head.cells.drop(LINE).head(SHOWN).to_dicts(),
        **_judged(head, block),
    }


def _roles(plan: Plan, mapping: Mapping[str, str]) -> Mapping[str, str]:
    """Header to the field it fills; what cleaning does to a column goes first."""
    found = {**dict.fromkeys(plan.countries, "country"), **dict.fromkeys(plan.emails, "email")}
    return {**mapping, **found, **dict.fromkeys(plan.phones, "phone")}


def _judged(head: TableBatch, block: CleanBlock) -> dict[str, Any]:
    verdicts = block.verdicts.value_counts(sort=True)
    reasons = block.rejects["code"].value_counts(sort=True)
    return {
        "sampled": block.verdicts.len() + head.rejects.height,
        "verdicts": dict(verdicts.iter_rows()),
        "reasons": dict(reasons.iter_rows()) | ({"unreadable": head.rejects.height} if head.rejects.height else {}),
    }
