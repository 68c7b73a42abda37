"""What each check of the guard holds a draft against."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingterm.replies.facts import Discount, Facts, Price
from dingterm.replies.guard import CODES, check

TODAY = date(2026, 3, 10)
DRESS = Price(8990, "EUR")
TEN = Discount(percent=10, code="WELCOME10", until=date(2026, 3, 15))


def said(text: str, facts: Facts | None = None, language: str = "en") -> list[tuple[str, str]]:
    return [(mark.code, text[mark.start : mark.end]) for mark in check(text, facts or Facts(), language=language)]


def test_a_price_that_follows_from_a_discount_is_no_invention() -> None:
    facts = Facts(prices=(DRESS,), discounts=(TEN,))
    assert said("With your 10% it is 80.91 €, you save 8.99 €.", facts) == []
    assert said("With your 10% it is 79.91 €.", facts) == [("price", "79.91 €")]


def test_a_price_in_another_currency_is_another_price() -> None:
    assert said("It is £89.90.", Facts(prices=(DRESS,))) == [("price", "£89.90")]


@pytest.mark.parametrize(
    ("currency", "minor", "text"), [("JPY", 12000, "It is ¥12,000."), ("CLP", 19990, "It is $19.990.")]
)
def test_minor_units_are_those_of_the_currency(currency: str, minor: int, text: str) -> None:
    assert said(text, Facts(prices=(Price(minor, currency),))) == []
    assert said(text, Facts(prices=(Price(minor * 100, currency),))) != []


def test_numbers_of_products_are_no_prices() -> None:
    assert said("Your cart has the Sofa 49.90 € Edition.") != []
    assert said("Your cart has the Sofa 49.90 € Edition.", Facts(products=("Sofa 49.90 € edition",))) == []
    assert said("It costs 38 €, medium.", Facts(products=("38", "M"))) == [("price", "38 €")]


def test_discount_words_need_a_discount() -> None:
    assert said("There is a discount for you.") == [("discount", "discount")]
    assert said("There is a discount for you.", Facts(discounts=(TEN,))) == [("discount", "discount")]
    for named in ("10%", "until 15 March", "Code: welcome10.", "until 2026-03-15"):
        assert said(f"There is a discount for you. {named}", Facts(discounts=(TEN,))) == []


@pytest.mark.parametrize(
    ("link", "fine"),
    [
        ("https://shop.example/cart/7", True),
        ("shop.example/cart/7/", True),
        ("https://www.shop.example/anything", False),
        ("https://shop.example@evil.com/cart/7", False),
        ("https://shop.example.evil.com/cart/7", False),
        ("http://[broken", False),
    ],
)
def test_a_link_is_judged_by_host_and_path(link: str, fine: bool) -> None:
    codes = {code for code, _ in said(f"See {link}", Facts(links=("https://shop.example/cart/7",)))}
    assert codes == (set() if fine else {"link"})


def test_a_page_nobody_spoke_of_is_no_link_of_the_shop_even_on_its_host() -> None:
    facts = Facts(links=("https://www.shop.example", "https://shop.example/cart/77"))
    assert said("Look: shop.example/ or https://www.shop.example/cart/77", facts) == []
    for link in ("https://shop.example/sizes", "https://shop.example/cart/78"):
        assert said(f"Look: {link}", facts) == [("link", link)]


def test_a_word_of_refusal_in_another_clause_refuses_nothing() -> None:
    assert said("We have no coupon.") == []
    assert said("No problem, we offer free shipping.") == [("claim", "free shipping")]
    assert said("We have no coupon, but free shipping.") == [("claim", "free shipping")]
    assert said("Don't miss our free shipping!") == [("claim", "free shipping")]


def test_a_claim_the_shop_makes_itself_stands_and_one_it_refuses_does_not() -> None:
    assert said("Envío gratis para ti.", Facts(policies=("Free shipping over 50 EUR.",)), "es") == []
    assert said("Envío gratis para ti.", Facts(policies=("There is no free shipping.",)), "es") != []


def test_days_are_understood_from_today() -> None:
    facts = Facts(discounts=(TEN,), today=TODAY)
    assert said("Your discount ends on Sunday, in 5 days.", facts) == []
    assert said("Your 10% discount ends on Monday.", facts) == [("deadline", "Monday")]
    ending = Facts(discounts=(Discount(percent=10, until=TODAY),), today=TODAY)
    assert said("Your 10% discount ends tonight.", ending) == []
    assert said("Your 10% discount ends tomorrow.", ending) == [("deadline", "tomorrow")]


def test_what_was_is_no_promise() -> None:
    assert said("You left it in your cart 2 days ago.") == []
    assert said("Lo dejaste en el carrito hace 2 días.", language="es") == []


def test_another_language_is_marked_and_its_neighbours_are_not() -> None:
    spanish = "Hola, vimos que dejaste el vestido en tu carrito y queríamos ayudarte con la talla."
    assert said(spanish) == [("language", spanish)]
    assert said(spanish, language="es-MX") == []
    assert said("您好，看到您的购物车里还有一条裙子，需要帮您看看尺码吗？", language="en")[0][0] == "language"
    assert said("OK, gracias!") == []


def test_contacts_of_the_shop_stand_in_any_spelling() -> None:
    shop = Facts(contacts=("+1 202 555 0142", "Help@Shop.example"))
    assert said("Call (202) 555-0142 or 00 1 202 5550142, or write to help@shop.example.", shop) == []
    assert said("Call (202) 555-0143.", shop) == [("contact", "(202) 555-0143")]
    assert said("Write to me@shop.example.", shop) == [("contact", "me@shop.example")]


def test_what_a_sentence_is_about_and_what_it_says_may_stand_apart() -> None:
    assert said("You won't pay a single cent, whatever the weather, for the shipping.")[0][0] == "claim"
    assert said("Nothing else was in your cart. Shipping follows.") == []


def test_length_and_repetition() -> None:
    assert [code for code, _ in said("word " * 300)] == ["repetition", "length"]
    assert said("Can I help you with it? Yes. Can I help you with it?") == [("repetition", " Can I help you with it")]


def test_tokens_nobody_put_back_are_blanks() -> None:
    assert said("We call you at [PHONE_7].") == [("placeholder", "[PHONE_7]")]


@pytest.mark.parametrize("text", ["打八折", "8折", "８折", "打8.0折"])
def test_eight_tenths_are_twenty_percent_off(text: str) -> None:
    assert said(text, Facts(discounts=(Discount(percent=20),)), "zh-Hans") == []
    assert said(text, Facts(discounts=(Discount(percent=80),)), "zh-Hans")[0][0] == "percent"


@given(st.text(st.sampled_from("0123456789.,-/ %€$折打八百千两A@:[]()\n٣３ßİﬁé월한"), max_size=60))
def test_any_text_can_be_checked(text: str) -> None:
    facts = Facts((DRESS,), (TEN,), ("https://shop.example",), contacts=("+12025550142",), today=TODAY)
    for mark in check(text, facts, language="zh-Hans"):
        assert 0 <= mark.start < mark.end <= len(text)
        assert mark.code in CODES and mark.reason


def test_a_statement_that_no_fact_holds_is_marked_in_whatever_words() -> None:
    odd = "An otter lives in the pond of our courtyard."
    assert said(odd) == [("claim", odd)]
    assert said(odd, Facts(policies=("The pond in our courtyard has an otter.",))) == []
    assert said("I am glad to help, but an otter lives in the pond here.") == [
        ("claim", "but an otter lives in the pond here.")
    ]
    for honest in ("Shall a tailor adjust it?", "No tailor adjusts the hem.", "Write to me whenever it suits you."):
        assert said(honest) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Linen Dress doesn't need ironing.", "en"),
        ("The dress is lined all the way down.", "en"),
        ("Las botas llevan plantilla acolchada.", "es"),
        ("Der Stoff wird mit jeder Wäsche weicher.", "de"),
        ("这双靴子里面加了绒。", "zh-Hans"),
    ],
)
def test_what_is_said_of_goods_is_held_against_the_facts_even_refused(text: str, language: str) -> None:
    assert [code for code, _ in said(text, Facts(products=("Linen Dress",)), language)] == ["claim"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("My lunch break is over, so I'm all yours.", "en"),
        ("Stand on a sheet of paper and draw around your foot.", "en"),
        ("Sometimes the bank asks you to confirm it.", "en"),
        ("Da muss ich kurz bei einem Kollegen nachfragen.", "de"),
        ("Posez le pied contre un mur et mesurez.", "fr"),
        ("Yo esperaría a estar segura.", "es"),
        ("我也遇到过。", "zh-Hans"),
    ],
)
def test_talk_and_advice_are_no_statements(text: str, language: str) -> None:
    assert said(text, Facts(), language) == []


def test_between_two_numbers_in_words_are_both() -> None:
    facts = Facts(delivery=("Delivery takes 3 to 5 days.",))
    assert said("Suele tardar entre tres y cinco días.", facts, "es") == []
    assert said("Suele tardar entre tres y cuatro días.", facts, "es") == [("deadline", "tres y cuatro días")]


def test_what_one_wishes_for_is_not_offered() -> None:
    assert said("Ojalá pudiera rebajártelo más.", Facts(), "es") == []


def test_a_day_on_which_one_talked_promises_nothing() -> None:
    assert said("It's Anna, we spoke on Friday.") == []
    assert said("It comes on Friday.") == [("deadline", "Friday")]
