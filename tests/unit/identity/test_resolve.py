"""Who is the same person: two agreements join, a shared phone or e-mail alone never does."""

from __future__ import annotations

from itertools import permutations

import polars as pl
import pytest

from dingterm.identity.names import name_key
from dingterm.identity.resolve import RECORD, SURE, groups_of, resolve

LUCIA = {"shop_id": "shopify:1", "phones": ["+34612345678"], "emails": ["lucia@example.com"], "name": "Lucía Ferro"}


def frame(*records: dict[str, object], **more: list[int]) -> pl.DataFrame:
    blank = dict.fromkeys(RECORD) | {"phones": [], "emails": []}
    told = pl.DataFrame([blank | record for record in records], schema=RECORD)
    return told.with_columns(pl.Series(name, values, pl.Int64) for name, values in more.items())


def sure(*records: dict[str, object]) -> list[int]:
    """The groups of records that are one person beyond doubt."""
    return groups_of(frame(*records), SURE).to_list()


def together(*records: dict[str, object]) -> bool:
    return len(set(sure(*records))) == 1


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({"shop_id": "shopify:1"}, True),
        ({"phones": ["+34612345678"], "emails": ["lucia@example.com"]}, True),
        ({"phones": ["+34612345678"], "name": "FERRO, Lucia"}, True),
        ({"emails": ["lucia@example.com"], "name": "Lucia Ferro"}, True),
        ({"phones": ["+34612345678"]}, False),
        ({"phones": ["+34612345678"], "name": "Pau Ferro"}, False),
        ({"emails": ["lucia@example.com"], "name": "Pau Ferro"}, False),
        ({"name": "Lucía Ferro"}, False),
        ({"shop_id": "shopify:2", "name": "Lucía Ferro"}, False),
    ],
)
def test_pairs(other: dict[str, object], same: bool) -> None:
    assert together(LUCIA, other) is same
    assert together(other, LUCIA) is same


def test_an_office_of_strangers_stays_strangers() -> None:
    office = [{"phones": ["+34963111222"], "name": f"Person {place}"} for place in range(200)]
    assert len(set(sure(*office, {"phones": ["+34963111222"]}))) == 201


def test_known_customers_are_found_by_what_one_record_of_theirs_tells() -> None:
    known = frame(
        {"phones": ["+34612345678"], "name": "Lucía Ferro"},
        {"phones": ["+34600000000"], "name": "Pau Ferro", "shop_id": "shopify:7"},
        {"phones": ["+34612345678"], "name": "Ana Ferro", "shop_id": "shopify:7"},
        {"shop_id": "shopify:1", "name": "L. Ferro"},
        home=[7, 9, 9, 12],
    )
    new = frame(LUCIA, {"phones": ["+34612345678"], "name": "Pau Ferro"}, {"name": "New Person"})
    assert resolve(new, known)["home"].to_list() == [7, None, None]


def test_order_of_records_does_not_matter() -> None:
    records = [LUCIA, {"emails": ["lucia@example.com"], "name": "Lucía Ferro"}, {"shop_id": "shopify:1", "name": "L"}]
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
