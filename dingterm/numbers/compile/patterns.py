"""The metadata's regular expressions over digits, as sets of numbers.

The patterns know digits, classes, `\\d`, groups, `|`, `?`, `{m}`, `{m,n}` and `$`: no look-around, no endless repeat.
So the digit strings of one length that match are a finite union of spans of integers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dingterm.numbers.compile.spans import Spans, joined

ANY = 0b11_1111_1111
"""Bits of the digits 0 to 9."""


@dataclass(frozen=True, slots=True)
class Digit:
    """One digit out of those whose bits are set."""

    mask: int


@dataclass(frozen=True, slots=True)
class Either:
    """One of some sequences; the first that fits wins."""

    sequences: tuple[Sequence, ...]
    group: int = 0


@dataclass(frozen=True, slots=True)
class Repeat:
    """A node as often as it fits, within limits."""

    node: Node
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class End:
    """Nothing may follow."""


Node = Digit | Either | Repeat | End
Sequence = tuple[Node, ...]


@cache
def parsed(pattern: str) -> Either:
    """The pattern as a tree."""
    return _Reader("".join(pattern.split())).either(0)


def prefix_of(pattern: str) -> Either:
    """The tree of what begins with the pattern, whatever follows."""
    return Either(((parsed(pattern), Repeat(Digit(ANY), 0, 20)),))


@cache
def matching(tree: Either, length: int) -> Spans:
    """The digit strings of a length that match as a whole, as integers."""
    return _spans(frozenset({(tree,)}), length)


@cache
def _spans(state: frozenset[Sequence], length: int) -> Spans:
    if length == 0:
        return ((0, 0),) if any(_may_end(rest) for rest in state) else ()
    steps = [step for rest in state for step in _steps(rest)]
    unit, found = 10 ** (length - 1), []
    for digit in range(10):
        after = frozenset(rest for mask, rest in steps if mask >> digit & 1)
        if after:
            found += [(lo + digit * unit, hi + digit * unit) for lo, hi in _spans(after, length - 1)]
    return joined(found)


@cache
def _steps(rest: Sequence) -> tuple[tuple[int, Sequence], ...]:
    """What the next digit may be, and what may follow it."""
    if not rest:
        return ()
    head, tail = rest[0], rest[1:]
    if isinstance(head, Digit):
        return ((head.mask, tail),)
    if isinstance(head, Either):
        return tuple(step for one in head.sequences for step in _steps(one + tail))
    if isinstance(head, Repeat):
        again = _steps((head.node, *_fewer(head), *tail)) if head.most else ()
        return again if head.least else again + _steps(tail)
    return ()


def _fewer(repeat: Repeat) -> Sequence:
    if repeat.most == 1:
        return ()
    return (Repeat(repeat.node, max(repeat.least - 1, 0), repeat.most - 1),)


def _may_end(rest: Sequence) -> bool:
    return all(_may_be_empty(node) for node in rest)


def _may_be_empty(node: Node) -> bool:
    if isinstance(node, Either):
        return any(_may_end(one) for one in node.sequences)
    if isinstance(node, Repeat):
        return node.least == 0 or _may_be_empty(node.node)
    return isinstance(node, End)


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.groups = 0

    def either(self, group: int) -> Either:
        sequences = [self.sequence()]
        while self.took("|"):
            sequences.append(self.sequence())
        return Either(tuple(sequences), group)

    def sequence(self) -> Sequence:
        return tuple(self.nodes())

    def nodes(self) -> Iterator[Node]:
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            yield self.repeated(self.node())

    def node(self) -> Node:
        if self.took("(?:"):
            return self.closed(0)
        if self.took("("):
            self.groups += 1
            return self.closed(self.groups)
        if self.took("["):
            return Digit(self.members())
        if self.took(r"\d"):
            return Digit(ANY)
        if self.took("$"):
            return End()
        return Digit(1 << int(self.next()))

    def closed(self, group: int) -> Either:
        inside = self.either(group)
        if not self.took(")"):
            raise ValueError(f"a group of {self.text!r} is not closed")
        return inside

    def members(self) -> int:
        mask = 0
        while not self.took("]"):
            first = last = int(self.next())
            if self.took("-"):
                last = int(self.next())
            mask |= sum(1 << digit for digit in range(first, last + 1))
        return mask

    def repeated(self, node: Node) -> Node:
        if self.took("?"):
            return Repeat(node, 0, 1)
        if not self.took("{"):
            return node
        end = self.text.index("}", self.at)
        least, _, most = self.text[self.at : end].partition(",")
        self.at = end + 1
        return Repeat(node, int(least), int(most or least))

    def took(self, token: str) -> bool:
        if not self.text.startswith(token, self.at):
            return False
        self.at += len(token)
        return True

    def next(self) -> str:
        self.at += 1
        return self.text[self.at - 1]
