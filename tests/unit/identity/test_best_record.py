"""Which record gives which field."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from dingterm.identity.best_record import RECORD, best_records


def best(*records: dict[str, Any]) -> dict[str, Any]:
    blank: dict[str, Any] = dict.fromkeys(RECORD, "") | {"person": 1, "consent": None, "ordered_at": None}
    rows = [blank | {"home": home, "updated_at": home} | record for home, record in enumerate(records, 1)]
    return best_records(pl.DataFrame(rows, schema=RECORD)).row(0, named=True)


@pytest.mark.parametrize(
    ("names", "name"),
    [
        (["Ana Sousa", "Ana Sousa", "A. Sousa"], "Ana Sousa"),
        (["ana sousa", "Ana Sousa", "Anna de Sousa"], "Ana Sousa"),
        (["Lucía Ferro", "Lucia Ferro Pérez"], "Lucia Ferro Pérez"),
        (["", "Wei"], "Wei"),
        (["", ""], ""),
    ],
)
def test_the_most_frequent_name_then_the_fullest(names: list[str], name: str) -> None:
    found = best(*({"name": one} for one in names))["name"]
    assert found.casefold() == name.casefold()


def test_the_place_is_that_of_the_last_order() -> None:
    home, moved = {"city": "Porto", "region": "PT", "zones": "Europe/Lisbon"}, {"city": "Madrid", "region": "ES"}
    found = best(moved | {"ordered_at": 20}, home | {"ordered_at": 10}, {"language": "pt"})
    assert (found["city"], found["region"], found["zones"], found["language"]) == ("Madrid", "ES", "", "pt")


def test_a_record_without_orders_gives_its_place_when_it_is_the_newest() -> None:
    assert best({"city": "Porto"}, {"city": "Faro"})["city"] == "Faro"


@pytest.mark.parametrize(("said", "stands"), [([1, 0, None], 0), ([0, 1], 1), ([None, None], None)])
def test_consent_is_what_was_said_last(said: list[int | None], stands: int | None) -> None:
    assert best(*({"consent": one} for one in said))["consent"] == stands


def test_people_are_kept_apart() -> None:
    rows = [dict.fromkeys(RECORD, "") | {"person": person, "home": person, "name": f"N{person}", "consent": None,
            "updated_at": 1, "ordered_at": None} for person in (1, 2)]  # fmt: skip
    assert best_records(pl.DataFrame(rows, schema=RECORD))["name"].to_list() == ["N1", "N2"]
