from __future__ import annotations

import pytest

from dingterm.replies.languages import canonical, chain, choose, locale_for


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("pt_br", "pt-BR"),
        ("EN", "en"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans-CN"),
        ("zh_TW", "zh-Hant-TW"),
        ("zh-hant", "zh-Hant"),
        ("es-419", "es-419"),
        ("en_US.UTF-8", "en-US"),
        (" de ", "de"),
    ],
)
def test_tags_are_written_one_way(tag: str, expected: str) -> None:
    assert canonical(tag) == expected


@pytest.mark.parametrize("tag", ["", "e", "english", "12", "[/nope]", "en US now", "-"])
def test_what_is_no_tag(tag: str) -> None:
    with pytest.raises(ValueError, match="not a language tag"):
        canonical(tag)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"customer": "pt", "region": "BR", "shop": "es"}, ("pt-BR", "es", "en")),
        ({"customer": "en-GB", "region": "ES", "shop": "es"}, ("en-GB", "es", "en")),
        ({"customer": "", "region": "MX", "shop": "en"}, ("es-MX", "en")),
        ({"customer": "???", "region": "CN", "shop": ""}, ("zh-Hans-CN", "en")),
        ({"customer": "", "region": "TW", "shop": ""}, ("zh-Hant-TW", "en")),
        ({"customer": "", "region": "", "shop": "de"}, ("de", "en")),
        ({"customer": "es-419", "region": "MX", "shop": ""}, ("es-419", "en")),
        ({"customer": "", "region": "ZZ", "shop": ""}, ("en",)),
        ({}, ("en",)),
    ],
)
def test_customer_then_region_then_shop_then_english(known: dict[str, str], expected: tuple[str, ...]) -> None:
    assert chain(**known) == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (("pt-BR", "en"), "pt"),
        (("zh-Hant-TW", "en"), "zh-Hans"),
        (("zh-Hans-CN",), "zh-Hans"),
        (("ca-ES", "es", "en"), "es"),
        (("de", "fr"), None),
        (("en-GB",), "en"),
    ],
)
def test_the_nearest_form_is_chosen(wanted: tuple[str, ...], expected: str | None) -> None:
    assert choose(wanted, ["en", "es", "pt", "zh-Hans"]) == expected


def test_an_exact_variety_wins_over_the_plain_language() -> None:
    assert choose(("pt-PT",), ["pt", "pt-PT"]) == "pt-PT"
    assert choose(("zh-Hant-HK",), ["zh-Hans", "zh-Hant"]) == "zh-Hant"


def test_money_and_dates_take_the_customers_variety_only_in_their_language() -> None:
    assert locale_for("es", ("es-MX", "en")) == "es-MX"
    assert locale_for("es", ("es", "es-MX", "en")) == "es-MX"
    assert locale_for("pt", ("pt-BR", "pt-PT")) == "pt-BR"
    assert locale_for("en", ("es-MX", "en")) == "en"
    assert locale_for("en", ("es-MX",)) == "en"
    assert locale_for("zh-Hans", ("zh-Hant-TW", "en")) == "zh-Hans"
