"""Pairs to groups without contradictions: every group is scored inside, and parted where two members cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from dingterm.identity.people.bands import vetoed
from dingterm.identity.people.decisions import Ruled
from dingterm.identity.people.groups import connected, members
from dingterm.identity.people.linkage import parted
from dingterm.identity.rows.codes import Codes
from dingterm.identity.weights.score import Bits, Scorer

CONTRADICTION = -6.0
"""Bits of two members of a group from which on it is looked at again."""

LARGE = 200
"""Members beyond which a group is first parted by asking more of every pair."""

STRICTER = 4.0
AT_ONCE = 250_000
"""Pairs scored at a time: what bounds the memory."""


def grouped(scorer: Scorer, a: Codes, b: Codes, bits: Bits, ruled: Ruled) -> Codes:
    """For each row the least row of its group.

    Args:
        scorer: Scores the pairs inside.
        a, b, bits: Pairs that belong together by themselves.
        ruled: What was decided.
    """
    size = scorer.comparer.table.size
    sure = ruled.bits > 0
    ends = np.r_[a, ruled.a[sure]], np.r_[b, ruled.b[sure]]
    bits = np.r_[bits, ruled.bits[sure]]
    groups = _small(*ends, bits, size)
    known = {(int(one), int(other)): float(said) for one, other, said in zip(ruled.a, ruled.b, ruled.bits, strict=True)}
    for rows, left, right in _inside(members(groups, 2 if known else 3)):  # two that were merged agree
        _check(scorer, rows, left, right, known, groups)
    return groups


def _small(a: Codes, b: Codes, bits: Bits, size: int) -> Codes:
    """Components, none of them large: in a large one only stronger pairs count."""
    groups = connected(a, b, size)
    while True:
        sizes = np.bincount(groups, minlength=size)
        inside = sizes[groups[a]] > LARGE
        if not inside.any():
            return groups
        least = bits[inside].min() + STRICTER
        kept = ~inside | (bits >= least)
        a, b, bits = a[kept], b[kept], bits[kept]
        groups = connected(a, b, size)


def _inside(groups: list[Codes]) -> Iterator[tuple[list[Codes], Codes, Codes]]:
    """Groups with all their pairs, some groups at a time."""
    some: list[Codes] = []
    left: list[Codes] = []
    right: list[Codes] = []
    count = 0
    for rows in groups:
        one, other = np.triu_indices(len(rows), 1)
        some.append(rows)
        left.append(rows[one])
        right.append(rows[other])
        count += len(one)
        if count >= AT_ONCE:
            yield some, np.concatenate(left), np.concatenate(right)
            some, left, right, count = [], [], [], 0
    if some:
        yield some, np.concatenate(left), np.concatenate(right)


def _check(
    scorer: Scorer,
    groups: list[Codes],
    left: Codes,
    right: Codes,
    known: dict[tuple[int, int], float],
    found: Codes,
) -> None:
    """Part the groups that hold a contradiction; `found` is changed."""
    scored = scorer.score(left, right)
    veto = vetoed(scored, households=scorer.model.household_prior > 0)
    bits = np.where(veto, np.minimum(scored.bits, CONTRADICTION), scored.bits).astype(np.float64)
    if known:
        bits = np.array(_ruled(left, right, bits, known))
    begin = 0
    for rows in groups:
        count = len(rows) * (len(rows) - 1) // 2
        inside = bits[begin : begin + count]
        begin += count
        if inside.min() <= CONTRADICTION:
            for part in parted(_matrix(inside, len(rows))):
                found[rows[part]] = rows[min(part)]


def _ruled(left: Codes, right: Codes, bits: NDArray[np.float64], known: dict[tuple[int, int], float]) -> list[float]:
    pairs = zip(left.tolist(), right.tolist(), bits.tolist(), strict=True)
    return [known.get((one, other), own) for one, other, own in pairs]


def _matrix(inside: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    matrix = np.zeros((size, size))
    matrix[np.triu_indices(size, 1)] = inside
    return matrix + matrix.T
