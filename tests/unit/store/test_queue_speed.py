"""A hundred thousand entries: a lane's ids cost little more than reading them."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from dingterm.store import Store, customers, queue
from tests.unit.store import rows

MANY = 100_000


def seconds(work: Callable[[], object]) -> float:
    """The best of five."""
    times = []
    for _ in range(5):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


@pytest.mark.alone
def test_ids_cost_no_more_than_a_few_plain_reads(store: Store) -> None:
    with store.writing() as db:
        customers.add(db, (rows.customer(one) for one in range(MANY)))
        db.executemany(
            "INSERT INTO queue_entry VALUES (?, ?, NULL, 'unpaid', 1, ?, '', 0, 0, 1, '', 0, 'EUR', 1, 1, NULL)",
            ((one, one, one * 7919 % 1000) for one in range(MANY)),
        )
    db = store.connection
    plain = seconds(lambda: [row[0] for row in db.execute("SELECT id FROM queue_entry")])
    ids = seconds(lambda: queue.ids(db, "unpaid"))
    page = seconds(lambda: queue.rows(db, range(50_000, 50_050)))
    assert len(queue.ids(db, "unpaid")) == MANY
    assert ids < 3 * plain, f"ids {ids * 1000:.1f} ms, a plain read {plain * 1000:.1f} ms"
    assert page < plain / 4, f"a page of 50 {page * 1000:.1f} ms, a plain read {plain * 1000:.1f} ms"
