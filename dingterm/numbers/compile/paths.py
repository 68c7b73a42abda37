"""The ways a prefix pattern can match, best first, as `re.match` would try them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dingterm.numbers.compile.patterns import Digit, Either, End, Node, Repeat, Sequence, parsed
from dingterm.numbers.compile.spans import Spans, joined


@dataclass(frozen=True)
class Path:
    """One way through a pattern.

    Attributes:
        masks: The digits allowed at each place.
        groups: Where each group that took part begins and ends.
        last: Whether nothing may follow.
    """

    masks: tuple[int, ...] = ()
    groups: dict[int, tuple[int, int]] = field(default_factory=dict)
    last: bool = False

    def fits(self, length: int) -> bool:
        """Whether a digit string of that length may take this way."""
        return len(self.masks) == length if self.last else len(self.masks) <= length


def paths(pattern: str) -> tuple[Path, ...]:
    """Every way through the pattern, in the order of preference."""
    return tuple(_through((parsed(pattern),), Path()))


def group_count(pattern: str) -> int:
    """How many capturing groups the pattern has."""
    return pattern.count("(") - pattern.count("(?:")


def starting(masks: tuple[int, ...], length: int) -> Spans:
    """The digit strings of a length that begin with the given masks, as integers."""
    if not masks:
        return ((0, 10**length - 1),)
    unit, inner = 10 ** (length - 1), starting(masks[1:], length - 1)
    return joined((lo + d * unit, hi + d * unit) for d in range(10) if masks[0] >> d & 1 for lo, hi in inner)


def _through(sequence: Sequence, before: Path) -> Iterator[Path]:
    if not sequence:
        yield before
        return
    for middle in _through_node(sequence[0], before):
        yield from _through(sequence[1:], middle)


def _through_node(node: Node, before: Path) -> Iterator[Path]:
    if isinstance(node, Digit):
        yield replace(before, masks=(*before.masks, node.mask))
    elif isinstance(node, End):
        yield replace(before, last=True)
    elif isinstance(node, Repeat):
        yield from _often(node, before)
    else:
        yield from _one_of(node, before)


def _often(node: Repeat, before: Path) -> Iterator[Path]:
    for times in range(node.most, node.least - 1, -1):
        yield from _through((node.node,) * times, before)


def _one_of(node: Either, before: Path) -> Iterator[Path]:
    for sequence in node.sequences:
        for after in _through(sequence, before):
            span = {node.group: (len(before.masks), len(after.masks))} if node.group else {}
            yield replace(after, groups=after.groups | span)
