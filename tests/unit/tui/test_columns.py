from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dingterm.desk.views import QueueRow
from dingterm.tui.widgets.queue.columns import COLUMNS, cell_text, plan_columns

ROW = QueueRow(1, 1, "unpaid", 92, "王伟 Çağlayangil", "TRY", "1,234,567.89", 3, "45 min", 2, "waiting",
               "09:00 there, in 4 h", None)  # fmt: skip


def names(width: int) -> list[str]:
    return [column.name for column, _cells in plan_columns(width).columns]


@given(st.integers(1, 300))
def test_a_plan_never_exceeds_its_width_and_keeps_the_customer(width: int) -> None:
    plan = plan_columns(width)
    used = sum(cells for _column, cells in plan.columns) + plan.gap * (len(plan.columns) - 1)
    assert used <= width
    assert "customer" in names(width)


def test_columns_give_way_by_rank() -> None:
    assert names(120) == [column.name for column in COLUMNS]
    assert names(55) == ["score", "customer", "currency", "amount", "age", "state"]
    assert names(30) == ["customer", "currency", "amount"]


def test_an_amount_is_never_cut_where_it_is_shown() -> None:
    for width in range(30, 200):
        for column, cells in plan_columns(width).columns:
            if column.name == "amount":
                assert cell_text(column, ROW, cells).strip() == "1,234,567.89"


def test_a_long_state_keeps_its_first_part_whole() -> None:
    state = COLUMNS[-1]
    assert cell_text(state, ROW, 15) == "◌ 09:00 there  "
    assert cell_text(state, ROW, 22) == "◌ 09:00 there, in 4 h "


def test_wide_signs_keep_their_column() -> None:
    for column, cells in plan_columns(80).columns:
        assert cell_len(cell_text(column, ROW, cells)) == cells
