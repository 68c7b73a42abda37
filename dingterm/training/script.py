"""A lesson in words: what a step asks for as sentences, and the whole as a script for a trainer."""

from __future__ import annotations

from collections.abc import Iterator

from dingterm.training.judge import ORDINALS, clock_face, quoted
from dingterm.training.lesson import ANYONE, CONTACT, LAST, SILENCE, Expect, Lesson, Step
from dingterm.training.marks import MARKS

WHO = {
    ANYONE: "whoever you choose",
    LAST: "whoever was written to last",
    "waiting": "somebody who is not to be written to yet",
}
"""Who a step is about, where no lane says it."""


def expected(expect: Expect) -> Iterator[str]:
    """What a step asks for, a sentence each."""
    if expect.action == SILENCE:
        yield "They are left in peace: nothing is copied for them."
    elif expect.action != CONTACT:
        yield "The last contact is taken back."
    else:
        yield from _contact(expect)


def _contact(expect: Expect) -> Iterator[str]:
    kind = f"with the template {expect.template}" if expect.template else f"with a template for {expect.category}"
    which = f"The {ORDINALS[expect.step]} contact is made" if expect.step else "A contact is made"
    yield f"{which} {kind}." if expect.template or expect.category else f"{which}."
    if expect.language:
        yield "It is in the customer’s language." if expect.language == "customer" else f"It is in {expect.language}."
    if expect.holds:
        yield f"It holds {_listed(expect.holds)}."
    if expect.says:
        yield f"It says something like {quoted(expect.says[:4])}."
    if expect.avoids:
        yield f"It does without {_listed(expect.avoids)}."
    if expect.never_says:
        yield f"It does not say {quoted(expect.never_says)}."


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(MARKS[name].label for name in names)


def script(lesson: Lesson) -> Iterator[str]:
    """A lesson line by line, for a trainer to play in front of people."""
    yield lesson.title
    yield lesson.about
    yield f"{len(lesson.steps)} steps, {lesson.points} points, about {clock_face(lesson.seconds)} minutes"
    for place, step in enumerate(lesson.steps, start=1):
        yield ""
        yield f"Step {place} of {len(lesson.steps)}  ({step.points} points, {clock_face(step.seconds)})"
        yield from (f"  {label:<11}{text}" for label, text in _parts(step) if text)


def _parts(step: Step) -> Iterator[tuple[str, str]]:
    yield "About", WHO.get(step.who, f"somebody in the lane {step.who}")
    yield "They write", step.customer.get("en", "")
    yield "Do", named(step.say, "the customer")
    yield "Look for", step.look_for
    for place, sentence in enumerate(expected(step.expect)):
        yield "" if place else "Expected", sentence
    yield "A reply", _bracketed(step.example["en"]) if step.example else _template(step.show)


def _template(template_id: str) -> str:
    return f"the template {template_id}" if template_id else ""


def _bracketed(example: str) -> str:
    """An example with its gaps as a reader takes them: `{first_name}` is (first name)."""
    return example.replace("{", "(").replace("}", ")").replace("_", " ")


def named(text: str, name: str) -> str:
    """A sentence of a lesson with the customer's name in it."""
    filled = text.replace("{customer}", name)
    return filled[:1].upper() + filled[1:]
