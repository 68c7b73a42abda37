from __future__ import annotations

import pytest
from rich.cells import cell_len

from dingterm.desk.views import CartView, CustomerView, Item, Moment, QueueRow
from dingterm.tui.widgets.brief_line import brief_content
from dingterm.tui.widgets.customer_lines import customer_content

ROW = QueueRow(1, 1, "unpaid", 92, "王伟", "EUR", "88.90", 2, "5 h", 1, "due", "reached payment", None)
VIEW = CustomerView(
    entry=ROW,
    name="王伟 Çağlayangil-Featherstonehaugh 🧵 of Westphalia and somewhere else",
    place="上海 CN",
    local_time="20:00",
    language="zh",
    phone="+8613800000000",
    email="someone-with-a-long-address@a-long-host.example.com",
    cart=CartView("#1001", "reached payment, 5 h ago", "EUR", "88.90",
                  (Item("Wool Blanket 羊毛毯" * 5, "Grey", 12, "1,129.00"), Item("Tote", "", 1, "15.00")), ""),
    why=("above your median value +30", "[/nope] [50% off]"),
    due="now, 1st contact; until 20:00 there",
    timeline=(Moment(1, "22 Nov 20:23", "answer", "还有货吗？\nsecond line " * 9, "whatsapp"),),
)  # fmt: skip


@pytest.mark.parametrize("width", [24, 36, 42, 56, 60, 100])
def test_no_line_is_wider_than_the_pane(width: int) -> None:
    for line in customer_content(VIEW, width).plain.split("\n"):
        assert cell_len(line) <= width, line


@pytest.mark.parametrize("width", [42, 60])
def test_amounts_stand_right_and_whole(width: int) -> None:
    lines = customer_content(VIEW, width).plain.split("\n")
    amounts = [line for line in lines if line.endswith(("1,129.00", " 15.00", "EUR 88.90"))]
    assert [cell_len(line) for line in amounts] == [width] * 3


def test_markup_stays_text() -> None:
    assert "[/nope] [50% off]" in customer_content(VIEW, 60).plain


@pytest.mark.parametrize("width", [10, 30, 58])
def test_the_brief_line_fits(width: int) -> None:
    assert brief_content(VIEW, width).cell_length <= width
