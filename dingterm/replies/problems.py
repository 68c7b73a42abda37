"""What is wrong with a template file, for the agent who wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TemplateProblem:
    """A file, or a wording in it, that is left out.

    Attributes:
        line: Counted from 1; 0 when the trouble is with the whole file.
    """

    file: Path
    line: int
    sentence: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else str(self.file)
        return f"{place}: {self.sentence}"
