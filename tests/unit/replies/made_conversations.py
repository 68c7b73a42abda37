"""Made-up conversations in which customers tell who they are, in six languages and many spellings, by a seed."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dingterm.numbers import fictional, fictional_regions
from dingterm.replies.masking import Person
from dingterm.replies.wordlists import folded


@dataclass(frozen=True)
class Place:
    """Where customers of a language live and how they talk."""

    region: str
    code: str
    trunk: str
    given: tuple[str, ...]
    surnames: tuple[tuple[str, ...], ...]
    street: str
    city: str
    lines: tuple[str, ...]


PLACES = {
    "en": Place(
        "GB",
        "44",
        "0",
        ("Anna", "Tom", "Priya"),
        (("O'Neill",), ("Smith-Jones",), ("Li",), ("Van Dyke",), ("King",)),
        "{n} Mill Lane",
        "LS1 4AP Leeds",
        (
            "Hi, this is {given} {surname}, about order {order}.",
            "Call me on {phone} please",
            "my mail is {email} and I live at {street}, {city}",
            "MR {surname} speaking, {phone}. Is the $89.90 dress size 38?",
            "Or my sister's: {other} / {othermail}",
        ),
    ),
    "es": Place(
        "ES",
        "34",
        "",
        ("María", "José"),
        (("García López",), ("Núñez",), ("de la Cruz",), ("Peña",)),
        "Calle Mayor {n}",
        "28013 Madrid",
        (
            "Hola, soy {given} {surname}, del pedido {order}.",
            "mi número es {phone}, el de mi hermana {other}",
            "{surname}, {street}, {city}. ¿Cuestan 1.249,00 €?",
            "mejor al correo {email} o a {othermail}",
            "Somos los {surname}, llamad al {phone}!",
        ),
    ),
    "pt": Place(
        "BR",
        "55",
        "0",
        ("João", "Ana"),
        (("Gonçalves",), ("da Silva",), ("Araújo Souza",)),
        "Rua das Flores {n}",
        "01310-100 São Paulo",
        (
            "Oi, aqui é {given} {surname}, pedido {order}",
            "meu zap é {phone} ou {other}",
            "{email} e {othermail}",
            "Entrega na {street}, {city}, R$ 189,90?",
            "sr. {surname} {phone}",
        ),
    ),
    "fr": Place(
        "FR",
        "33",
        "0",
        ("Zoé", "François"),
        (("Lefèvre",), ("D'Amboise",), ("Œuvrard",)),
        "{n} rue du Bac",
        "75007 Paris",
        (
            "Bonjour, {given} {surname}, commande {order}.",
            "Mon numéro : {phone}, sinon {other}.",
            "{street}, {city}",
            "écrivez à {email}, ou {othermail}",
            "M. {surname} ({phone}) : 89,90 € ?",
        ),
    ),
    "de": Place(
        "DE",
        "49",
        "0",
        ("Jörg", "Anna"),
        (("Müller",), ("Strauß",), ("von der Heide",), ("Schröder-Weiß",)),
        "Lindenstraße {n}",
        "10969 Berlin",
        (
            "Hallo, hier {given} {surname}, Bestellung {order}.",
            "Meine Nummer ist {phone}, im Büro {other}.",
            "{street}, {city}",
            "{email}; {othermail}",
            "Frau {surname}, Tel. {phone}, Größe 38 für 89,90 €?",
        ),
    ),
    "zh": Place(
        "HK",
        "852",
        "",
        ("小明", "Amy"),
        (("王", "Wang"), ("欧阳", "Ouyang"), ("陳", "Chan")),
        "彌敦道{n}號",
        "九龍旺角",
        (
            "你好，我是{surname}{given}，订单{order}",
            "我的电话是{phone}，或者{other}",
            "地址：{city}{street}",
            "邮箱{email}，还有{othermail}",
            "{surname}小姐{phone}，89.90元对吗？",
        ),
    ),
}


_UNLIKELY = {"ES": "+346000001", "BR": "+5511900000", "HK": "+852555501"}


@dataclass(frozen=True)
class Conversation:
    """What was said, by whom, and everything in it that must not leave the machine."""

    language: str
    texts: tuple[str, ...]
    person: Person
    others: tuple[str, ...]


def conversations(count: int, seed: int) -> Iterator[Conversation]:
    rng = random.Random(seed)
    numbers = {place.region: _numbers(place.region, seed) for place in PLACES.values()}
    for number in range(count):
        language = list(PLACES)[number % len(PLACES)]
        place = PLACES[language]
        yield _conversation(language, place, rng.sample(numbers[place.region], 2), rng)


def _numbers(region: str, seed: int) -> list[str]:
    """Numbers of nobody, where a regulator keeps some; else such as nobody would choose."""
    if region in fictional_regions():
        return fictional(region, 90, seed)
    return [f"{_UNLIKELY[region]}{number}" for number in range(10, 100)]


def _conversation(language: str, place: Place, phones: list[str], rng: random.Random) -> Conversation:
    given, surnames = rng.choice(place.given), rng.choice(place.surnames)
    latin = "".join(sign for sign in folded(f"{given}{rng.choice(['.', '', '_'])}{surnames[-1]}") if sign.isascii())
    email = f"{latin.replace(' ', '').replace(chr(39), '')}{rng.randrange(99)}@mail.example"
    order = f"#{rng.randrange(1000, 99999)}"
    street = place.street.format(n=rng.randrange(2, 300))
    texts = tuple(
        line.format(
            given=given,
            surname=rng.choice(_CASES)(rng.choice(surnames)),
            order=rng.choice([order, order[1:]]),
            phone=rng.choice(SPELLINGS)(phones[0], place),
            other=rng.choice(SPELLINGS)(phones[1], place),
            email=rng.choice([email, email.upper(), email.replace("@", " (at) ")]),
            othermail=f"info{rng.randrange(99)}@other.example",
            street=street,
            city=place.city,
        )
        for line in rng.sample(place.lines, len(place.lines))
    )
    person = Person((phones[0],), (email,), surnames, (given,), (street, place.city), (order,))
    return Conversation(language, texts, person, (phones[1],))


def _national(e164: str, place: Place) -> str:
    return place.trunk + e164[1 + len(place.code) :]


def _grouped(digits: str, size: int, gap: str) -> str:
    return gap.join(digits[at : at + size] for at in range(0, len(digits), size))


def _in_digits(zero: str, digits: str) -> str:
    return "".join(chr(ord(zero) + int(sign)) if sign.isdigit() else sign for sign in digits)


Spelling = Callable[[str, Place], str]

SPELLINGS: tuple[Spelling, ...] = (
    lambda e164, _: e164,
    lambda e164, _: "00" + e164[1:],
    lambda e164, _: "\u202a+" + _grouped(e164[1:], 3, "\u00a0") + "\u202c",
    lambda e164, place: f"+{place.code} ({place.trunk or 0}){_grouped(e164[1 + len(place.code) :], 4, ' ')}",
    lambda e164, place: _grouped(_national(e164, place), 2, " "),
    lambda e164, place: _grouped(_national(e164, place), 3, "-"),
    lambda e164, place: _grouped(_national(e164, place), 3, "."),
    lambda e164, place: f"({_national(e164, place)[:3]}) {_grouped(_national(e164, place)[3:], 4, ' - ')}",
    lambda e164, place: _in_digits("０", _national(e164, place)),
    lambda e164, place: _in_digits("٠", _grouped(_national(e164, place), 4, " ")),
    lambda e164, place: "".join(f"{sign}\ufe0f\u20e3" for sign in _national(e164, place)),
    lambda e164, place: _grouped(_national(e164, place), 5, "\u2011"),
)

_CASES: tuple[Callable[[str], str], ...] = (
    str,
    str.upper,
    str.lower,
    lambda name: unicodedata.normalize("NFD", name),
    lambda name: "".join(one for one in unicodedata.normalize("NFD", name) if not unicodedata.combining(one)),
)
