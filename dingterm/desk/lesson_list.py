"""Which lessons there are, and one as a trainer's script; plays nothing and loads no polars."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from dingterm import paths
from dingterm.safe_text import safe_text
from dingterm.training.judge import clock_face
from dingterm.training.script import script
from dingterm.training.shelf import SHIPPED, Shelf, load_shelf


@dataclass(frozen=True, slots=True)
class ListedLesson:
    """A lesson in a list; `time` is what is enough for it, in minutes and seconds."""

    id: str
    title: str
    about: str
    steps: int
    points: int
    time: str
    file: str

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return dataclasses.asdict(self)


def lesson_shelf() -> Shelf:
    """The lessons that come with dingterm, and those in the trainer's own `lessons` folder over them."""
    return load_shelf([SHIPPED, paths.config_dir() / "lessons"])


def list_lessons() -> tuple[list[ListedLesson], list[str]]:
    """Every lesson, the easiest first, and a sentence for each file that could not be used."""
    shelf = lesson_shelf()
    found = [
        ListedLesson(
            id=one.id,
            title=safe_text(one.title),
            about=safe_text(one.about),
            steps=len(one.steps),
            points=one.points,
            time=clock_face(one.seconds),
            file=one.path.name,
        )
        for one in shelf.lessons.values()
    ]
    return found, [safe_text(problem) for problem in shelf.problems]


def lesson_script(lesson_id: str) -> list[str]:
    """A lesson line by line, for a trainer to play in front of people.

    Raises:
        TrainingError: There is none of that id, or its file cannot be used.
    """
    return [safe_text(line) for line in script(lesson_shelf().get(lesson_id))]
