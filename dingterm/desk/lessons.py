"""Playing a lesson: its steps one after the other on a demo session, each judged by what is in the store."""

from __future__ import annotations

from dataclasses import replace

from dingterm import clock
from dingterm.desk.demo import open_demo
from dingterm.desk.lesson_list import lesson_shelf
from dingterm.desk.lesson_scene import Scene, happened, open_scene
from dingterm.desk.session import Session
from dingterm.errors import TrainingError
from dingterm.safe_text import safe_text
from dingterm.settings import load_settings
from dingterm.training.judge import Person, Verdict, clock_face, judge
from dingterm.training.lesson import SILENCE, Lesson, Step
from dingterm.training.script import expected, named
from dingterm.training.sheet import Outcome, Sheet


def open_lesson(lesson_id: str) -> Play:
    """Begin a lesson on a made-up shop of its own; its session is the caller's to close.

    Raises:
        TrainingError: There is none of that id, or its file cannot be used.
    """
    lesson = lesson_shelf().get(lesson_id)
    session = open_demo()
    session.settings = replace(session.settings, ai=load_settings().ai)  # it may play the customer, who is nobody
    try:
        return Play(session, lesson)
    except TrainingError:
        session.close()
        raise


class Play:
    """One lesson, played at one desk.

    Attributes:
        session: The demo session it is played on.
        scene: The step under way, as it began.
        verdict: What it is worth so far.
    """

    def __init__(self, session: Session, lesson: Lesson) -> None:
        """Begin the first step.

        Raises:
            TrainingError: The queue has nobody whom it could be about.
        """
        self.lesson = lesson
        self.session = session
        self._outcomes: list[Outcome] = []
        self._met: list[int] = []
        self._seen: set[int] = set()
        self._last: Person | None = None
        self.scene: Scene
        self.verdict: Verdict
        self._begin()

    @property
    def over(self) -> bool:
        """Whether every step has been played."""
        return len(self._outcomes) == len(self.lesson.steps)

    @property
    def place(self) -> int:
        """Which step is under way, from 1; the last when all are over."""
        return min(len(self._outcomes) + 1, len(self.lesson.steps))

    @property
    def step(self) -> Step:
        """The step under way."""
        return self.lesson.steps[self.place - 1]

    @property
    def said(self) -> str:
        """What to do now, with the customer's name."""
        person = self.scene.person
        return safe_text(named(self.step.say, person.name if person else "the customer"))

    @property
    def words(self) -> str:
        """What the customer has written as the step began, with their name; empty when nothing."""
        person = self.scene.person
        return f"{person.name} writes: “{self.scene.words}”" if person and self.scene.words else ""

    @property
    def watch(self) -> str:
        """How long the step has taken, and how long is enough."""
        return f"{clock_face(clock.now_ts() - self.scene.began)} of {clock_face(self.step.seconds)}"

    @property
    def lacking(self) -> list[str]:
        """What is missing in what the trainee has done so far."""
        return [safe_text(one.sentence) for one in self.verdict.reasons if self.verdict.acted and not one.met]

    @property
    def hint(self) -> list[tuple[str, str]]:
        """What to do, what the customer wrote, what to look for and what is expected: lines as `Sheet.lines` has."""
        asked = [("", sentence) for sentence in expected(self.step.expect)]
        words = [one for one in (("", self.words), ("quiet", self.scene.why)) if one[1]]
        return [("title", self.said), ("", ""), *words, ("quiet", self.step.look_for), ("", ""), *asked]

    @property
    def sheet(self) -> Sheet:
        """The score so far."""
        return Sheet(self.lesson, tuple(self._outcomes))

    def saw(self, customer_id: int) -> None:
        """Note that the trainee has a customer before them."""
        self._seen.add(customer_id)

    def look(self) -> bool:
        """Judge the step by what is in the store; go on when nothing is missing. True when it was left.

        Raises:
            TrainingError: See `go_on`.
        """
        if self.over:
            return False
        self._judge()
        if not self.verdict.met or self.step.expect.action == SILENCE:
            return False
        self.go_on()
        return True

    def go_on(self) -> None:
        """Leave the step as it stands; the next one begins.

        Raises:
            TrainingError: The queue has nobody whom the next step could be about.
        """
        if self.over:
            return
        seconds = self._judge()
        self._outcomes.append(Outcome(self.step, self.said, self.verdict, seconds))
        if not self.over:
            self._begin()

    def _judge(self) -> int:
        person = self.scene.person
        since = happened(self.session, self.scene, person is not None and person.id in self._seen)
        self.verdict = judge(self.step, person, since)
        if person is None and since.contacts:
            self._last = since.contacts[-1].to
        return since.seconds

    def _begin(self) -> None:
        self._seen.clear()
        self.scene = open_scene(self.session, self.step, self._last, self._met)
        if self.scene.person:
            self._last = self.scene.person
            self._met.append(self.scene.person.id)
        self.verdict = Verdict(0, False, False, ())
