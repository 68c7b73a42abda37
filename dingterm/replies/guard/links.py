"""Links that are not the shop's, however they are written."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from dingterm.replies.facts import Facts
from dingterm.replies.guard.addresses import EMAIL, LINK
from dingterm.replies.guard.draft import Draft
from dingterm.replies.guard.marks import Mark


def marks(draft: Draft, facts: Facts) -> Iterator[Mark]:
    """Every link that the facts do not name: a page of the shop's own that nobody spoke of is as often none."""
    allowed = {(_host(parts), parts.path.rstrip("/")) for parts in map(_parts, facts.links)}
    text = EMAIL.sub(lambda found: " " * len(found[0]), draft.text)
    for found in LINK.finditer(text):
        parts = _parts(found[0])
        host, path = _host(parts), parts.path.rstrip("/")
        if (host, path) not in allowed:
            yield Mark(found.start(), found.end(), "link", f"{found[0]} is no link of the shop.")


def _parts(link: str) -> SplitResult:
    try:
        return urlsplit(link if "://" in link else f"https://{link}")
    except ValueError:
        return SplitResult("", "", "", "", "")


def _host(parts: SplitResult) -> str:
    """The host without `www.`; what stands before an `@` is no host, whatever it looks like."""
    return (parts.hostname or "").removeprefix("www.")
