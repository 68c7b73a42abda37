"""Records to units: a unit is told by its records alone, in whatever order they came and whatever was merged before."""

from __future__ import annotations

import random
from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from dingterm.identity.units import FACTS, Units, units_of


def facts(*records: dict[str, Any]) -> pl.DataFrame:
    blank = dict.fromkeys(FACTS) | {"phones": [], "emails": [], "others": []}
    numbered = ({"home": place} | record for place, record in enumerate(records, 1))
    return pl.DataFrame([blank | record for record in numbered], schema=FACTS)


def contents(units: Units) -> list[Any]:
    return units.rows.select("name", "city", "country", "phones", "emails", "shop_id").rows()


def places(*records: dict[str, Any]) -> tuple[Any, ...]:
    """Where the one unit of some records is."""
    told = units_of(facts(*({"name": "Ana Ruiz", "shop_id": "s:1"} | record for record in records)))
    return told.rows.select("address", "address2", "postcode", "city").row(0)


NAMES = st.sampled_from([None, "Ana Ruiz", "RUIZ, Ana", "Pau Gil"])
RECORDS = st.lists(
    st.fixed_dictionaries(
        {
            "name": NAMES, "city": st.sampled_from([None, "Valencia", "Madrid"]),
            "address": st.sampled_from([None, None, "C/ Mar 5", "Plaza 1"]),
            "postcode": st.sampled_from([None, "46003", "28001"]),
            "phones": st.lists(st.sampled_from(["+341", "+342", "+343"]), max_size=2, unique=True),
            "emails": st.lists(st.sampled_from(["a@x.es", "b@x.es"]), max_size=1),
            "shop_id": st.sampled_from([None, None, "s:1", "s:2"]),
        }
    ),
    max_size=9,
)  # fmt: skip


@given(RECORDS, st.randoms(use_true_random=False))
def test_the_order_of_records_makes_no_difference(records: list[dict[str, Any]], dice: random.Random) -> None:
    mixed = records.copy()
    dice.shuffle(mixed)
    assert contents(units_of(facts(*records))) == contents(units_of(facts(*mixed)))


def test_a_unit_says_what_most_of_its_records_say_and_keeps_every_number() -> None:
    same = {"emails": ["a@x.es"], "shop_id": "s:1"}
    units = units_of(
        facts(
            {"name": "Ana Ruiz", "city": "Valencia", "phones": ["+341"], **same},
            {"name": "Ana Ruiz", "city": "Madrid", "phones": ["+342"], **same},
            {"name": "A. Ruiz Pons", "city": "Madrid", "phones": ["+342"], **same},
        )
    )
    assert contents(units) == [("Ana Ruiz", "Madrid", None, ["+342", "+341"], ["a@x.es"], "s:1")]
    assert units.of_home == {1: 1, 2: 1, 3: 1}


MAR = {"address": "C/ Mar 5", "address2": "2º B", "postcode": "46003", "city": "Valencia"}
PLAZA = {"address": "Plaza 1", "postcode": "28001", "city": "Madrid"}


def test_an_address_is_taken_whole_from_one_record() -> None:
    assert places(MAR, PLAZA, PLAZA) == ("Plaza 1", None, "28001", "Madrid")
    assert places(MAR, {**MAR, "address2": None, "postcode": None}, PLAZA) == tuple(MAR.values())


def test_a_record_with_a_street_goes_before_those_with_a_town_alone() -> None:
    assert places(MAR, {"city": "Madrid"}, {"city": "Madrid"}) == tuple(MAR.values())
    assert places({"city": "Madrid", "postcode": "28001"}, {"city": "Madrid"}) == (None, None, "28001", "Madrid")


def test_those_who_were_said_to_be_apart_fall_into_their_homes() -> None:
    one = {"name": "Ana Ruiz", "phones": ["+341"]}
    records = facts(one, one, one, {"name": "Pau Gil", "phones": ["+349"]})
    units = units_of(records, [(1, 3), (2, 4)])
    assert units.of_home == {1: 1, 2: 2, 3: 3, 4: 4}
    assert units.same == {(1, 2), (1, 3)}


def test_a_phone_that_is_no_number_joins_nobody() -> None:
    junk = {"name": "Ana Ruiz", "others": ["0000000000"]}
    assert units_of(facts(junk, junk)).of_home == {1: 1, 2: 2}
