"""How much of the labelled sentences the guard marks, by part and kind: `python -m tests.benchmarks.guard`."""

from __future__ import annotations

import sys
from collections import Counter
from time import perf_counter

from tests.unit.replies.guard_sentences import Sentence, sentences

PARTS = ("with", "aside", "later", "last", "blind", "fresh", "fresh-aside", "final", "unseen", "closing")
PARTS += ("natural", "natural-aside", "exam")


def main() -> None:
    everything = sentences()
    everything[0].marks()
    begun = perf_counter()
    lines = [_of_part(part, [one for one in everything if one.part == part]) for part in PARTS]
    seconds = perf_counter() - begun
    made, caught = Counter(one.code for one in everything), Counter(one.code for one in everything if one.caught())
    lines += [f"{code}: {caught[code]} of {made[code]}" for code in made if code]
    lines.append(f"{seconds / len(everything) * 1000:.1f} ms a sentence")
    sys.stdout.write("\n".join(lines) + "\n")


def _of_part(part: str, chosen: list[Sentence]) -> str:
    invented, sourced = [one for one in chosen if one.code], [one for one in chosen if not one.code]
    recall = sum(one.caught() for one in invented) / len(invented)
    false = sum(bool(one.marks()) for one in sourced) / len(sourced)
    marked = sum(bool(one.marks()) for one in invented) / len(invented)
    return f"{part}: {recall:.3f} ({marked:.3f} of any kind) of {len(invented)}, {false:.3f} of {len(sourced)} sourced"


if __name__ == "__main__":
    main()
