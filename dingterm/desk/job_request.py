"""What one process asks of another that does its bulk work: a document on stdin, so that no name shows in a list of
processes and nothing is too long for a command line."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from typing import Any, Literal

from dingterm.errors import UsageError

Work = Literal["clean", "import", "preview", "plan"]


@dataclass(frozen=True)
class Fix:
    """A correction of one row that was left out.

    Attributes:
        file, line: Where the row is.
        column: The cell corrected.
        was: What stands there in the file; a fix is for this value only.
        value: What it is to be; nothing leaves it as it is.
        region: ISO 3166 alpha-2 region of the row's numbers; the row's own when empty.
    """

    file: str
    line: int
    column: str
    was: str = ""
    value: str | None = None
    region: str = ""


@dataclass(frozen=True)
class JobRequest:
    """One piece of bulk work; the options are those of the verbs of the same name.

    Attributes:
        work: What is to be done.
        files: Paths.
        database: Where an import goes, or what is planned; the agent's own when empty.
        keep_only: As `region=ES,kind=mobile`.
        fixes: Corrections of single rows.
        map: As `Tel=phone`.
        forget_mapping: Go by what is found out, not by what was said of such columns before.
        retry_region: Region tried for every other row that is left out.
    """

    work: Work
    files: tuple[str, ...]
    database: str = ""
    out: str = ""
    rejects: str = ""
    duplicates: str = ""
    region: str = ""
    region_column: str = ""
    phone_column: str = ""
    style: str = "e164"
    unique_by: str = ""
    keep: str = "first"
    fill: bool = False
    keep_only: str = ""
    split_by: str = ""
    fixes: tuple[Fix, ...] = ()
    retry_region: str = ""
    map: tuple[str, ...] = ()
    forget_mapping: bool = False
    encoding: str = ""
    delimiter: str = ""
    quote: str = ""
    header_line: str = ""

    def as_json(self) -> str:
        """One line."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=True)


def request_from(text: str) -> JobRequest:
    """Read a request.

    Raises:
        UsageError: It is none.
    """
    try:
        told: dict[str, Any] = json.loads(text)
        fixes = tuple(Fix(**fix) for fix in told.pop("fixes", ()))
        lists = {"files": tuple(told["files"]), "map": tuple(told.get("map", ()))}
        return JobRequest(**{**told, **lists}, fixes=fixes)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UsageError("This verb is for dingterm itself: it reads a request. Use clean or import.") from error
