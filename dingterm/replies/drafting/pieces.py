"""What a server sends while it drafts."""

from __future__ import annotations

from dataclasses import dataclass

BYTES_PER_TOKEN = 4
"""A rule of thumb for a server that does not count."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A few characters of the draft."""

    text: str


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one request; `counted` when the server counted them, estimated otherwise."""

    asked: int = 0
    answered: int = 0
    counted: bool = False

    @property
    def total(self) -> int:
        """All tokens."""
        return self.asked + self.answered

    def __add__(self, other: Usage) -> Usage:
        return Usage(self.asked + other.asked, self.answered + other.answered, self.counted and other.counted)


Message = dict[str, str]
"""A chat message: `role` and `content`."""


def estimate(messages: list[Message], answer: str) -> Usage:
    """Tokens as a rule of thumb."""
    asked = sum(len(one["content"].encode()) for one in messages)
    return Usage(-(-asked // BYTES_PER_TOKEN), -(-len(answer.encode()) // BYTES_PER_TOKEN))
