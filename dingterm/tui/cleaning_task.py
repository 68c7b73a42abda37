"""What an agent is cleaning: the files, what is asked of them, what came of it, and what was corrected since."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dingterm.desk.job_request import Fix, JobRequest
from dingterm.tui.cleaning_options import OPTIONS, Option, filters, turned
from dingterm.tui.scratch import Scratch

SUFFIX = ".clean"
"""Between the name of a file and its ending, for what was made of it."""


@dataclass
class CleaningTask:
    """One cleaning from its files to its export; the screen shows it.

    Attributes:
        values: Option to what was chosen or typed.
        looks: What each file is.
        shown: The file whose look is shown.
        report: What the last run said; nothing before there was one.
        imported: Whether that was an import.
        fixes: Corrections, by file and line.
        retry_region: Region to try for all other rows left out.
        fresh: Whether there are corrections that no run has seen.
        database: The desk's; what is said of columns is kept there.
        meanings: Column to what the agent says it is.
    """

    files: list[Path] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    looks: Sequence[Mapping[str, Any]] = ()
    shown: int = 0
    report: Mapping[str, Any] = field(default_factory=dict)
    imported: bool = False
    fixes: dict[tuple[str, int], Fix] = field(default_factory=dict)
    retry_region: str = ""
    fresh: bool = False
    scratch: Scratch = field(default_factory=Scratch)
    database: str = ""
    meanings: dict[str, str] = field(default_factory=dict)

    @property
    def look(self) -> Mapping[str, Any]:
        """The look that is shown."""
        return self.looks[self.shown % len(self.looks)] if self.looks else {}

    @property
    def headers(self) -> Sequence[str]:
        """The columns of the file shown."""
        return list(self.look.get("headers", ()))

    def toggle(self, file: Path) -> bool:
        """Take a file, or leave it again; whether it is taken now."""
        self.forget()
        if file in self.files:
            self.files.remove(file)
            return False
        self.files.append(file)
        return True

    def forget(self) -> None:
        """Drop what was found out about other files or with other options."""
        self.looks, self.report, self.imported = (), {}, False
        self.fixes, self.retry_region, self.fresh = {}, "", False
        self.meanings = {}

    @property
    def doubtful(self) -> str:
        """The column to ask about first: the least certain one of the file shown."""
        known = self.look.get("columns", {})
        unknown = [header for header in self.headers if header not in known]
        least = sorted(known, key=lambda header: known[header]["certainty"])
        return next(iter([*(one for one in least if known[one]["doubtful"]), *unknown, *least]), "")

    def mean(self, text: str) -> str:
        """Take `Column=what it is`; a sentence when it says neither."""
        header, sign, meaning = (part.strip() for part in text.rpartition("="))
        if not (sign and meaning and (header in self.headers or not self.headers)):
            return f"Write it as Column=what it is, with one of these columns: {', '.join(self.headers[:8])}."
        self.meanings[header] = meaning
        return ""

    def value(self, option: Option) -> str:
        """What was chosen or typed."""
        return self.values.get(option.id, option.choices[0][0] if option.choices else "")

    def turn(self, option: Option, steps: int) -> None:
        """Choose what lies so many steps away."""
        self.values[option.id] = turned(option, self.value(option), self.headers, steps)

    def fix(self, fix: Fix) -> None:
        """Keep a correction; value and region of one row go together."""
        known = self.fixes.get((fix.file, fix.line))
        if known and known.column == fix.column:
            fix = replace(fix, value=known.value if fix.value is None else fix.value, region=fix.region or known.region)
        self.fixes[fix.file, fix.line] = fix
        self.fresh = True

    @property
    def out(self) -> Path:
        """Where the cleaned rows go when they are written: as typed, or beside the first file under a new name."""
        typed = self.values.get("out", "").strip()
        if typed:
            return Path(typed).expanduser().absolute()
        first = self.files[0]
        names = (f"{first.stem}{SUFFIX}{f'-{n}' if n > 1 else ''}.csv" for n in itertools.count(1))
        return next(path for name in names if not (path := first.parent / name).exists())

    def to_look(self) -> JobRequest:
        """The request for a preview."""
        return self._request("preview")

    def to_clean(self) -> JobRequest:
        """The request for a run that writes nothing but what the results show."""
        kept, rejects, duplicates = (self.scratch.path(name) for name in self._scratch_names())
        return replace(self._request("clean"), out=kept, rejects=rejects, duplicates=duplicates, split_by="")

    def to_write(self) -> JobRequest:
        """The request for the same run that writes the files asked for."""
        out = self.out
        rejects = str(out.with_name(f"{out.stem}.rejects.csv")) if self.values.get("rejects") else ""
        return replace(self._request("clean"), out=str(out), rejects=rejects)

    def to_import(self, database: Path) -> JobRequest:
        """The request for an import: the files themselves, or, where rows were corrected, the rows kept of them."""
        request = replace(self._request("import"), database=str(database))
        corrected = self.report and not self.imported and (self.fixes or self.retry_region) and not self.fresh
        if not corrected:
            return request
        own = (self.scratch.path(self._scratch_names()[0]),)  # our own file is written as we write files
        return replace(request, files=own, encoding="", delimiter="", header_line="")

    def ended(self, request: JobRequest) -> str:
        """One sentence on a job that is done, with the next key."""
        report = self.report
        if request.work == "import":
            return f"{report['rows_kept']:,} rows are in the desk. d goes there."
        if request.out == self.to_clean().out:
            more = "The arrows show the rows left out, w writes" if report["rejected"] else "w writes"
            return f"Cleaned; no file is written yet. {more} the rows kept."
        written = ", ".join(f"{path} ({rows:,} rows)" for path, rows in report["outputs"].items())
        return f"Written: {written}"

    def _scratch_names(self) -> tuple[str, str, str]:
        return f"{self.files[0].stem}{SUFFIX}.csv", "rejects.ndjson", "duplicates.ndjson"

    def _request(self, work: Any) -> JobRequest:
        chosen = {option.id: self.value(option) for option in OPTIONS if not option.id.startswith("only_")}
        chosen |= {"region": chosen["region"].strip().upper(), "out": "", "rejects": ""}
        fill = bool(chosen.pop("fill"))
        return JobRequest(
            work,
            tuple(str(file) for file in self.files),
            **chosen,
            fill=fill,
            database=self.database,
            forget_mapping=False,
            map=tuple(f"{header}={field}" for header, field in self.meanings.items()),
            keep_only=filters(self.values),
            fixes=tuple(self.fixes.values()),
            retry_region=self.retry_region,
        )
