"""What is said of a file that could not be read while the others go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dingterm.errors import IntakeError


@dataclass(frozen=True)
class IntakeProblem:
    """A file, or a member of an archive or folder, that is no data.

    Attributes:
        file: Its name as shown to people.
        sentence: What is wrong with it, and what to do.
        headers: Its columns, where it is a table.
    """

    file: str
    sentence: str
    headers: tuple[str, ...] = ()


class NobodyError(IntakeError):
    """No column of a table says who a row is about.

    Attributes:
        headers: Its columns.
    """

    def __init__(self, sentence: str, headers: Sequence[str]) -> None:
        super().__init__(sentence)
        self.headers = tuple(headers)
