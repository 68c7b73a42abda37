"""`dingterm demo`: the desk on a made-up shop, or a short tour where there is no terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from dingterm.cli.output import Json, emit, say, verb
from dingterm.cli.queue import show
from dingterm.desk.views import LANE_TITLES
from dingterm.screens import has_screen

if TYPE_CHECKING:
    from dingterm.desk.tour import Tour


@verb
def demo(context: typer.Context, as_json: Json = False) -> None:
    """Show the desk on a made-up shop: nothing to configure, nobody who could be written to."""
    from dingterm.desk.demo import open_demo
    from dingterm.desk.tour import tour

    session = open_demo(beside=has_screen() and not as_json)
    try:
        if as_json:
            emit(tour(session).as_dict())
        elif has_screen():
            context.obj.open_desk(session)
        else:
            _show(tour(session))
    finally:
        session.close()


def _show(seen: Tour) -> None:
    from dingterm.cli import tables

    customer = seen.customer
    counts = " · ".join(f"{LANE_TITLES[lane]} {count}" for lane, count in seen.lanes.items())
    say(f"dingterm: the desk of {seen.shop}, a made-up shop. In a terminal, dingterm demo opens it.")
    say()
    say(counts)
    show({"unpaid": list(seen.rows)})
    say()
    say(f"{customer.name} · {customer.place} · {customer.local_time} there · {customer.phone}")
    if customer.cart:
        items = [(f"{item.quantity} ×", f"{item.title}, {item.variant}", item.amount) for item in customer.cart.items]
        say(f"Cart {customer.cart.name}, {customer.cart.left}")
        tables.console().print(
            tables.table([*items, ("", "total", f"{customer.cart.currency} {customer.cart.total}")], right=[0, 2])
        )
    say(f"Why: {', '.join(customer.why)}")
    say(f"Due: {customer.due}")
    say()
    if seen.reply:
        say(f"Reply “{seen.reply.title}” ({seen.reply.language}):")
        for line in seen.reply.text.splitlines():
            say(f"  {line}")
