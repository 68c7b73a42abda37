"""Coupon codes nobody issued."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dingterm.replies.facts import Facts
from dingterm.replies.guard.draft import Draft
from dingterm.replies.guard.marks import Mark
from dingterm.replies.wordlists import folded

_WORD = re.compile(
    r"(?<![a-z])(?:promo|discount|coupon|gutschein|rabatt)?-?(?:codes?|coupons?|vouchers?|codigos?|cupon(?:es)?|cupom|cupons"
    r"|gutscheine?|bon|codice|kod|kodu|优惠码|优惠券|折扣码|優惠碼|優惠券|折扣碼|コード|クーポン|код|промокод)(?![a-z])"
)
_AFTER = re.compile(
    r"[^.!?。！？\n]{0,40}?(?<![A-Za-z0-9_\-])(?P<code>[A-Z0-9_\-]*[A-Z][A-Z0-9_\-]{2,}|[A-Za-z_\-]+\d[A-Za-z0-9_\-]*)(?![A-Za-z])"
)
"""After the word for one: a word with capitals only or with a digit."""
_SENTENCE = re.compile(r"[^.!?。！？\n]+")
_QUOTED = re.compile(r"[\"'“„«‘「『]\s?(?P<code>[^\s\"'”“»’」』,.;:]{3,20})\s?[\"'”“»’」』]")
"""In the sentence with the word for one: any single word in quotes."""
_LOOSE = re.compile(
    r"(?<![A-Za-z0-9_/\-])(?=[A-Z0-9_\-]*[A-Z]{3})(?=[A-Z_\-]*\d)[A-Z0-9]+(?:[_\-][A-Z0-9]+)*(?![A-Za-z0-9])"
)
_CAPITALS = re.compile(r"(?<![A-Za-z0-9_\-])[A-Z]{4,20}(?![A-Za-z0-9_\-])")
"""In the sentence with the word for one, or with one of the shop's, also before it: a word in capitals."""
_APPLIED = re.compile(
    r"(?<![a-z])(?:use|enter|apply|type(?: in)?|put in|usa|utiliza|mete|pon|introduce|aplica|digita|digite|coloca"
    r"|coloque|entrez|tapez|saisissez|utilisez|geben sie|nutzen sie|mit)(?![a-z])|输入|填|使用|用"
)
_APPLIED_CODE = re.compile(r"[\s:]{0,2}(?P<code>[A-Z]{5,20})(?![A-Za-z0-9_\-])")
"""Right after a word for typing something in, a word in capitals."""
_SHORTEST = 4


def marks(draft: Draft, facts: Facts) -> Iterator[Mark]:
    """Every word that looks like a coupon code and is not one of the facts, with the word `code` before it or not."""
    known = {one.code.casefold() for one in facts.discounts if one.code}
    known |= {word for text in facts.texts() for word in re.findall(r"[\w\-]+", folded(text))}
    for start, end in sorted(set(_found(draft, known))):
        code = draft.text[start:end]
        if code.casefold() not in known:
            yield Mark(start, end, "code", f"{code} is no code that may be offered.")


def _found(draft: Draft, known: set[str]) -> Iterator[tuple[int, int]]:
    for found in _LOOSE.finditer(draft.shown):
        if len(found[0]) >= _SHORTEST:
            yield found.span()
    for sentence in _SENTENCE.finditer(draft.shown):
        words = re.findall(r"[\w\-]+", sentence[0].casefold())
        if _WORD.search(draft.plain, *sentence.span()) or any(
            one in known for one in words if any(map(str.isdigit, one))
        ):
            yield from (found.span("code") for found in _QUOTED.finditer(draft.shown, *sentence.span()))
            capitals = (found.span() for found in _CAPITALS.finditer(draft.shown, *sentence.span()))
            yield from (span for span in capitals if not _WORD.match(draft.plain, *span))
    for applied in _APPLIED.finditer(draft.plain):
        if named := _APPLIED_CODE.match(draft.shown, applied.end()):
            yield named.span("code")
    for word in _WORD.finditer(draft.plain):
        if named := _AFTER.match(draft.shown, word.end()):
            yield named.span("code")
