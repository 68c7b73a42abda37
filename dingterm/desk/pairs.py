"""Two customers side by side: what an agent needs to say whether they are one person."""

from __future__ import annotations

import json
import sqlite3
from itertools import zip_longest
from sqlite3 import Row

from dingterm.desk import words
from dingterm.desk.addresses import lived
from dingterm.desk.session import Session
from dingterm.desk.views import PairLine, PairView
from dingterm.errors import UsageError
from dingterm.identity.likeness import alike
from dingterm.safe_text import safe_text
from dingterm.store import customers, decisions, doubts, homes

SAME, ALIKE, OTHER, ONE_SIDED = "=", "≈", "≠", ""

EXACT = ("phone", "shop id", "postcode", "born")
"""Fields of which two that are alike are as different as any two."""


def doubtful(session: Session, limit: int = 500) -> list[tuple[int, int]]:
    """The pairs to ask about, the most useful first."""
    with session.store.reading() as db:
        return [(row["a"], row["b"]) for row in doubts.open_pairs(db, limit)]


def pair_view(session: Session, a: int, b: int) -> PairView:
    """Two customers compared.

    Raises:
        UsageError: One of them is not there.
    """
    known_pair(session, a, b)
    with session.store.reading() as db:
        doubt = doubts.one(db, a, b)
        bits, fields = (doubt["bits"], json.loads(doubt["fields"])) if doubt else _judged(db, a, b)
        open_pairs = [(row["a"], row["b"]) for row in doubts.open_pairs(db)]
        return PairView(
            a=a,
            b=b,
            place=open_pairs.index((a, b)) + 1 if (a, b) in open_pairs else 0,
            count=doubts.count(db),
            bits=bits,
            likely=likelihood(bits),
            reason=evidence(fields),
            sources=(_source(db, a), _source(db, b)),
            lines=tuple(_lines(_known(db, a), _known(db, b))),
        )


def _judged(db: sqlite3.Connection, a: int, b: int) -> tuple[float, dict[str, float]]:
    from dingterm.desk.evidence import judged

    return judged(db, a, b)


def evidence(fields: dict[str, float]) -> str:
    """Bits by field in words, the strongest first: `same mobile +9.1 · different given name −4.2`."""
    ranked = sorted(fields.items(), key=lambda item: -abs(item[1]))
    return " · ".join(f"{safe_text(name)} {'+' if bits >= 0 else '−'}{abs(bits):.1f}" for name, bits in ranked)


def likelihood(bits: float) -> str:
    """What the evidence makes of it, in words."""
    steps = (
        (6, "almost surely one person"),
        (3, "probably one person"),
        (0, "perhaps one person"),
        (-3, "probably two"),
    )
    return next((text for least, text in steps if bits >= least), "almost surely two")


def _known(db: sqlite3.Connection, home: int) -> dict[str, list[str]]:
    """What is known of a home, each field a list of texts."""
    customer = customers.one(db, home)
    own = [row for row in homes.identifiers(db, home) if row["value"]]
    place = " ".join(filter(None, (customer["city"], customer["region"])))
    where = lived(db, home)
    return {
        "name": [customer["name"]],
        "phone": [row["value"] for row in own if row["kind"] == "phone"],
        "e-mail": [row["value"] for row in own if row["kind"] == "email"],
        "shop id": [row["value"] for row in own if row["kind"] == "shop_id"],
        "street": where["street"],
        "postcode": where["postcode"],
        "place": [place],
        "born": where["born"],
        "language": [customer["language"]],
        "orders": [_traded(row) for row in homes.documents(db, "order_", home)[:2]],
        "carts": [_traded(row) for row in homes.documents(db, "cart", home)[:2]],
    }


def _traded(row: Row) -> str:
    total = f"{row['currency']} {words.money(row['total_minor'], row['currency'])}".strip()
    when = words.stamp(row["created_at"]) if row["created_at"] else ""
    return " ".join(filter(None, (row["name"], total, when)))


def _lines(left: dict[str, list[str]], right: dict[str, list[str]]) -> list[PairLine]:
    found = []
    for field in left:
        for first, second in _aligned(left[field], right[field]):
            if first or second:
                found.append(PairLine(field, safe_text(first), safe_text(second), _sign(field, first, second)))
    return found


def _aligned(left: list[str], right: list[str]) -> list[tuple[str, str]]:
    """Equal values face each other; what is left stands below."""
    shared = [(one, one) for one in left if one in right]
    rest = zip_longest(
        (one for one in left if one not in right), (one for one in right if one not in left), fillvalue=""
    )
    return [*shared, *rest]


def _sign(field: str, left: str, right: str) -> str:
    if not left or not right or field in ("orders", "carts"):
        return ONE_SIDED
    if left.casefold() == right.casefold():
        return SAME
    return ALIKE if field not in EXACT and alike(left, right) else OTHER


def _source(db: sqlite3.Connection, home: int) -> str:
    row = homes.first_record(db, home)
    return safe_text(f"{row['file']} line {row['line']}") if row else f"customer {home}"


def households(db: sqlite3.Connection, homes: list[int]) -> list[int]:
    """Customers whom an agent called the same household as any of these homes."""
    said = [row for row in decisions.about(db, homes) if row["verdict"] == decisions.HOUSEHOLD]
    found = {row[side] for row in said for side in ("a_customer", "b_customer")}
    return sorted(found - set(homes))


def known_pair(session: Session, a: int, b: int) -> None:
    """Check that both are there.

    Raises:
        UsageError: One is not.
    """
    with session.store.reading() as db:
        there = homes.owners(db, (a, b))
        missing = [one for one in (a, b) if one not in there]
    if missing:
        raise UsageError(f"There is no customer {missing[0]}. `dingterm customer find WORDS` lists them.")
