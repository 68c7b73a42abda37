from __future__ import annotations

from array import array

import pytest

from dingterm.desk.views import QueueRow
from dingterm.tui.widgets.queue import pages
from dingterm.tui.widgets.queue.pages import PAGE, Pages


def row(number: int) -> QueueRow:
    return QueueRow(number, number, "unpaid", 1, f"P{number}", "EUR", "1.00", 1, "1 h", 1, "due", "", None)


def test_a_page_is_asked_for_once() -> None:
    ids, held = array("q", range(1000, 1200)), Pages()
    wanted = held.page_around(ids, 70)
    assert list(wanted) == list(range(1000 + PAGE, 1000 + 2 * PAGE))
    assert held.page_around(ids, 71) == ()
    held.keep(wanted, [row(one) for one in wanted])
    found = held.row(1070)
    assert found is not None and found.customer == "P1070"


def test_an_entry_that_has_left_is_known_to_have_left() -> None:
    held = Pages()
    held.keep([1, 2], [row(2)])
    assert 1 in held and held.row(1) is None


def test_rows_used_least_recently_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "HELD", 3)
    held = Pages()
    held.keep([1, 2, 3], [row(1), row(2), row(3)])
    held.row(1)
    held.keep([4], [row(4)])
    assert 1 in held and 2 not in held
    assert held.page_around(array("q", [1, 2, 3, 4]), 1) == [2]
