"""Links that are not the shop's, however they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from dingterm.replies.facts import Facts
from dingterm.replies.guard.addresses import EMAIL, LINK
from dingterm.replies.guard.draft import Draft
from dingterm.replies.guard.marks import Mark

_OF_ONE = re.compile(
    r"\d{3}|/(?:cart|basket|checkout|pay|order|carrito|pago|pedido|carrinho|pagamento|panier|paiement|commande|warenkorb|kasse)",
    re.IGNORECASE,
)
"""In the path of a page that belongs to one customer: only the shop knows where it is."""


def marks(draft: Draft, facts: Facts) -> Iterator[Mark]:
    """Every link that leads elsewhere than the facts allow."""
    allowed = {(_host(parts), parts.path.rstrip("/")) for parts in map(_parts, facts.links)}
    text = EMAIL.sub(lambda found: " " * len(found[0]), draft.text)
    for found in LINK.finditer(text):
        parts = _parts(found[0])
        host, path = _host(parts), parts.path.rstrip("/")
        if (host, path) not in allowed and ((host, "") not in allowed or _OF_ONE.search(path)):
            yield Mark(found.start(), found.end(), "link", f"{found[0]} is no link of the shop.")


def _parts(link: str) -> SplitResult:
    try:
        return urlsplit(link if "://" in link else f"https://{link}")
    except ValueError:
        return SplitResult("", "", "", "", "")


def _host(parts: SplitResult) -> str:
    """The host without `www.`; what stands before an `@` is no host, whatever it looks like."""
    return (parts.hostname or "").removeprefix("www.")
