"""What is said of a file that could not be read while the others go on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class IntakeProblem:
    """A file, or a member of an archive or folder, that is no data.

    Attributes:
        file: Its name as shown to people.
        sentence: What is wrong with it, and what to do.
    """

    file: str
    sentence: str
