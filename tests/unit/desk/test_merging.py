"""Merging, splitting and undoing, against a twin desk where nothing was ever merged."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dingterm.desk import merging, parting
from dingterm.desk.session import Session
from dingterm.errors import UsageError
from dingterm.store import bulk, customers, homes, imports, messages
from dingterm.store.trade import CARTS
from tests.unit.desk.people import PEOPLE, desk, keep_record
from tests.unit.store import rows

TABLES = ("customer", "source_record", "identifier", "cart", "order_", "message", "opt_out")


def contact(session: Session, cart: int, at: int) -> None:
    """A message about a cart, whoever has it now."""
    with session.store.writing() as db:
        owner = db.execute("SELECT customer_id FROM cart WHERE id = ?", (cart,)).fetchone()[0]
        message = messages.add_one(db, rows.message(owner, at, cart_id=cart))
        homes.settle_message(db, message)


def bring(session: Session, home: int, at: int) -> None:
    """A new record of somebody, who is known by their number, as an import would store it."""
    with session.store.writing() as db:
        owner = homes.owner(db, home)
        seen = {"first_seen": at, "last_seen": at, "home_id": None if home == owner else home}
        record = bulk.next_id(db, "source_record")
        run = imports.start(db, ("b.csv", "", "shop", "carts", "", "{}", 0, "{}", "mia", at))
        shop, phone = f"shop:{home}", f"+3470000000{at % 2}"
        keep_record(db, run, record, home, phones=[phone], shop_id=shop)
        customers.identify(db, [rows.phone(owner, shop, kind="shop_id", source_record_id=record, **seen)])
        customers.identify(db, [rows.phone(owner, phone, source_record_id=record, **seen)])
        homes.adopt(db, run)


def dump(session: Session) -> dict[str, list[str]]:
    """Everything; an identifier is told by what it says, not by its number."""
    with session.store.reading() as db:
        held = {table: db.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}
    return {table: sorted(repr(tuple(row)[table == "identifier" :]) for row in rows) for table, rows in held.items()}


def drop(session: Session, twin: Session, dice: Any) -> None:
    """Any one record that the twin has too."""
    with twin.store.reading() as db:
        records = [row[0] for row in db.execute("SELECT id FROM source_record ORDER BY id")]
    parting.drop_record(session, dice.choice(records))


def undo(session: Session, entry: int) -> None:
    """Undo an entry; one that others rest on after those."""
    try:
        merging.undo(session, [entry])
    except UsageError as error:
        found = re.search(r"undo entry (\d+) first", error.sentence)
        assert found, error.sentence
        undo(session, int(found[1]))
        undo(session, entry)


def merged(session: Session) -> list[int]:
    with session.store.reading() as db:
        return [row[0] for row in db.execute("SELECT id FROM merge_log WHERE undone_at IS NULL ORDER BY id")]


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["merge", "merge", "split", "drop", "contact", "bring", "undo"]),
        st.integers(1, PEOPLE), st.integers(1, PEOPLE),
    ),
    max_size=14,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(STEPS, st.randoms(use_true_random=False))
def test_undoing_everything_in_any_order_leaves_what_would_be_there_without(steps: Any, dice: Any) -> None:
    with desk() as session, desk() as twin:
        for at, (step, a, b) in enumerate(steps, 100):
            take(session, twin, (step, a, b), at, dice)
            whole(session)
        left = merged(session)
        dice.shuffle(left)
        for entry in left:
            if entry in merged(session):
                undo(session, entry)
            whole(session)
        assert merged(session) == []
        assert dump(session) == dump(twin)


def test_a_number_seen_again_while_its_first_record_was_out_is_as_old_as_it_is() -> None:
    with desk() as session, desk() as twin:
        for one in (session, twin):
            bring(one, 5, 101)
        done = parting.drop_record(session, PEOPLE + 1)
        for one in (session, twin):
            bring(one, 5, 113)
        merging.undo(session, done.entries)
        assert dump(session) == dump(twin)


def take(session: Session, twin: Session, step: tuple[str, int, int], at: int, dice: Any) -> None:
    what, a, b = step
    try:
        if what == "merge":
            merging.merge(session, a, b)
        elif what == "split":
            merging.split(session, a)
        elif what == "drop":
            drop(session, twin, dice)
        elif what == "undo" and (stand := merged(session)):
            undo(session, dice.choice(stand))
    except UsageError:
        return
    for one in (session, twin):
        if what == "contact":
            contact(one, a, at)
        elif what == "bring":
            bring(one, a, at)


def whole(session: Session) -> None:
    """No row is lost or owned by somebody who is merged away; no two entries of the queue are one person's."""
    with session.store.reading() as db:
        for table in TABLES[1:]:
            for wrong in (
                "t.customer_id WHERE c.merged_into > 0",
                "t.home_id WHERE c.merged_into IS NOT t.customer_id",
            ):
                count = db.execute(f"SELECT count(*) FROM {table} t JOIN customer c ON c.id = {wrong}").fetchone()[0]
                assert count == 0, (table, wrong)
        gone = "SELECT count(*) FROM queue_entry q JOIN customer c ON c.id = q.customer_id WHERE c.merged_into > 0"
        assert db.execute(gone).fetchone()[0] == 0


def test_a_merged_customer_has_both_histories_and_the_best_of_both_records() -> None:
    with desk() as session:
        done = merging.merge(session, 1, 2, {"phone": 9.1})
        assert done.customers == (1, 2)
        with session.store.reading() as db:
            assert [row["external_id"] for row in CARTS.of_customer(db, 1)] == ["c2", "c1"]
            assert customers.one(db, 1)["city"] == "City 2"
            assert homes.members(db, 1) == [1, 2]


def test_a_contact_without_a_cart_stays_and_is_said() -> None:
    with desk() as session:
        merging.merge(session, 1, 2)
        with session.store.writing() as db:
            messages.add_one(db, rows.message(1, 2_000_000_000))
        (sentence,) = merging.split(session, 2).conflicts
        assert sentence.startswith("1 message")


def test_what_is_one_already_is_not_merged_again() -> None:
    with desk() as session:
        merging.merge(session, 1, 2)
        with pytest.raises(UsageError, match="one customer already"):
            merging.merge(session, 2, 1)
        with pytest.raises(UsageError, match="There is no customer 99"):
            merging.merge(session, 1, 99)
        with pytest.raises(UsageError, match="not merged"):
            merging.split(session, 3)


def test_a_run_is_undone_as_one() -> None:
    with desk() as session, desk() as twin:
        with session.store.writing() as db:
            merging.merge_all(session, db, [merging.Union(1, 2, {}), merging.Union(1, 3, {})], run=7)
        merging.undo_run(session, 7)
        assert dump(session) == dump(twin)
        with pytest.raises(UsageError, match="Nothing of run 7 stands"):
            merging.undo_run(session, 7)
