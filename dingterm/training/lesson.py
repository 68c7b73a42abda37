"""A lesson: steps played on the made-up shop, each with what is to be done and what must really have happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ANYONE, LAST = "anyone", "last"
"""A step about whomever the trainee chooses, and one about whoever was written to last."""

CONTACT, SILENCE, UNDO = "contact", "silence", "undo"
"""What a step may ask for: a message to somebody, none to somebody, or the last one taken back."""


@dataclass(frozen=True, slots=True)
class Expect:
    """What must have happened by the end of a step; what is left empty is not looked at.

    Attributes:
        action: `contact`, `silence` or `undo`.
        template: Id of the template the contact was made with.
        category: Category of that template.
        step: Which contact it was: 1, 2 or 3.
        language: `customer` for the customer's own, else a tag.
        holds: Marks (see `marks.MARKS`) that the text must have.
        avoids: Marks that it must not have.
        says: Words of which it must hold one, in any language, whatever their case.
        never_says: Words it must not hold.
    """

    action: str
    template: str = ""
    category: str = ""
    step: int = 0
    language: str = ""
    holds: tuple[str, ...] = ()
    avoids: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    never_says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do.

    Attributes:
        say: What to do, in a sentence; `{customer}` stands for the customer's name.
        look_for: What to look at on the desk first.
        show: Id of a template that would do, for a trainer to show.
        example: Words that would do where no template does, by language.
        who: Whom it is about: `anyone`, `last`, or the lane to find somebody in.
        customer: What the simulated customer writes when the step begins, by language; empty when nothing.
        seconds: Time that is enough.
        points: What the step is worth.
    """

    say: str
    look_for: str
    show: str
    example: Mapping[str, str]
    who: str
    customer: Mapping[str, str]
    expect: Expect
    seconds: int
    points: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """A whole lesson; `level` orders them, 1 the easiest."""

    id: str
    title: str
    about: str
    level: int
    steps: tuple[Step, ...]
    path: Path

    @property
    def points(self) -> int:
        """What can be reached."""
        return sum(step.points for step in self.steps)

    @property
    def seconds(self) -> int:
        """Time that is enough for all of it."""
        return sum(step.seconds for step in self.steps)
