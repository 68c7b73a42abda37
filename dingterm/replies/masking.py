"""What tells who the customer is, taken out of texts before they leave the machine and put back after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of a customer that must not leave the machine; the first name may.

    Attributes:
        phones: In any spelling; E.164 finds the most.
        emails: Addresses.
        surnames: The surname in every spelling and script that is known.
        given: First names, to find the surname where it is written to them in one word.
        address: Lines of the address.
        orders: Ids and names of orders, with or without `#`.
    """

    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Masked:
    """Texts with tokens such as `[PHONE_1]`, and what each token stands for."""

    texts: tuple[str, ...]
    tokens: Mapping[str, str]

    def restore(self, text: str) -> str:
        """Put back what the tokens of a text stand for; a token nobody gave out stays, for the guard to mark."""
        for token, value in self.tokens.items():
            text = text.replace(token, value)
        return text


def mask(texts: Iterable[str], person: Person) -> Masked:
    """Replace what identifies a person in texts by tokens, the same token for the same thing in all of them.

    Other phones and e-mail addresses in the texts are masked as well: they belong to somebody.
    """
    raise NotImplementedError
