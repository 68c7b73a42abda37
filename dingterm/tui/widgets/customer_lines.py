"""The customer behind an entry as lines: who, the cart, why, when, and what happened so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content

from dingterm.desk.views import SIGNS, CartView, CustomerView, Known, Moment
from dingterm.tui.cells import fit, spread, wrapped
from dingterm.tui.language import tr

QUIET = "$d-quiet"
KIND_SIGNS = {"contact": "→", "answer": "←", "order": "◆", "cart": "◇", "registration": "+"}
"""Signs of the history: what we wrote, what they wrote, what they bought, what they left, where they signed up."""

LABEL = 5
"""Cells of a label like `Why`."""


def customer_content(view: CustomerView, width: int) -> Content:
    """Everything about a customer in lines of at most `width` cells."""
    return Content("\n").join(_lines(view, max(24, width)))


def _lines(view: CustomerView, width: int) -> Iterator[Content]:
    yield from _who(view, width)
    yield Content("")
    if view.cart:
        yield from _cart(view.cart, width)
        yield Content("")
    yield from _labelled("Why", " · ".join(view.why), width)
    state = view.entry.state
    yield from _labelled("Due", f"{SIGNS[state]} {view.due}", width, f"$d-{state}")
    yield Content("")
    yield from history_lines(view.timeline, width)
    if view.known_by:
        yield Content("")
        yield from known_lines(view.known_by, view.homes, view.households, width)


def _who(view: CustomerView, width: int) -> Iterator[Content]:
    there = tr(f"{view.local_time} there") if view.local_time else ""
    place = " · ".join(filter(None, (view.place, there)))
    room = width - cell_len(place) - 2
    if cell_len(view.name) <= room:
        yield Content.assemble((fit(view.name, room), "bold"), "  ", (place, QUIET))
    else:
        yield from (Content.styled(line, "bold") for line in wrapped(view.name, width)[:2])
        yield Content.styled(fit(place, width), QUIET)
    reach = " · ".join(filter(None, (view.phone, view.email, view.language)))
    yield from (Content.styled(line, QUIET) for line in wrapped(reach or "no phone, no e-mail", width))
    if view.tags:
        tags = " ".join(f"#{one}" for one in view.tags)
        yield from (Content.styled(line, "$d-accent") for line in wrapped(tags, width))


def _cart(cart: CartView, width: int) -> Iterator[Content]:
    total = f"{cart.currency} {cart.total}".strip()
    yield Content.styled(spread(f"{tr('Cart')} {cart.name}", total, width), "bold")
    yield from (Content.styled(line, QUIET) for line in wrapped(tr(cart.left), width))
    counted = max((len(str(item.quantity)) for item in cart.items), default=1)
    for item in cart.items:
        what = ", ".join(filter(None, (item.title, item.variant)))
        yield Content(spread(f"{item.quantity:>{counted}} × {what}", item.amount, width))


def _labelled(label: str, text: str, width: int, style: str = "") -> Iterator[Content]:
    for place, line in enumerate(wrapped(tr(text), width - LABEL)):
        yield Content.assemble((fit(tr(label) if place == 0 else "", LABEL), QUIET), (line, style))


def history_lines(moments: Iterable[Moment], width: int) -> Iterator[Content]:
    """What happened with a customer, a line each."""
    yield Content.styled(tr("History"), QUIET)
    empty = True
    for moment in moments:
        empty = False
        yield _moment(moment, width)
    if empty:
        yield Content(tr("nothing so far"))


def known_lines(known_by: Iterable[Known], homes: int, households: Sequence[str], width: int) -> Iterator[Content]:
    """Every identifier, with when it was last seen and where it came from."""
    made_of = f", one of {homes} records" if homes > 1 else ""
    yield Content.styled(tr(f"Known by{made_of}"), QUIET)
    for one in known_by:
        seen = f"{one.source} {one.last_seen}".strip() if width >= 56 else ""
        yield Content(spread(f"{fit(tr(one.kind), 8)} {one.value}", seen, width))
    if households:
        yield from _labelled("Home", f"same household: {', '.join(households)}", width)


def _moment(moment: Moment, width: int) -> Content:
    sign = KIND_SIGNS.get(moment.kind, "·")
    front = f"{fit(moment.when, 12)} {sign} "
    source = moment.source if width >= 56 else ""
    text = spread(" ".join(moment.text.split()), source, width - cell_len(front))
    body = text[: len(text) - len(source)] if source else text
    return Content.assemble((front, QUIET), body, (source, QUIET))
