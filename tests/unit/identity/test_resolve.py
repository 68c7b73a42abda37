"""Who is the same person: two agreements join, a shared phone or e-mail alone never does."""

from __future__ import annotations

from itertools import permutations

import polars as pl
import pytest

from dingterm.identity.names import name_key
from dingterm.identity.resolve import KNOWN, RECORD, resolve, sure_groups

LUCIA = {"shop": "shopify:1", "phones": ["+34612345678"], "email": "lucia@example.com", "name": "Lucía Ferro"}


def groups(*records: dict[str, object], known: list[tuple[int, str, str, str]] | None = None) -> pl.DataFrame:
    blank = dict.fromkeys(RECORD) | {"phones": []}
    frame = pl.DataFrame([blank | record for record in records], schema=RECORD)
    return resolve(frame, pl.DataFrame(known or [], schema=KNOWN, orient="row"))


def sure(*records: dict[str, object]) -> list[int]:
    """The groups of customers, each known by one record."""
    known = []
    for customer, record in enumerate(records):
        values = [("shop_id", record.get("shop")), ("email", record.get("email"))]
        values += [("phone", phone) for phone in record.get("phones", [])]  # type: ignore[attr-defined]
        known += [(customer, kind, value, record.get("name")) for kind, value in values if value]
        known += [(customer, "name", "", record["name"])] if not any(value for _kind, value in values) else []
    return sure_groups(pl.DataFrame(known, schema=KNOWN, orient="row"))["group"].to_list()


def together(*records: dict[str, object]) -> bool:
    return len(set(sure(*records))) == 1


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({"shop": "shopify:1"}, True),
        ({"phones": ["+34612345678"], "email": "lucia@example.com"}, True),
        ({"phones": ["+34612345678"], "name": "FERRO, Lucia"}, True),
        ({"email": "lucia@example.com", "name": "Lucia Ferro"}, True),
        ({"phones": ["+34612345678"]}, False),
        ({"phones": ["+34612345678"], "name": "Pau Ferro"}, False),
        ({"email": "lucia@example.com", "name": "Pau Ferro"}, False),
        ({"name": "Lucía Ferro"}, False),
        ({"shop": "shopify:2", "name": "Lucía Ferro"}, False),
    ],
)
def test_pairs(other: dict[str, object], same: bool) -> None:
    assert together(LUCIA, other) is same
    assert together(other, LUCIA) is same


def test_an_office_of_strangers_stays_strangers() -> None:
    office = [{"phones": ["+34963111222"], "name": f"Person {place}"} for place in range(200)]
    assert len(set(sure(*office, {"phones": ["+34963111222"]}))) == 201


def test_known_customers_are_found_and_never_merged_here() -> None:
    known = [
        (7, "phone", "+34612345678", "Lucía Ferro"),
        (7, "email", "lucia@example.com", "Lucía Ferro"),
        (9, "phone", "+34612345678", "Pau Ferro"),
        (12, "shop_id", "shopify:1", "L. Ferro"),
    ]
    found = groups(LUCIA, {"phones": ["+34612345678"], "name": "Pau Ferro"}, {"name": "New Person"}, known=known)
    assert found["customer_id"].to_list() == [7, 9, None]


def test_order_of_records_does_not_matter() -> None:
    records = [LUCIA, {"email": "lucia@example.com", "name": "Lucía Ferro"}, {"shop": "shopify:1", "name": "L"}]
    assert all(together(*order) for order in permutations(records))


def test_name_key() -> None:
    names = pl.DataFrame({"n": ["O’Neil, Pat", "pat O'NEIL", "陈伟", "  ", None, "Ana-María"]})
    assert names.select(name_key(pl.col("n")))["n"].to_list() == [
        "oneil pat",
        "oneil pat",
        "陈伟",
        None,
        None,
        "ana maria",
    ]
