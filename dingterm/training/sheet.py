"""The score sheet of a lesson: what each step was worth, how long it took, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dingterm.training.judge import Verdict, clock_face
from dingterm.training.lesson import Lesson, Step

GRADES = (
    (0.9, "Ready for customers."),
    (0.6, "Nearly there: play it once more."),
    (0.0, "Play it again with the hints."),
)
"""The share of the points from which each sentence holds."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One step as it was left: the step, its words with the customer's name, the verdict, the seconds it took."""

    step: Step
    said: str
    verdict: Verdict
    seconds: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A lesson as it was played; steps that were not reached are worth nothing."""

    lesson: Lesson
    outcomes: tuple[Outcome, ...]

    @property
    def points(self) -> int:
        """What was reached."""
        return sum(one.verdict.points for one in self.outcomes)

    @property
    def seconds(self) -> int:
        """How long it took."""
        return sum(one.seconds for one in self.outcomes)

    @property
    def grade(self) -> str:
        """What that means, in a sentence."""
        share = self.points / self.lesson.points
        return next(sentence for least, sentence in GRADES if share >= least)

    def lines(self) -> Iterator[tuple[str, str]]:
        """The sheet line by line: a tone (`title`, `good`, `bad`, `quiet` or none) and a sentence."""
        lesson = self.lesson
        yield "title", f"{lesson.title}: {self.points} of {lesson.points} points"
        yield "", f"{clock_face(self.seconds)} minutes; {clock_face(lesson.seconds)} are enough. {self.grade}"
        for place, one in enumerate(self.outcomes, start=1):
            yield "", ""
            yield "title", f"Step {place}: {one.verdict.points} of {one.step.points} points, {clock_face(one.seconds)}"
            yield "quiet", one.said
            yield from (("good" if reason.met else "bad", reason.sentence) for reason in one.verdict.reasons)
        if left := len(lesson.steps) - len(self.outcomes):
            yield "", ""
            yield "quiet", f"Steps that were not played: {left}."
