"""Nothing that tells who the customer is remains, and everything comes back."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingterm.replies.identifying import PHONE_DIGITS, surname_parts
from dingterm.replies.masking import Person, mask
from dingterm.replies.wordlists import folded
from tests.unit.replies.made_conversations import PLACES, Conversation, conversations

GARCIA = Person(
    ("+34600000142",), ("maria@mail.example",), ("García López",), ("María",), ("Calle Mayor 5",), ("#1042",)
)


def masked(text: str, person: Person = GARCIA) -> str:
    return mask([text], person).texts[0]


def remains(conversation: Conversation) -> list[str]:
    """What of a customer is still in the bytes of a request made of the masked texts."""
    texts = mask(conversation.texts, conversation.person).texts
    body = json.loads(json.dumps({"content": "\n".join(texts)}).encode())["content"]
    plain = folded(body)
    bare = re.sub("[\u0300-\u036f]", "", plain)
    digits = re.sub(r"\D", "", re.sub(r"\[[a-z]+_\d+\]", "", plain))
    numbers = [number[-PHONE_DIGITS:] for number in (*conversation.person.phones, *conversation.others)]
    names = [folded(part) for name in conversation.person.surnames for part in surname_parts(name)]
    addresses = [*map(folded, conversation.person.emails), "@", "(at)"]
    streets = [folded(line) for line in conversation.person.address]
    orders = [order.removeprefix("#") for order in conversation.person.orders]
    told = [one for one in (*names, *addresses, *streets, *orders) if _is_told(one, bare)]
    return told + [one for one in numbers if one in digits]


def _is_told(one: str, text: str) -> bool:
    """A name as short as `King` is told as a word only: `speaking` tells nobody."""
    short = one.isascii() and one.isalpha() and len(one) < 5
    return re.search(rf"(?<![a-z]){one}(?![a-z])", text) is not None if short else one in text


def test_nothing_of_five_hundred_customers_remains() -> None:
    made = list(conversations(500, seed=7))
    assert {one.language for one in made} == set(PLACES)
    assert [(found, one.texts) for one in made if (found := remains(one))] == []


def test_made_conversations_would_tell() -> None:
    first = next(conversations(1, seed=7))
    assert remains(Conversation("en", first.texts, Person(), ("+10000000000",))) != []


def test_the_same_thing_has_the_same_token_in_every_text() -> None:
    done = mask(["Soy María GARCIA LÓPEZ, 600 00 01 42", "+34 600-000-142? garcía"], GARCIA)
    assert done.texts == ("Soy María [SURNAME_1], [PHONE_1]", "[PHONE_1]? [SURNAME_2]")
    assert done.restore("Hola [surname_1], [PHONE_1], [PHONE_9]") == "Hola García López, +34600000142, [PHONE_9]"


@pytest.mark.parametrize(
    "text",
    [
        "It was $1,249.00 and 1.249.000 pesos on 2026-03-10 14:30.",
        "Sizes 36 37 38 39 40 or 180 x 90 cm?",
        "Son 89,90 €, hasta el 15/03/2026, 10 %.",
        "Costará poco, López-like but not: Lopezia",
        "María quiere 2 vestidos",
    ],
)
def test_what_identifies_nobody_is_left(text: str) -> None:
    assert masked(text, Person(GARCIA.phones, GARCIA.emails, ("Costa",), GARCIA.given)) == text


def test_others_are_masked_too_and_come_back_as_they_stood() -> None:
    done = mask(["Ask tom@other.example or (020) 7946-0018, 020 79460018"], GARCIA)
    assert done.texts == ("Ask [EMAIL_2] or [PHONE_2], [PHONE_2]",)
    assert done.restore(done.texts[0]) == "Ask tom@other.example or (020) 7946-0018, (020) 7946-0018"


@pytest.mark.parametrize(
    "text", ["mariagarcia92", "garcia_maria", "los Garcías", "MGARCIA", "Garci\u0301a", "García-López"]
)
def test_a_surname_in_one_word_with_others(text: str) -> None:
    assert "garci" not in folded(masked(text)).replace("\u0301", "")


@pytest.mark.parametrize(
    ("surname", "text"), [("Müller", "MUELLER"), ("Strauß", "strauss"), ("Sørensen", "Sorensen"), ("王", "王小姐")]
)
def test_a_surname_as_others_write_it(surname: str, text: str) -> None:
    assert masked(text, Person(surnames=(surname,))).startswith("[SURNAME_1]")


def test_a_token_that_a_customer_wrote_is_given_to_nobody() -> None:
    done = mask(["I am [PHONE_1], not 600000142"], GARCIA)
    assert done.restore(done.texts[0]) == "I am [PHONE_1], not +34600000142"


@given(st.text(st.sampled_from("0123456789 +()-.@abgarcíGARCÍlopez[PHONE_1]王٣\n"), max_size=80))
def test_what_was_not_ours_comes_back_as_it_stood(text: str) -> None:
    done = mask([text], Person(surnames=("王",)))
    assert len(set(done.tokens.values())) == len(done.tokens)
    if all(done.texts[0].count(token) < 2 for token in done.tokens):
        assert done.restore(done.texts[0]) == text
