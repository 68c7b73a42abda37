"""After an import: who is one person is merged, who may be is asked about, and what agents said holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest

from dingterm.desk import merging, pairs, review
from dingterm.desk.imports import import_files
from dingterm.desk.resolving import Resolved, resolve
from dingterm.desk.session import Session
from dingterm.settings import Settings
from dingterm.store import Store, homes
from tests.benchmarks.identity_orders import alike, companies, made
from tests.benchmarks.identity_people import customers

ROWS = 1200
COLUMNS = {"given_name": "First Name", "family_name": "Last Name", "emails": "Email", "phones": "Phone", "city": "City",
           "country": "Country"}  # fmt: skip


@dataclass
class Shop:
    """A desk after an import of people whose truth is known."""

    session: Session
    person: dict[int, str]
    first: Resolved

    def joined(self) -> dict[int, list[str]]:
        """The people behind every customer that is made of several."""
        found: dict[int, list[str]] = {}
        with self.session.store.reading() as db:
            for home, owner in homes.owners(db, self.person).items():
                found.setdefault(owner, []).append(self.person[home])
        return {owner: people for owner, people in found.items() if len(people) > 1}


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    rows, truth = customers(ROWS, 3)
    cells = rows.select(pl.col(name).cast(pl.List(pl.String)).list.first() if rows.schema[name] == pl.List else name
                        for name in COLUMNS).rename(COLUMNS)  # fmt: skip
    cells.with_columns(Id=pl.int_range(pl.len()).cast(pl.String)).write_csv(tmp_path / "people.csv")
    session = Session(Store(tmp_path / "desk.db"), Settings(region="US"))
    report = import_files(session, [tmp_path / "people.csv"])
    yield Shop(session, _people(session, truth), Resolved(report.merged, report.to_ask, report.merge_run))
    session.store.close()


def _people(session: Session, truth: pl.Series) -> dict[int, str]:
    """Who each home is, by the line it came from."""
    with session.store.reading() as db:
        found = db.execute("SELECT coalesce(home_id, customer_id), line FROM source_record").fetchall()
    return {home: str(truth[line - 2]) for home, line in found}


def test_whom_it_merges_is_one_person_and_of_most_others_it_asks(shop: Shop) -> None:
    people = shop.joined().values()
    assert people and all(len(set(one)) == 1 for one in people)
    found = {one[0] for one in people}
    for a, b in pairs.doubtful(shop.session):
        found |= {shop.person[a]} & {shop.person[b]}
    assert len(found) >= 4


def test_a_second_run_finds_nothing_new(shop: Shop) -> None:
    before = shop.joined()
    again = resolve(shop.session)
    assert (again.merged, again.asked) == (0, shop.first.asked)
    assert shop.joined() == before


def test_a_run_that_was_undone_is_not_repeated(shop: Shop) -> None:
    merging.undo_run(shop.session, shop.first.run)
    undone = shop.joined()
    resolve(shop.session)
    assert len(shop.joined()) <= len(undone) + 5


def test_answers_hold_in_later_runs(shop: Shop) -> None:
    asked = pairs.doubtful(shop.session)[:4]
    assert len(asked) == 4
    for place, pair in enumerate(asked):
        review.decide(shop.session, *pair, "different" if place % 2 else "same")
    resolve(shop.session)
    with shop.session.store.reading() as db:
        one = [homes.owner(db, a) == homes.owner(db, b) for a, b in asked]
    assert one == [place % 2 == 0 for place in range(4)]
    assert not set(asked) & set(pairs.doubtful(shop.session))


def test_every_merge_has_its_reasons(shop: Shop) -> None:
    with shop.session.store.reading() as db:
        reasons = [row[0] for row in db.execute("SELECT reasons FROM merge_log")]
    assert reasons and sum(one != "{}" for one in reasons) > 0.7 * len(reasons)


def test_the_order_of_files_makes_no_difference(tmp_path: Path) -> None:
    files = made(tmp_path, 900, 11)
    first = companies(files, tmp_path / "first.db")
    assert sum(len(rows) > 1 for rows in first.values()) > 100
    for number, order in enumerate((files[::-1], files[3:] + files[:3])):
        assert alike(first, companies(order, tmp_path / f"{number}.db")) == 1
