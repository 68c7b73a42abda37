"""The palette's search as it is typed, in 10,000 templates: `python -m tests.benchmarks.palette [TEMPLATES]`.

Each query is typed letter by letter; a time is that of one search of one letter more. The first search of a language
makes its index and is told apart.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from dataclasses import replace

from dingterm import paths
from dingterm.replies.fit import Occasion
from dingterm.replies.library import Library, load_library

HAVE = frozenset({"discount", "discount.until", "cart", "cart.url", "order", "order.items", "shop.url"})
QUERIES = ("gentle reminder", "descuento", "carrito enlace", "talla", "remidner", "envio gratis", "zzzz")


def many(count: int) -> Library:
    """The shipped templates over and over, each time with other words in titles and texts."""
    shipped = list(load_library([paths.shipped("templates")]).templates.values())
    dice = random.Random(7)
    words = ["".join(dice.choices("abcdefghilmnoprstuv", k=dice.randint(4, 10))) for _ in range(3_000)]
    found = {}
    for number in range(count):
        one = shipped[number % len(shipped)]
        more = f" {' '.join(dice.choices(words, k=4))} {number}"
        wordings = {tag: tuple(text + more for text in texts) for tag, texts in one.wordings.items()}
        found[f"{one.id}-{number}"] = replace(one, id=f"{one.id}-{number}", title=one.title + more, wordings=wordings)
    return Library(found)


def main() -> None:
    """Print the times."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    library, occasion = many(count), Occasion("unpaid", 1, ("es", "en"), HAVE)
    begun = time.perf_counter()
    library.search("a", occasion)
    first = time.perf_counter() - begun
    library.search("remidner", occasion)  # loads what guesses
    spans = []
    for query in QUERIES:
        for length in range(1, len(query) + 1):
            begun = time.perf_counter()
            library.search(query[:length], occasion)
            spans.append((time.perf_counter() - begun) * 1_000)
    spans.sort()
    sys.stdout.write(
        f"{count:,} templates, {len(spans)} searches: median {statistics.median(spans):.1f},"
        f" p95 {spans[int(len(spans) * 0.95)]:.1f}, most {spans[-1]:.1f} ms; the first, with its index, {first:.2f} s\n"
    )


if __name__ == "__main__":
    main()
