"""The lessons there are: those that come with dingterm, and a trainer's own over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dingterm.errors import TrainingError
from dingterm.training.lesson import Lesson
from dingterm.training.reading import nearest, read_lesson

SHIPPED = Path(__file__).parent / "lessons"
"""The lessons that come with dingterm."""


@dataclass(frozen=True)
class Shelf:
    """Lessons by id, the easiest first, and a sentence for each file that could not be used."""

    lessons: Mapping[str, Lesson]
    problems: tuple[str, ...] = ()

    def get(self, lesson_id: str) -> Lesson:
        """One lesson.

        Raises:
            TrainingError: There is none of that id, or its file cannot be used.
        """
        if lesson_id in self.lessons:
            return self.lessons[lesson_id]
        broken = [one for one in self.problems if one.startswith(f"{lesson_id}.toml")]
        raise TrainingError(broken[0] if broken else f"There is no lesson `{lesson_id}`. {self._hint(lesson_id)}")

    def _hint(self, lesson_id: str) -> str:
        return f"{nearest(lesson_id, self.lessons)} dingterm train lists them."


def load_shelf(folders: Iterable[Path]) -> Shelf:
    """Read folders of lessons; a later one replaces an earlier one's lesson of the same id."""
    lessons: dict[str, Lesson] = {}
    problems: list[str] = []
    for path in (path for folder in folders for path in sorted(folder.glob("*.toml"))):
        try:
            lesson = read_lesson(path)
            lessons[lesson.id] = lesson
        except TrainingError as error:
            problems.append(error.sentence)
    ordered = sorted(lessons.values(), key=lambda one: (one.level, one.id))
    return Shelf({one.id: one for one in ordered}, tuple(problems))
