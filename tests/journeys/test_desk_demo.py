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
        lanes = ("Unpaid 22", "Consulted 4", "Win-back 6")
        for part in (*lanes, "a made-up shop", first.name, first.cart.name, "History"):
            assert part in seen
        assert "1 Your cart is saved" in seen
    session.close()


async def test_lanes_turn_with_the_arrows_and_come_round() -> None:
    session = open_demo()
    async with opened(session) as desk:
        counts = []
        for _ in range(3):
            counts.append(len(desk.table.ids))
            await desk.press("right")
        assert counts == [22, 4, 6]
        assert len(desk.table.ids) == 22
        await desk.press("left")
        assert "▸ Win-back 6" in desk.text()
    session.close()
