"""The desk in front of people: what views say of customers is masked on the way to the screen, replies on the way back
are made whole again. Nothing that is stored or copied changes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from dingterm.desk.histories import Found, Record
from dingterm.desk.views import CartView, CustomerView, Known, Link, Moment, PairLine, PairView, QueueRow, Reply
from dingterm.training.masks import Masks, shape

T = TypeVar("T")

HIDDEN_KINDS = ("contact", "answer", "note")
"""Lines of a history whose text somebody wrote."""

AS_THEY_ARE = frozenset(
    {"template_id", "lane", "language", "channel", "route", "kind", "state", "category", "text", "query"} | {"opened"}
)
"""Fields that name a thing of the program, a template that is edited, and the text of a reply, which comes from the
screen masked already."""


class Presentation:
    """Everything masked of one desk."""

    def __init__(self) -> None:
        self.masks = Masks()
        self._customers: dict[int, int] = {}
        self._here: int | None = None

    def masked(self, value: T, entry_id: int | None = None) -> T:
        """A view, or anything made of views and texts, as people may see it."""
        if entry_id is not None:
            self._here = self._customers.get(entry_id, self._here)
        shown: T = self._masked(value)
        return shown

    def restored(self, text: str, entry_id: int) -> str:
        """A reply as it is to be sent to the customer of an entry."""
        customer_id = self._customers.get(entry_id)
        return text if customer_id is None else self.masks.restore(text, customer_id)

    def text(self, text: str) -> str:
        """A sentence."""
        return self.masks.scrub(text, self._here)

    def draft(self, text: str, entry_id: int) -> str:
        """A reply on its way: `restored` gives it back as it was."""
        return self.masks.reply(text, self._customers.get(entry_id, 0))

    def _masked(self, value: Any) -> Any:
        for kind, rule in self._rules().items():
            if isinstance(value, kind):
                return rule(value)
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, tuple | list):
            return type(value)(self._masked(one) for one in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return self._fields(value)
        return value

    def _fields(self, value: Any) -> Any:
        here = self._customers.get(getattr(value, "entry_id", None) or -1)
        self._here = self._here if here is None else here
        shown = {
            one.name: self._masked(getattr(value, one.name))
            for one in dataclasses.fields(value)
            if one.init and one.name not in AS_THEY_ARE
        }
        return dataclasses.replace(value, **shown)

    def _rules(self) -> Mapping[type, Callable[[Any], Any]]:
        return {
            QueueRow: self._row,
            CustomerView: self._customer,
            PairView: self._pair,
            CartView: self._cart,
            Reply: self._reply,
            Link: self._link,
            Found: self._found,
            Record: self._record,
        }

    def _row(self, row: QueueRow) -> QueueRow:
        self._customers[row.id] = row.customer_id
        name = self.masks.person(row.customer_id, row.customer)
        return dataclasses.replace(row, customer=name, reason=self.masks.scrub(row.reason, row.customer_id))

    def _customer(self, view: CustomerView) -> CustomerView:
        customer_id = self._here = view.entry.customer_id
        name = self.masks.person(customer_id, view.name)
        return dataclasses.replace(
            view,
            entry=self._row(view.entry),
            name=name,
            place=_region_only(view.place),
            phone=self.masks.phone(view.phone, customer_id),
            email=self.masks.email(view.email, customer_id),
            cart=self._cart(view.cart) if view.cart else None,
            known_by=tuple(self._known(one, customer_id) for one in view.known_by),
            households=tuple(self.masks.named(one) for one in view.households),
            timeline=tuple(self._moment(one) for one in view.timeline),
        )

    def _cart(self, cart: CartView) -> CartView:
        return dataclasses.replace(cart, url=shape(cart.url))

    def _reply(self, reply: Reply) -> Reply:
        return dataclasses.replace(reply, text=self.masks.reply(reply.text, self._here or 0))

    def _found(self, found: Found) -> Found:
        name = self.masks.person(found.id, found.name)
        mask = self.masks.email if "@" in found.known_by else self.masks.phone
        return dataclasses.replace(
            found, name=name, place=_region_only(found.place), known_by=mask(found.known_by, found.id)
        )

    def _record(self, record: Record) -> Record:
        return dataclasses.replace(
            record,
            name=self.masks.person(record.customer, record.name),
            place=_region_only(record.place),
            known_by=tuple(self._known(one, record.customer) for one in record.known_by),
            households=tuple(map(self.masks.named, record.households)),
            timeline=tuple(self._moment(one) for one in record.timeline),
        )

    def _link(self, link: Link) -> Link:
        return dataclasses.replace(link, url="", sentence=self.text(link.sentence))

    def _known(self, known: Known, customer_id: int) -> Known:
        value = shape(known.value)
        if known.kind == "phone":
            value = self.masks.phone(known.value, customer_id)
        elif known.kind == "e-mail":
            value = self.masks.email(known.value, customer_id)
        return dataclasses.replace(known, value=value)

    def _moment(self, moment: Moment) -> Moment:
        hidden = moment.kind in HIDDEN_KINDS
        return dataclasses.replace(moment, text=shape(moment.text) if hidden else self.text(moment.text))

    def _pair(self, view: PairView) -> PairView:
        lines = tuple(self._pair_line(one, view) for one in view.lines)
        return dataclasses.replace(view, lines=lines, reason=self.text(view.reason))

    def _pair_line(self, line: PairLine, view: PairView) -> PairLine:
        sides = ((line.left, view.a), (line.right, view.b))
        left, right = (self._pair_value(line.field, text, customer_id) for text, customer_id in sides)
        return dataclasses.replace(line, left=left, right=right)

    def _pair_value(self, field: str, text: str, customer_id: int) -> str:
        if not text:
            return ""
        if field == "name":
            return self.masks.person(customer_id, text)
        return self.masks.phone(text, customer_id) if field == "phone" else shape(text)


def _region_only(place: str) -> str:
    """`Valencia ES` to `ES`: a town may be an address."""
    last = place.rpartition(" ")[2]
    return last if len(last) == 2 and last.isupper() else ""
