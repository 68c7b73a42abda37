"""Numbers that belong to nobody: ranges that regulators reserve for drama and examples (`fictional.toml`)."""

from __future__ import annotations

import random
import tomllib
from functools import cache
from importlib import resources

from dingterm.errors import NumbersError


@cache
def ranges() -> dict[str, tuple[str, ...]]:
    """Patterns of E.164 numbers by region; `#` stands for any digit."""
    text = (resources.files(__package__) / "fictional.toml").read_text(encoding="utf-8")
    return {one["region"]: tuple(one["patterns"]) for one in tomllib.loads(text)["ranges"]}


def fictional_regions() -> tuple[str, ...]:
    """The regions that have fictional numbers."""
    return tuple(ranges())


def fictional(region: str, count: int, seed: int) -> list[str]:
    """Different fictional numbers of a region in E.164, the same for the same seed.

    Raises:
        NumbersError: The region has none, or not so many.
    """
    first = next((line for line in ranges().get(region, ()) if "#" in line), "")
    exist = 10 ** first.count("#") if first else 0
    if count > exist:
        raise NumbersError(f"{region} has {exist} numbers for fiction to give, not {count}. Ask for fewer.")
    rng = random.Random(f"{region}{seed}")
    return [_filled(first, number) for number in rng.sample(range(exist), count)]


def _filled(pattern: str, number: int) -> str:
    digits = iter(f"{number:0{pattern.count('#')}}")
    return "".join(next(digits) if sign == "#" else sign for sign in pattern)
