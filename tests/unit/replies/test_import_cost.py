"""The start of the desk reads the library: nothing heavy may come with it."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("liquid", "babel", "rapidfuzz", "textual", "polars", "openai", "sqlite3", "dateutil")

READ = """
import sys
from dingterm import paths
from dingterm.replies.fit import Occasion
from dingterm.replies.languages import chain
from dingterm.replies.library import load_library
library = load_library([paths.shipped("templates")])
assert library.favourites(Occasion("unpaid", 1, chain("es", "ES", "en")))
assert library.search("remi", Occasion("unpaid", 1, ("es",)))
print(*sys.modules)
"""


def test_reading_ranking_and_finding_load_nothing_heavy() -> None:
    done = subprocess.run([sys.executable, "-c", READ], capture_output=True, text=True, check=True)
    assert sorted({name.partition(".")[0] for name in done.stdout.split()} & set(HEAVY)) == []
