from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from dingterm.replies.fit import Occasion
from dingterm.replies.index import Index
from dingterm.replies.library import Library
from dingterm.replies.words import lookup_words, without_liquid

HAVE = frozenset({"discount", "discount.until", "cart", "cart.url", "order", "order.items", "shop.url"})


def found(library: Library, query: str, language: str = "en", lane: str = "unpaid", step: int = 1) -> list[str]:
    return [one.id for one in library.search(query, Occasion(lane, step, (language, "en"), HAVE))]


@pytest.mark.parametrize(
    ("query", "language", "first"),
    [
        ("remi", "en", "gentle-reminder"),
        ("GENTLE", "en", "gentle-reminder"),
        ("rem gen", "es", "gentle-reminder"),
        ("desc", "es", "todays-offer"),
        ("desco", "pt", "todays-offer"),
        ("折扣", "zh-Hans", "todays-offer"),
        ("购物车 链接", "zh-Hans", "gentle-reminder"),
        ("talla", "es", "size-question"),
        ("TAMANHO", "pt", "size-question"),
        ("尺码", "zh-Hans", "size-question"),
        ("envio", "es", "delivery-question"),
        ("opcion", "es", "still-thinking"),
        ("arriv", "en", "new-arrivals"),
    ],
)
def test_what_is_typed_finds(shipped: Library, query: str, language: str, first: str) -> None:
    assert found(shipped, query, language)[0] == first


@pytest.mark.parametrize(
    ("typo", "language", "first"),
    [
        ("remidner", "en", "gentle-reminder"),
        ("remni", "en", "gentle-reminder"),
        ("gentel remi", "en", "gentle-reminder"),
        ("desceunto", "es", "todays-offer"),
        ("arivals", "en", "new-arrivals"),
        ("paymnet", "en", "payment-trouble"),
    ],
)
def test_a_slip_finds_it_too(shipped: Library, typo: str, language: str, first: str) -> None:
    assert found(shipped, typo, language)[0] == first


def test_the_nearer_guess_comes_first(shipped: Library) -> None:
    base = replace(shipped.get("need-help"), tags=(), wordings={"en": ("Nothing",)})
    library = Library({one: replace(base, id=one, title=title) for one, title in (("a", "Payment"), ("b", "Paymnt"))})
    assert found(library, "paymntt") == ["b", "a"]


def test_what_nothing_holds_finds_nothing(shipped: Library) -> None:
    assert found(shipped, "xqzw") == []
    assert found(shipped, "reminder xqzw") == []


def test_signs_alone_are_no_question(shipped: Library) -> None:
    occasion = Occasion("unpaid", 1, ("en",), HAVE)
    assert shipped.search("  ", occasion) == shipped.offered(occasion)
    assert found(shipped, "???")[0] == "cart-saved"


def test_title_before_label_before_text(shipped: Library) -> None:
    base = shipped.get("need-help")
    plain = replace(base, title="Other", tags=(), wordings={"en": ("Nothing",)})
    library = Library({
        "text": replace(plain, id="text", wordings={"en": ("a parcel",)}),
        "inside-text": replace(plain, id="inside-text", wordings={"en": ("subparcels",)}),
        "label": replace(plain, id="label", tags=("parcel",)),
        "title": replace(plain, id="title", title="My parcel"),
        "inside": replace(plain, id="inside", title="Subparcel"),
        "none": replace(plain, id="none"),
    })  # fmt: skip
    assert found(library, "parcel") == ["title", "label", "inside", "text", "inside-text"]


def test_among_equals_the_better_fit_comes_first(shipped: Library) -> None:
    assert found(shipped, "offer", lane="unpaid")[0] == "todays-offer"
    assert found(shipped, "offer", lane="consulted")[0] == "answer-with-offer"
    assert found(shipped, "offer", lane="win-back")[0] == "welcome-back-offer"


def test_only_the_language_that_would_be_written_is_read(shipped: Library) -> None:
    assert "size-question" in found(shipped, "talla", "es")
    assert "size-question" not in found(shipped, "talla", "en")


def test_liquid_is_not_searched() -> None:
    assert lookup_words(without_liquid("¡Promoción! {{ cart.url | default: 'x' }}{% if shop.name %}Ça{% endif %}")) == [
        "promocion", "ca",
    ]  # fmt: skip


@pytest.fixture(scope="module")
def ten_thousand(shipped: Library) -> Library:
    """The shipped library 450 times over, each time with other words in titles and texts."""
    dice = random.Random(7)
    words = ["".join(dice.choices("abcdefghilmnoprstuv", k=dice.randint(4, 10))) for _ in range(3_000)]

    def varied(number: int, one: str) -> str:
        return f"{one} {' '.join(dice.choices(words, k=4))} {number}"

    many = [
        replace(one, id=f"{one.id}-{number}", title=varied(number, one.title),
                wordings={tag: tuple(varied(number, text) for text in texts) for tag, texts in one.wordings.items()})
        for number in range(455) for one in shipped.templates.values()
    ]  # fmt: skip
    return Library({one.id: one for one in many[:10_000]})


@pytest.mark.alone
def test_ten_thousand_are_faster_than_scoring_every_string(ten_thousand: Library) -> None:
    from rapidfuzz import fuzz, process

    occasion = Occasion("unpaid", 1, ("es", "en"), HAVE)
    strings = [entry.words for entry in Index(ten_thousand.templates.values(), ("es", "en")).entries.values()]
    assert len(strings) == 10_000
    for query in ("remi", "desc", "carrito", "desceunto", "carrito enlace"):
        ours = _fastest(lambda query=query: ten_thousand.search(query, occasion))
        plain = _fastest(
            lambda query=query: process.extract(query, strings, scorer=fuzz.partial_ratio, limit=50), times=1
        )
        assert ours < plain, (query, ours, plain)


def _fastest(call: Callable[[], object], times: int = 5) -> float:
    call()
    spans = []
    for _ in range(times):
        begun = time.perf_counter()
        call()
        spans.append(time.perf_counter() - begun)
    return min(spans)
