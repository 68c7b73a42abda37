"""What a step asked for against what really happened in the desk: points, and a reason for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dingterm.training.lesson import CONTACT, SILENCE, Expect, Step
from dingterm.training.marks import MARKS, Facts

ORDINALS = {1: "1st", 2: "2nd", 3: "3rd"}


@dataclass(frozen=True, slots=True)
class Person:
    """A customer as a step knows them."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A message that was logged in the step and stands: to whom, with what, and what was known of them."""

    to: Person
    step: int
    template: str
    category: str
    language: str
    text: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened in the desk since a step began.

    Attributes:
        contacts: Messages that stand, in their order.
        undone: How many contacts were taken back.
        opted_out: Whether an opt-out of the step's customer is on record.
        seen: Whether the trainee has looked at the step's customer.
        seconds: How long it took.
    """

    contacts: tuple[Contact, ...] = ()
    undone: int = 0
    opted_out: bool = False
    seen: bool = False
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that was looked at."""

    met: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a step is worth as it stands.

    Attributes:
        points: Of those that the step has.
        acted: Whether the trainee has done something that can be judged.
        met: Whether nothing is missing; being slow costs points, yet nothing can be done about it any more.
        reasons: Everything that was looked at, met or not.
    """

    points: int
    acted: bool
    met: bool
    reasons: tuple[Reason, ...]


def judge(step: Step, person: Person | None, happened: Happened) -> Verdict:
    """Judge one step: each reason counts alike, but whoever was to be left in peace and was not costs all points.

    Args:
        step: What was asked for.
        person: The customer it is about; None for anyone.
        happened: What is in the store since it began.
    """
    acted, reasons = _acted(step, person, happened)
    met = acted and all(reason.met for reason in reasons)
    if step.expect.action != SILENCE:
        reasons.append(_time(step.seconds, happened.seconds))
    share = sum(reason.met for reason in reasons) / len(reasons) if acted and reasons[0].met else 0
    return Verdict(round(step.points * share), acted, met, tuple(reasons))


def _acted(step: Step, person: Person | None, happened: Happened) -> tuple[bool, list[Reason]]:
    if step.expect.action == CONTACT:
        return _contact(step.expect, person, happened)
    if step.expect.action == SILENCE:
        return True, _silence(person, happened)
    done = happened.undone > 0
    return done, [Reason(done, "The last contact was taken back" if done else "No contact was taken back")]


def _contact(expect: Expect, person: Person | None, happened: Happened) -> tuple[bool, list[Reason]]:
    to_them = [one for one in happened.contacts if person is None or one.to.id == person.id]
    if to_them:
        return True, list(_checks(expect, to_them[-1]))
    if person is None:
        return False, [Reason(False, "Nobody was written to")]
    others = ", ".join(dict.fromkeys(one.to.name for one in happened.contacts))
    return bool(others), [Reason(False, f"{person.name} was not written to" + (f", but {others}" if others else ""))]


def _silence(person: Person | None, happened: Happened) -> list[Reason]:
    written = person is not None and any(one.to.id == person.id for one in happened.contacts)
    name = person.name if person else "The customer"
    reasons = [
        Reason(not written, f"{name} was {'written to all the same' if written else 'left in peace'}"),
        Reason(happened.seen, f"{name} was {'' if happened.seen else 'not '}looked at"),
    ]
    return [*reasons, Reason(True, f"{name}’s opt-out is on record")] if happened.opted_out else reasons


def _checks(expect: Expect, contact: Contact) -> Iterator[Reason]:
    yield Reason(True, f"{contact.to.name} was written to")
    yield from _circumstances(expect, contact)
    yield from _text(expect, contact)


def _circumstances(expect: Expect, contact: Contact) -> Iterator[Reason]:
    if expect.step:
        yield Reason(contact.step == expect.step, f"It was their {ORDINALS.get(contact.step, contact.step)} contact")
    if expect.template:
        yield Reason(contact.template == expect.template, f"The template was {contact.template or 'none'}")
    if expect.category and contact.category:
        yield Reason(contact.category == expect.category, f"The template’s category was {contact.category}")
    if expect.language:
        wanted = contact.facts.get("customer.language", "") if expect.language == "customer" else expect.language
        met = not wanted or contact.language.partition("-")[0] == wanted.partition("-")[0]
        yield Reason(met, f"The language was {contact.language}" + ("" if met else f", not {wanted}"))


def _text(expect: Expect, contact: Contact) -> Iterator[Reason]:
    said = contact.text.casefold()
    for name in expect.holds:
        mark = MARKS[name]
        if not mark.needs or contact.facts.get(mark.needs):
            found = mark.found(contact.text, contact.facts)
            yield Reason(found, f"It {'holds' if found else 'lacks'} {mark.label}")
    for name in expect.avoids:
        found = MARKS[name].found(contact.text, contact.facts)
        yield Reason(not found, f"It {'holds' if found else 'does without'} {MARKS[name].label}")
    if expect.says:
        hit = next((word for word in expect.says if word.casefold() in said), "")
        yield Reason(bool(hit), f"It says “{hit}”" if hit else f"It says nothing like {quoted(expect.says[:3])}")
    for word in expect.never_says:
        found = word.casefold() in said
        yield Reason(not found, f"It {'says' if found else 'does not say'} “{word}”")


def _time(par: int, taken: int) -> Reason:
    return Reason(taken <= par, f"Time {clock_face(taken)}; {clock_face(par)} is enough")


def clock_face(seconds: int) -> str:
    """Minutes and seconds, as on a watch."""
    return f"{seconds // 60}:{seconds % 60:02}"


def quoted(words: tuple[str, ...]) -> str:
    """Words as a sentence names alternatives."""
    return " or ".join(f"“{word}”" for word in words)
