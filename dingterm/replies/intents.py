"""What a customer's words ask for, recognised by word lists: no model is asked, and an opt-out never reaches one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Intents:
    """What was recognised; several may hold at once."""

    price_or_discount: bool = False
    product_question: bool = False
    hesitation: bool = False
    delivery: bool = False
    complaint: bool = False
    opt_out: bool = False

    def names(self) -> tuple[str, ...]:
        """Those that hold, in the order of the fields."""
        return tuple(name for name in self.__slots__ if getattr(self, name))


def recognise(text: str, language: str | None = None) -> Intents:
    """Recognise the intents of a customer's message.

    Args:
        text: The customer's own words.
        language: The language they are in, when known; else the words of every language count.
    """
    raise NotImplementedError
