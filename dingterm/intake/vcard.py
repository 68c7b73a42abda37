"""Contact cards to customers: one row a card, its phones and e-mail addresses in the order of trust.

Written here and not left to vobject: that stops at the first line it cannot parse and loses every card after it, knows
no line numbers to report, and hands a `tel:` address over as it stands.
"""

from __future__ import annotations

import json
import re

import polars as pl

from dingterm.errors import IntakeError
from dingterm.intake.finish import finish
from dingterm.intake.from_table import reading_of
from dingterm.intake.reading import ITEM, TEXT_FIELDS, Reading, reject_frame
from dingterm.intake.sources import Source
from dingterm.intake.vcard_lines import Card, Property, cards

SOURCE = Source(id="vcard", title="Contact cards (vCard)", kind="customers", format="csv", columns={})

NO_PHONE = re.compile("fax|pager|modem|bbs|isdn|tty|textphone|telex|video")
"""Types and labels of what is no phone a customer answers."""

FEWEST_DIGITS = 3
"""A TEL with fewer is text: some programs write the label into the number's place."""

_UNUSED = ("VERSION", "PRODID", "REV", "PHOTO", "LOGO", "SOUND", "KEY", "UID")
"""What says nothing about the customer or changes with every export: left out of the fingerprint."""

_FIELDS = {"FN": "name", "TEL": "phones", "EMAIL": "email", "NOTE": "note", "CATEGORIES": "tags", "LANG": "language"}


def is_vcard(text: str) -> bool:
    """Whether a text begins as contact cards do."""
    return text[:40].lstrip().casefold().startswith("begin:vcard")


def read_vcard(text: str, name: str, encoding: str) -> Reading:
    """Read the cards of a file.

    Args:
        text: Its text.
        name: Its name, for errors.
        encoding: How it was decoded, for the notes.

    Raises:
        IntakeError: Not one card is whole.
    """
    found, outside = cards(text)
    whole = [card for card in found if card.closed]
    if not whole:
        raise IntakeError(f"{name} holds no whole contact card. Export it again: the file may be cut short.")
    rejects = [_cut(card) for card in found if not card.closed] + [_stray(*line) for line in outside]
    seen = {prop.name for card in whole for prop in card.properties}
    mapping = {prop: field for prop, field in _FIELDS.items() if prop in seen}
    notes = (f"{SOURCE.title}: {encoding}",)
    return reading_of(name, SOURCE, finish(_frame(whole)), reject_frame(rejects).sort("line"), mapping, notes)


def _frame(found: list[Card]) -> pl.DataFrame:
    texts = [_texts(card) for card in found]
    fields = {name: [row.get(name) or None for row in texts] for name in (*TEXT_FIELDS, "consent", "stage")}
    return pl.DataFrame(fields, schema=dict.fromkeys(fields, pl.String())).with_columns(
        pl.Series("line", [card.line for card in found], dtype=pl.UInt32),
        pl.Series("payload", [_payload(card) for card in found], dtype=pl.String),
        pl.Series("emails", [_emails(card) for card in found], dtype=pl.List(pl.String)),
        pl.Series("phones", [_phones(card) for card in found], dtype=pl.List(pl.String)),
        lines=pl.lit(1, pl.UInt32),
        items=pl.lit(None, pl.List(ITEM)),
    )


def _texts(card: Card) -> dict[str, str]:
    family, given = _parts(card, "N", 5)[:2]
    address = _parts(card, "ADR", 7)
    return {
        "name": _first(card, "FN") or _first(card, "ORG"),
        "given_name": given,
        "family_name": family,
        "email": next(iter(_emails(card)), ""),
        "language": _first(card, "LANG"),
        "city": address[3],
        "country": address[6],
        "address": address[2],
        "address2": address[1],
        "postcode": address[5],
        "birth_date": _first(card, "BDAY"),
        "tags": _first(card, "CATEGORIES"),
        "note": _first(card, "NOTE"),
    }


def _emails(card: Card) -> list[str]:
    texts = (prop.text.strip().removeprefix("mailto:") for prop in _ranked(card, "EMAIL"))
    return [text for text in texts if text]


def _phones(card: Card) -> list[str]:
    labels = {prop.group: prop.text for prop in card.properties if prop.name == "X-ABLABEL"}
    kept = [
        _number(prop)
        for prop in _ranked(card, "TEL")
        if not NO_PHONE.search(" ".join((*prop.types, labels.get(prop.group, "").casefold())))
    ]
    return [number for number in kept if sum(sign.isdigit() for sign in number) >= FEWEST_DIGITS]


def _number(prop: Property) -> str:
    """A phone as people write it; of a `tel:` address (RFC 3966) the number, its context and its extension."""
    scheme, sign, rest = prop.text.strip().partition(":")
    if not sign or scheme.casefold() != "tel":
        return prop.text.strip()
    number, *params = rest.split(";")
    known = dict(param.partition("=")[::2] for param in params)
    context = known.get("phone-context", "")
    number = context + number if context.startswith("+") and not number.startswith("+") else number
    return f"{number} ext. {known['ext']}" if known.get("ext") else number


def _ranked(card: Card, name: str) -> list[Property]:
    """A card's properties of one name: the preferred first, then mobile phones, then the others as they stand."""
    return sorted((prop for prop in card.properties if prop.name == name), key=_rank)


def _rank(prop: Property) -> tuple[int, bool]:
    wish = prop.params.get("PREF", "")
    preferred = int(wish) if wish.isdecimal() else (1 if "pref" in prop.types else 101)
    return preferred, not prop.types & {"cell", "mobile", "iphone"}


def _first(card: Card, name: str) -> str:
    texts = (" ".join(filter(None, prop.parts)) if name == "ORG" else prop.text for prop in _ranked(card, name))
    return next((text.strip() for text in texts if text.strip()), "")


def _parts(card: Card, name: str, count: int) -> list[str]:
    parts = next((prop.parts for prop in _ranked(card, name) if any(prop.parts)), [])
    return [*parts, *[""] * count][: max(count, len(parts))]


def _payload(card: Card) -> str:
    kept = [
        {"name": prop.name, "types": sorted(prop.types), "value": prop.value}
        for prop in card.properties
        if prop.name not in _UNUSED
    ]
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _cut(card: Card) -> tuple[int, str, str, str, str]:
    sentence = f"Line {card.line}: this card has no end. Export it again: the file may be cut short."
    return card.line, "", "open_card", sentence, _payload(card)


def _stray(line: int, text: str) -> tuple[int, str, str, str, str]:
    sentence = f"Line {line}: this stands outside of any card. Remove it."
    return line, "", "outside_card", sentence, json.dumps([text], ensure_ascii=False)
