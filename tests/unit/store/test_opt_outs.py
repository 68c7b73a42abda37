"""An opt-out is noted for everything a customer is known by, and for one who is known by nothing."""

from __future__ import annotations

from dingterm.store import Store, customers, opt_outs
from tests.unit.store import rows


def test_every_identifier_is_covered(store: Store) -> None:
    with store.writing() as db:
        customers.add(db, [rows.customer(1), rows.customer(2)])
        mail = rows.phone(1, "a@shop.example", kind="email")
        customers.identify(db, [rows.phone(1, "+1"), mail, rows.phone(2, "+2")])
        opt_outs.add(db, 1, "STOP", 7)
        held = {tuple(row) for row in db.execute("SELECT customer_id, kind, value, words, at, lifted_at FROM opt_out")}
    assert held == {(1, "phone", "+1", "STOP", 7, None), (1, "email", "a@shop.example", "STOP", 7, None)}


def test_a_customer_without_identifiers_is_heard_too(store: Store) -> None:
    with store.writing() as db:
        customers.add(db, [rows.customer(1)])
        opt_outs.add(db, 1, "no más", 7)
        assert [row["customer_id"] for row in db.execute("SELECT * FROM opt_out")] == [1]
