"""What a draft for one entry may state: as sentences for the model, and as facts for the guard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from dingterm.desk import words
from dingterm.desk.shop import DELIVERY, ShopFile
from dingterm.replies import facts
from dingterm.replies.context import plain
from dingterm.replies.drafting.prompt import CART_LINK
from dingterm.settings import Discount


def sentences(shop: ShopFile, context: dict[str, Any], today: date) -> tuple[str, ...]:
    """What is known, a sentence each; the customer is not among it."""
    known = plain(context)
    cart, order = known.get("cart", {}), known.get("order", {})
    return (
        f"Today is {today:%A, %d %B %Y}.",
        *([f"The shop is called {shop.name}."] if shop.name else []),
        *_document("The cart left open", cart),
        *([f"The link to the cart is {CART_LINK}."] if cart.get("url") else []),
        *_document("The customer's last order", order),
        *(f"On {name}: {text}" for name, text in shop.policies.items()),
        *(f"Pages of the shop: {link}" for link in shop.links),
        *(f"To reach the shop: {contact}" for contact in shop.contacts),
        *map(_offer, shop.offers(today)),
    )


def for_guard(shop: ShopFile, context: dict[str, Any], today: date) -> facts.Facts:
    """The same for the guard to hold the draft against."""
    known = plain(context)
    documents = [known[name] for name in ("cart", "order") if name in known]
    policies = shop.policies.items()
    return facts.Facts(
        prices=tuple(dict.fromkeys(price for one in documents for price in _prices(one))),
        discounts=tuple(map(_discount, shop.offers(today))),
        links=(*shop.links, *([known["cart"]["url"]] if known.get("cart", {}).get("url") else [])),
        products=tuple(_title(item) for one in documents for item in one.get("items", [])),
        contacts=tuple(shop.contacts),
        delivery=tuple(text for name, text in policies if name in DELIVERY),
        policies=tuple(text for name, text in policies if name not in DELIVERY),
        today=today,
    )


def _document(what: str, document: dict[str, Any]) -> Iterator[str]:
    """The items with what each costs, and the sum."""
    currency = document.get("currency", "")
    for item in document.get("items", []):
        price = item.get("price_minor")
        cost = f", {currency} {words.money(price, currency)} each" if price is not None else ""
        yield f"{what} holds {item.get('quantity', 1)} × {_title(item)}{cost}."
    if document.get("total_minor") is not None:
        yield f"{what} comes to {currency} {words.money(document['total_minor'], currency)}."


def _prices(document: dict[str, Any]) -> Iterator[facts.Price]:
    currency = document.get("currency", "")
    if document.get("total_minor") is not None:
        yield facts.Price(document["total_minor"], currency)
    for item in document.get("items", []):
        if (price := item.get("price_minor")) is not None:
            yield facts.Price(price, currency)
            yield facts.Price(price * item.get("quantity", 1), currency)


def _title(item: dict[str, Any]) -> str:
    return " ".join(filter(None, (item.get("title", ""), item.get("variant", ""))))


def _offer(discount: Discount) -> str:
    amount = f"{discount.percent} %" if discount.percent else f"{discount.currency} {discount.amount}"
    code = f" with the code {discount.code}" if discount.code else ""
    until = f", until {discount.until:%d %B %Y}" if discount.until else ""
    return f"A discount that may be offered: {amount} off{code}{until}."


def _discount(discount: Discount) -> facts.Discount:
    minor = words.minor(discount.amount, discount.currency) if discount.amount else 0
    amount = facts.Price(minor, discount.currency) if discount.amount else None
    return facts.Discount(discount.percent or 0, amount, discount.code, discount.until)
