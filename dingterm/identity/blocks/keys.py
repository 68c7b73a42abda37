"""The keys pairs are found by, in the order they are tried: one row of the table for each."""

from __future__ import annotations

from dataclasses import dataclass

BLOCK = 40
"""Rows of a block beyond which it is parted by a second key; a larger number finds hardly any more."""

FEW, SOME = 6, 12
"""The same for keys that say little of a person; two rows that agree in no more are hardly ever one."""

CONTACTS = 10
"""Rows beyond which a phone or e-mail is nobody's in particular."""


@dataclass(frozen=True)
class Key:
    """One way of finding pairs.

    Attributes:
        parts: Names of `Parts` that must agree, all of them.
        fixes: The compared fields that agree because of it: what such pairs cannot teach.
        finer: A part that large blocks are parted by, or "" to drop them.
        most: Rows a block may have.
    """

    parts: tuple[str, ...]
    fixes: tuple[str, ...]
    finer: str = ""
    most: int = BLOCK


KEYS = (
    Key(("national_id",), ("national_id",), "birth"),
    Key(("shop_id",), ("shop_id",)),
    Key(("phone",), ("mobile", "landline"), most=CONTACTS),
    Key(("email",), ("email",), most=CONTACTS),
    Key(("mailbox", "family_sound"), ("email", "family"), "given_initial"),
    Key(("names",), ("given", "family"), "city"),
    Key(("names", "street_start"), ("given", "family", "street"), "city"),
    Key(("postcode", "family_sound"), ("place", "family"), "given_initial"),
    Key(("postcode", "given_sound"), ("place", "given"), "street_start"),
    Key(("postcode", "street_start"), ("place", "street"), "given_initial"),
    Key(("city", "street_start"), ("place", "street"), "given_initial", SOME),
    Key(("family_sound", "street_start"), ("family", "street"), "given_initial", SOME),
    Key(("number", "street_start"), ("number", "street"), "given_initial", FEW),
    Key(("city", "family_sound"), ("place", "family"), "given_start", SOME),
    Key(("city", "given_sound", "number"), ("place", "given", "number")),
    Key(("birth",), ("birth",), "given_initial"),
    Key(("birth_month", "given_start"), ("birth", "given"), "family_start"),
    Key(("birth_month", "family_start"), ("birth", "family"), "given_start"),
    Key(("birth_day", "given_start"), ("birth", "given"), "family_start"),
    Key(("birth_day", "family_start"), ("birth", "family"), "given_start"),
)
