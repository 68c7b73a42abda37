"""Where cleaned rows, rejects and duplicates go: all files appear together at the end, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from dingterm.cleaning.writers import Layout, kind_of
from dingterm.cleaning.writers.replaced import Replaced
from dingterm.errors import CleaningError
from dingterm.safe_text import safe_text

UNKNOWN = "unknown"
"""Part of the name of the file of rows without a region or kind."""


@dataclass(frozen=True)
class Outputs:
    """The files asked for.

    Attributes:
        out: Cleaned rows.
        rejects: Rows left out, with their reasons.
        duplicates: Rows that another stands for.
        split_by: `region` or `kind`: one file for each, its name before the ending.
        appearing: Called just before the files get their names; after that the work cannot be said to be undone.
    """

    out: Path
    rejects: Path | None = None
    duplicates: Path | None = None
    split_by: str = ""
    appearing: Callable[[], None] = lambda: None

    def check(self, inputs: Sequence[Path]) -> None:
        """Refuse before any work what cannot end well.

        Raises:
            CleaningError: An output is an input or another output, has no known ending, or no folder.
        """
        named = [path for path in (self.out, self.rejects, self.duplicates) if path]
        taken = {path.resolve(): path for path in inputs}
        for path in named:
            kind_of(path)
            shown = safe_text(str(path))
            if path.resolve() in taken or any(_same(path, other) for other in inputs):
                raise CleaningError(f"{shown} is read or written already in this run. Choose another name.")
            if not path.parent.is_dir():
                folder = safe_text(str(path.parent))
                raise CleaningError(f"There is no folder {folder}. Make it first or choose another place.")
            taken[path.resolve()] = path


def _same(one: Path, other: Path) -> bool:
    """Whether two names are one file; what may not be looked at is none that is known, and cannot be written either."""
    try:
        return one.exists() and other.exists() and one.samefile(other)
    except OSError:
        return False


class Written:
    """The files under way.

    Args:
        outputs: The files asked for.
        layouts: The columns of `out`, `rejects` and `duplicates`.
        split_column: The column whose values part the rows, if any.
    """

    def __init__(self, outputs: Outputs, layouts: Mapping[str, Layout], split_column: str) -> None:
        self.outputs = outputs
        self.layouts = layouts
        self.split_column = split_column
        self.files: dict[Path, Replaced] = {}

    def __enter__(self) -> Written:
        try:
            if not self.split_column:
                self._file(self.outputs.out, "out")
            for path, name in ((self.outputs.rejects, "rejects"), (self.outputs.duplicates, "duplicates")):
                if path:
                    self._file(path, name)
        except BaseException:
            self.drop()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        try:
            if kind is None:
                self._put()
        finally:
            self.drop()

    def rows(self, rows: pl.DataFrame) -> None:
        """Add cleaned rows."""
        if not self.split_column:
            self._file(self.outputs.out, "out").write(rows)
            return
        for (value,), some in rows.partition_by(self.split_column, as_dict=True, maintain_order=True).items():
            self._file(_with_part(self.outputs.out, str(value or UNKNOWN)), "out").write(some)

    def rejects(self, rows: pl.DataFrame) -> None:
        """Add rows left out."""
        if self.outputs.rejects:
            self._file(self.outputs.rejects, "rejects").write(rows)

    def duplicates(self, rows: pl.DataFrame) -> None:
        """Add rows that another stands for."""
        if self.outputs.duplicates:
            self._file(self.outputs.duplicates, "duplicates").write(rows)

    def counts(self) -> dict[str, int]:
        """Each file and its rows."""
        return {str(path): file.rows for path, file in self.files.items()}

    def _file(self, path: Path, name: str) -> Replaced:
        if path not in self.files:
            self.files[path] = Replaced(path, self.layouts[name])
            self.files[path].begin()
        return self.files[path]

    def _put(self) -> None:
        for file in self.files.values():
            file.finish()
        self.outputs.appearing()
        for file in self.files.values():
            file.put()

    def drop(self) -> None:
        """Leave nothing of unfinished files behind; finished ones stay."""
        for file in self.files.values():
            file.drop()


def _with_part(path: Path, part: str) -> Path:
    """`clean.csv` and `ES` to `clean.ES.csv`."""
    return path.with_name(f"{path.stem}.{part}{path.suffix}")


def clear_of(taken: Iterable[str], names: Iterable[str]) -> dict[str, str]:
    """New names for columns that would stand beside others of the same name."""
    reserved = set(taken)
    return {name: f"{name} (row)" if name in reserved else name for name in names}
