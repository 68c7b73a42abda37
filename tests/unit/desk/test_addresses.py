"""What an address adds: who is found by it, who is not made one by it, and who is not touched where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest

from dingterm.desk import pairs
from dingterm.desk.drafting import prepare
from dingterm.desk.imports import import_files
from dingterm.desk.presenting import Presentation
from dingterm.desk.session import Session
from dingterm.desk.views import PairView
from dingterm.identity import link
from dingterm.identity.starting import starting_model
from dingterm.settings import Settings
from dingterm.store import Store, homes
from tests.benchmarks.identity_people import customers
from tests.made_demo import made_demo

HEAD = "Name,Phone,Email,Address,Zip,City,Country\n"
HOME = "C/ Mar 5,46003,Valencia,ES"
OTHERS = "".join(f"Person {chr(65 + one)}{chr(97 + one)},+3461100{one:04d},,Plaza {one},280{one:02d},Madrid,ES\n"
                 for one in range(20))  # fmt: skip


@dataclass
class Shop:
    """A desk to import tables into."""

    session: Session
    folder: Path

    def take(self, *lines: str) -> list[int]:
        """Import lines beside twenty strangers; the home of each line."""
        file = self.folder / "people.csv"
        file.write_text(HEAD + "\n".join(lines) + "\n" + OTHERS, encoding="utf-8")
        import_files(self.session, [file])
        with self.session.store.reading() as db:
            found = dict(db.execute("SELECT line, coalesce(home_id, customer_id) FROM source_record").fetchall())
        return [found[place] for place in range(2, len(lines) + 2)]

    def are_one(self, a: int, b: int) -> bool:
        with self.session.store.reading() as db:
            return homes.owner(db, a) == homes.owner(db, b)

    def pair(self, a: int, b: int) -> PairView:
        return pairs.pair_view(self.session, a, b)

    def told(self, a: int, b: int) -> dict[str, tuple[str, str, str]]:
        return {line.field: (line.left, line.sign, line.right) for line in self.pair(a, b).lines}


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    session = Session(Store(tmp_path / "desk.db"), Settings(region="ES"))
    yield Shop(session, tmp_path)
    session.store.close()


def test_one_name_at_one_address_is_found_whatever_the_phone(shop: Shop) -> None:
    a, b = shop.take(f"Lucía Ferro,+34612345678,,{HOME}", f"Lucia Ferro,+34698765432,,{HOME}")
    assert shop.are_one(a, b) or (a, b) in pairs.doubtful(shop.session)
    assert {"same street", "same postcode", "same house number"} <= set(_words(shop.pair(a, b)))
    told = shop.told(a, b)
    assert (told["street"], told["postcode"]) == (("C/ Mar 5", "=", "C/ Mar 5"), ("46003", "=", "46003"))


def test_without_an_address_none_is_shown(shop: Shop) -> None:
    a, b = shop.take("Lucía Ferro,+34612345678,,,,,ES", "Lucia Ferro,+34698765432,,,,,ES")
    assert not shop.are_one(a, b)
    assert not {"street", "postcode"} & set(shop.told(a, b))


def test_a_couple_at_one_address_is_not_one_person_but_a_household(shop: Shop) -> None:
    a, b = shop.take(f"Lucía Ferro,+34612345678,,{HOME}", f"Marco Ferro,+34698765432,,{HOME}")
    assert not shop.are_one(a, b)
    assert "may be another of the household" in _words(shop.pair(a, b))


def test_neither_is_one_who_answers_a_phone_of_both(shop: Shop) -> None:
    a, b = shop.take(f"Lucía Ferro,963111222,l@x.es,{HOME}", f"Marco Ferro,963111222,m@x.es,{HOME}")
    assert not shop.are_one(a, b)
    assert "may be another of the household" in _words(shop.pair(a, b))


def test_a_surname_alone_and_an_address_make_nobody_one(shop: Shop) -> None:
    a, b = shop.take(f"Ferro,+34612345678,,{HOME}", f"Ferro,+34698765432,,{HOME}")
    assert not shop.are_one(a, b)


def test_a_presented_pair_shows_no_street(shop: Shop) -> None:
    a, b = shop.take(f"Lucía Ferro,+34612345678,,{HOME}", f"Marco Ferro,+34698765432,,{HOME}")
    shown = Presentation().masked(shop.pair(a, b))
    said = " ".join(f"{line.left} {line.right}" for line in shown.lines) + shown.reason
    assert not [word for word in ("Mar ", " 5", "46003", "Valencia") if word in said]


def test_rows_without_addresses_end_as_if_there_were_no_such_fields() -> None:
    rows = customers(3000, 2)[0].drop("address", "postcode", "system")
    blank = rows.with_columns(
        pl.lit(None, pl.String).alias(name)
        for name in ("address", "address2", "street_number", "postcode", "birth_date")
    )
    model = starting_model(rows.height)
    one, other = (link(table, model=model, by_name=False) for table in (rows, blank))
    assert one.customers.equals(other.customers)
    assert one.pairs.equals(other.pairs)


def _words(view: PairView) -> list[str]:
    """The evidence without its bits."""
    return [part.rpartition(" ")[0] for part in view.reason.split(" · ")]


def test_no_draft_is_asked_for_with_an_address() -> None:
    session = made_demo()
    told = "json_set(told, '$.address', 'Geheimweg 77', '$.postcode', '46003', '$.birth_date', '1990-05-01')"
    with session.store.writing() as db:
        db.execute(f"UPDATE source_record SET told = {told} WHERE told IS NOT NULL")
        entries = [row[0] for row in db.execute("SELECT id FROM queue_entry WHERE standing = lane LIMIT 10")]
    sent = "".join(str(prepare(session, entry, "¿cuánto tarda?").request.messages) for entry in entries)
    session.store.close()
    assert entries
    assert not [word for word in ("Geheimweg", "46003", "1990-05-01") if word in sent]
