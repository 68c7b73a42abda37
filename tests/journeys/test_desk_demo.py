"""Step 1: the desk on a made-up shop."""

from __future__ import annotations

from dingterm.desk.demo import open_demo
from tests.looks.desk import opened


async def test_the_demo_shows_queue_customer_and_replies() -> None:
    session = open_demo()
    async with opened(session) as desk:
        seen = desk.text()
        first = desk.screen.view
        assert first is not None and first.cart is not None
        lanes = ("Unpaid 13", "Consulted 1", "Win-back 2", "Replied 1", "Waiting 14", "Closed 1")
        for part in (*lanes, "a made-up shop", first.name, first.cart.name, "History"):
            assert part in seen
        assert "1 Your cart is saved" in seen
    session.close()


async def test_lanes_turn_with_the_arrows_and_come_round() -> None:
    session = open_demo()
    async with opened(session) as desk:
        counts = []
        for _ in range(6):
            counts.append(len(desk.table.ids))
            await desk.press("right")
        assert counts == [13, 1, 2, 1, 14, 1]
        assert len(desk.table.ids) == 13
        await desk.press("left")
        assert "▸ Closed 1" in desk.text()
    session.close()
