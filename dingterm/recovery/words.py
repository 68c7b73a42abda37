"""What the names of rules and score parts mean, in words. Loads nothing, so that the queue can open at once."""

from __future__ import annotations

BLOCKED = {
    "opted_out": "asked not to be written to",
    "bought": "has bought meanwhile",
    "lost": "marked as lost",
    "recovered": "marked as recovered",
    "no_consent": "has not agreed to be written to",
    "fictional_number": "the number is from a range reserved for fiction",
    "no_phone": "no phone number",
    "wrong_number": "no usable channel: the number is somebody else’s",
    "bad_phone": "the phone number is not valid",
    "unanswered": "several contacts without an answer",
    "minimum": "the cart is worth less than your minimum",
    "finished": "every step was made",
    "no_hour": "no hour suits every zone the number may be in",
    "answered": "answered: read it first",
}

FINAL = ("opted_out",)
"""Rules that no agent may override."""

ENDED = ("bought", "lost", "recovered", "unanswered", "finished")
"""Rules that end it: there is no further step to log."""

WAITING = {
    "step": "too early for this step",
    "ordered": "ordered within a day",
    "cooldown": "written to within a day",
    "same_items": "written to about the same items within a day",
    "changed": "the cart was changed just now",
    "claimed": "another agent has this customer",
    "snoozed": "snoozed",
    "quiet": "outside the hours to write there",
}

PARTS = {
    "value.above": "above your median",
    "value.about": "about your median",
    "value.below": "below your median",
    "stage.payment": "reached payment",
    "stage.shipping": "reached shipping",
    "stage.contact": "left contact details",
    "fresh.day": "left today",
    "fresh.days": "left in the last days",
    "fresh.week": "left this week",
    "fresh.month": "left this month",
    "orders": "has bought before",
    "carts": "another cart this week",
    "answered": "has written to us",
    "items": "items in the cart",
}

ORDINALS = {1: "1st", 2: "2nd", 3: "3rd"}


def ordinal(step: int) -> str:
    """A step as said: 1st, 2nd, 3rd, 4th."""
    return ORDINALS.get(step, f"{step}th")


def parts(coded: str) -> list[tuple[str, int]]:
    """The parts of a score in words with their points, the weightiest first."""
    pairs = [(name, int(points)) for name, _, points in (part.rpartition(":") for part in coded.split())]
    return [(PARTS[name], points) for name, points in sorted(pairs, key=_weight) if name in PARTS]


def _weight(pair: tuple[str, int]) -> int:
    return -pair[1]
