"""Why somebody is due or is not, in a word or two, for a column too narrow for the whole of it."""

from __future__ import annotations

import re

BRIEF = {
    "above your median": "big cart",
    "about your median": "usual cart",
    "below your median": "small cart",
    "reached payment": "at payment",
    "reached shipping": "at shipping",
    "left contact details": "at contact",
    "left in the last days": "last days",
    "left this week": "this week",
    "left this month": "this month",
    "has bought before": "has bought",
    "another cart this week": "other cart",
    "has written to us": "has written",
    "items in the cart": "full cart",
    "asked not to be written to": "opted out",
    "has bought meanwhile": "has bought",
    "marked as lost": "lost",
    "marked as recovered": "recovered",
    "has not agreed to be written to": "no consent",
    "the number is from a range reserved for fiction": "made-up",
    "no phone number": "no phone",
    "no usable channel: the number is somebody else’s": "no channel",
    "the phone number is not valid": "bad phone",
    "several contacts without an answer": "no answer",
    "the cart is worth less than your minimum": "too small",
    "every step was made": "all made",
    "no hour suits every zone the number may be in": "no hour",
    "answered: read it first": "answered",
    "too early for this step": "too early",
    "ordered within a day": "ordered",
    "written to within a day": "written to",
    "written to about the same items within a day": "same items",
    "the cart was changed just now": "changed",
    "another agent has this customer": "taken",
    "outside the hours to write there": "off hours",
}
"""At most eleven cells each."""

_STEP = re.compile(r"\d+(?:st|nd|rd|th) (?=in )")


def brief(reason: str) -> str:
    """A reason in a word or two; a moment without its step: `1st in 50 min` is `in 50 min`."""
    return BRIEF.get(reason) or _STEP.sub("", reason)
