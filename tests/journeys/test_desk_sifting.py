"""Filter, sort, segments, columns, tags and several customers at once, through the real screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dingterm.desk.queue import entry_ids, queue_rows
from dingterm.desk.session import Session
from dingterm.desk.views import QueueRow, Sight
from dingterm.settings import load_settings
from dingterm.tui import desk_work
from dingterm.tui.widgets.queue.columns import HIDEABLE
from tests.looks.desk import Desk, opened
from tests.made_demo import made_demo

SIZES = ((160, 45), (120, 30), (60, 24))


@pytest.fixture
def session() -> Iterator[Session]:
    opened_session = made_demo()
    yield opened_session
    opened_session.close()


def shown(desk: Desk) -> list[QueueRow]:
    return desk.table.known_rows(desk.table.ids)


def typed(text: str) -> list[str]:
    names = {" ": "space", "#": "number_sign", ",": "comma", ":": "colon"}
    return [names.get(sign, sign) for sign in text]


@pytest.mark.parametrize("size", SIZES)
async def test_a_filter_is_typed_kept_and_cleared(session: Session, size: tuple[int, int]) -> None:
    everybody = len(entry_ids(session, "unpaid"))
    async with opened(session, size) as desk:
        await desk.press("backslash", *typed("step 1, over 100"))
        left = entry_ids(session, "unpaid", Sight("step 1, over 100"))
        assert list(desk.table.ids) == list(left) and 0 < len(left) < everybody
        assert f"{len(left)} of {everybody}" in desk.text() and "A figure is missing" not in desk.text()
        await desk.press("enter")
        assert desk.screen.place == "queue" and "step 1, over 100" in desk.text()
        await desk.press("right")
        assert list(desk.table.ids) == list(entry_ids(session, "consulted", Sight("step 1, over 100")))
        await desk.press("left", "escape")
        assert len(desk.table.ids) == everybody and "spain" not in desk.text()


async def test_a_filter_that_is_not_understood_says_why_and_leaves_the_queue(session: Session) -> None:
    async with opened(session, (120, 30)) as desk:
        before = list(desk.table.ids)
        await desk.press("backslash", *typed("citty"))
        desk.screen.queue.filter_line.box.value = "citty:rome"
        await desk.settle()
        assert "Did you mean city?" in desk.text() and desk.screen.place == "filter"
        await desk.press(*["backspace"] * 10, *"zzzz")
        assert "Did you mean" not in desk.text() and "Nobody in Unpaid is asked for" in desk.text()
        await desk.press("escape")
        assert list(desk.table.ids) == before and desk.screen.place == "queue"


async def test_sorted_by_key_and_by_click(session: Session) -> None:
    async with opened(session, (160, 45)) as desk:
        assert "▼" in desk.text()
        await desk.press("z")
        assert [row.customer for row in shown(desk)] == sorted((row.customer for row in shown(desk)), key=str.casefold)
        assert "Customer ▼" in desk.text() and "Sorted: by name" in desk.text()
        await desk.press("Z")
        assert "Customer ▲" in desk.text()
        names = [row.customer.casefold() for row in shown(desk)]
        assert names == sorted(names, reverse=True)
        heading = next(line for line in desk.lines() if "Customer ▲" in line)
        await desk.pilot.click("#queue", offset=(heading.index("Age") - 2, 1))
        await desk.settle()
        assert "Age ▼" in desk.text()
        await desk.press("right", "right", "right", "right")
        assert desk.screen.queue.lanes.lane == "waiting" and "Age ▼" in desk.text()


async def test_a_segment_is_saved_shown_again_and_forgotten(session: Session) -> None:
    async with opened(session, (120, 30)) as desk:
        await desk.press("S")
        assert "No segment is saved yet" in desk.text()
        await desk.press("escape", "backslash", *typed("step 2"), "enter", "z", "S", "s", *"Second", "enter")
        assert "Saved as Second" in desk.text()
        second, everybody = list(desk.table.ids), len(entry_ids(session, "unpaid"))
        await desk.press("S", "a")
        assert len(desk.table.ids) == everybody
        await desk.press("S")
        assert (
            f"Second {sum(len(entry_ids(session, one, Sight('step 2'))) for one in ('unpaid',)):,}" in desk.text()
            or ("Second" in desk.text())
        )
        await desk.press("b")
        assert list(desk.table.ids) == second and "step 2" in desk.text() and "Customer ▼" in desk.text()
        await desk.press("S", "X")
        assert "Forgotten: Second" in desk.text()


async def test_several_are_snoozed_at_once_and_come_back_at_once(session: Session) -> None:
    waiting = len(entry_ids(session, "waiting"))
    async with opened(session, (120, 30)) as desk:
        before = list(desk.table.ids)
        await desk.press("space", "space", "space")
        assert "✓ 3 marked" in desk.text() and list(desk.table.marked) == before[:3]
        await desk.press("s")
        assert "3: " in desk.text() and shown(desk)[0].customer.split()[0] in desk.text()
        await desk.press(*typed("in 3 days"), "enter")
        assert "3 customers: until in 3 days" in desk.text() and "marked" not in desk.text()
        assert not set(before[:3]) & set(desk.table.ids)
        assert len(entry_ids(session, "waiting")) == waiting + 3
        await desk.press("u", "r")
        assert "and 2 more: taken back" in desk.text() or set(before) == set(desk.table.ids)
        assert set(desk.table.ids) == set(before) and len(entry_ids(session, "waiting")) == waiting


async def test_a_filter_marks_all_and_all_are_lost_at_once(session: Session) -> None:
    async with opened(session, (120, 30)) as desk:
        await desk.press("backslash", *typed("step 2"), "enter", "asterisk")
        chosen = list(desk.table.marked)
        assert chosen == list(desk.table.ids) and len(chosen) > 1
        await desk.press("w")
        assert "somebody else" not in desk.text()
        await desk.press("l", *typed("too late"), "enter")
        assert f"{len(chosen)} customers: is lost" in desk.text()
        assert set(chosen) <= set(entry_ids(session, "closed"))
        await desk.press("u")
        assert set(chosen) <= set(entry_ids(session, "unpaid"))


async def test_whom_a_colleague_has_is_left_as_they_are(session: Session) -> None:
    from dingterm.store import claims

    first, second, third = list(entry_ids(session, "unpaid"))[:3]
    (row,) = queue_rows(session, [second])
    with session.store.writing() as db:
        claims.take(db, row.customer_id, "leo", 0, 2**40)
    async with opened(session, (120, 30)) as desk:
        await desk.press("space", "space", "space", "number_sign", *"vip", "enter")
        assert "2 customers: #vip; 1 left as they were" in desk.text() and "leo has this customer" in desk.text()
        assert set(entry_ids(session, "unpaid", Sight("#vip"))) == {first, third}


async def test_marks_go_away_before_the_filter_does(session: Session) -> None:
    async with opened(session, (60, 24)) as desk:
        await desk.press("backslash", *typed("step 1"), "enter", "space")
        assert "✓ 1 marked" in desk.text()
        await desk.press("escape")
        assert "marked" not in desk.text() and "step 1" in desk.text()
        await desk.press("escape")
        assert "step 1" not in desk.text()


async def test_marks_stay_where_the_queue_comes_in_two_parts(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_work, "FIRST", 3)
    async with opened(session, (120, 30)) as desk:
        await desk.press("asterisk", "z")
        assert "Customer ▼" in desk.text()
        assert set(desk.table.marked) == set(desk.table.ids) == set(entry_ids(session, "unpaid"))
        await desk.press("right")
        assert desk.table.marked == {}


async def test_a_tag_is_given_shown_and_taken_away(session: Session) -> None:
    async with opened(session, (120, 30)) as desk:
        await desk.press("number_sign", *typed("#Call back"), "enter")
        assert "#call-back" in desk.text() and "u takes it back" in desk.text()
        await desk.press("backslash", *typed("#call-back"))
        assert len(desk.table.ids) == 1
        await desk.press("escape", "u")
        assert not entry_ids(session, "unpaid", Sight("#call-back"))


@pytest.mark.parametrize("size", SIZES[1:])
async def test_columns_are_left_out_and_stay_so(session: Session, size: tuple[int, int]) -> None:
    async with opened(session, size) as desk:
        assert "Age" in desk.text()
        await desk.press("vertical_line")
        assert "● Age" in desk.text()
        await desk.press(str(list(HIDEABLE).index("age") + 1))
        assert "○ Age" in desk.text()
        await desk.press("escape")
        assert "Age" not in "\n".join(desk.lines()[:6])
    assert load_settings().hidden_columns == "age"
