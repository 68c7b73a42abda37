from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingterm.training.masks import DOT, Masks, shape

NAME = st.text(st.characters(categories=("L", "Zs"), include_characters="'-."), min_size=1, max_size=24).map(
    lambda text: " ".join(text.split())
)


def test_one_person_keeps_one_alias_and_two_never_share_one() -> None:
    masks = Masks()
    aliases = [masks.person(number, f"Somebody {number}") for number in range(1, 6001)]
    assert len(set(aliases)) == 6000
    assert [masks.person(number) for number in range(1, 6001)] == aliases
    turned = Masks()
    assert [turned.person(number) for number in range(6000, 0, -1)] == aliases[::-1], "whoever is met first"


def test_an_alias_is_no_word_of_the_name() -> None:
    plain = Masks().person(5, "Somebody Else")
    assert not set(Masks().person(5, f"Ms {plain}").split()) & set(plain.split())


@pytest.mark.parametrize(
    "text",
    [
        "Hola Lucía, ¿te ayudo?",
        "LUCÍA FERRO PÉREZ",
        "lucía ferro wrote",
        "Lucía's cart, for Ms Ferro-Pérez",
        "to lucia.ferro@example.com or +34612345678",
        "call 612 34 56 78",
        "王小明您好，您的购物车",
    ],
)
def test_what_was_masked_is_found_in_any_sentence(text: str) -> None:
    masks = Masks()
    masks.person(1, "Lucía Ferro Pérez")
    masks.phone("+34612345678", 1)
    masks.email("lucia.ferro@example.com", 1)
    masks.person(2, "王小明")
    shown = masks.scrub(text).casefold()
    for secret in ("lucía", "lucia", "ferro", "pérez", "612345678", "34 56", "王小明"):
        assert secret not in shown


@given(name=NAME, front=st.text(max_size=20), back=st.text(max_size=20))
def test_a_reply_comes_back_as_it_was(name: str, front: str, back: str) -> None:
    masks = Masks()
    masks.person(1, name)
    masks.phone("+34612345678", 1)
    text = f"{front} {name} {back} +34612345678 {name.split()[0] if name.split() else ''}"
    assert masks.restore(masks.reply(text, 1), 1) == text


def test_masking_twice_is_masking_once() -> None:
    masks = Masks()
    masks.person(1, "Ana Souza")
    once = masks.reply("Hola Ana", 1)
    assert masks.reply(once, 1) == once
    assert masks.restore(once, 1) == "Hola Ana"


def test_an_edited_reply_comes_back_with_the_customers_words() -> None:
    masks = Masks()
    masks.person(1, "Ana María de Souza")
    shown = masks.reply("Hola Ana, ¿Ana María?", 1)
    assert "Ana" not in shown and "María" not in shown
    assert masks.restore(shown.replace("Hola", "Buenas"), 1) == "Buenas Ana, ¿Ana María?"


def test_a_phone_keeps_its_end_and_a_shape_its_length() -> None:
    assert Masks().phone("+34 612 345 678", 1) == f"+{DOT * 2} {DOT * 3} {DOT * 3} {DOT}78"
    assert shape("¿Talla M? 你好") == f"¿{DOT * 5} {DOT}? {DOT * 2}"


def test_dates_are_no_phones() -> None:
    assert Masks().scrub("until 2026-12-24, call 0034612345678") == f"until 2026-12-24, call {DOT * 13}"
