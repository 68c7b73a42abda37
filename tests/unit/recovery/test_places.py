"""Countries in a filter are those that cleaning understands, without what cleaning loads."""

from __future__ import annotations

import subprocess
import sys

from dingterm.cleaning import regions
from dingterm.recovery.filters import places
from tests.unit.recovery.places import compiled

ODD = ("", " ", "ES", "es", " Es ", "zz", "AA", "U.S.A.", "Côte d’Ivoire", "COTE D’IVOIRE", "Österreich", "TÜRKİYE",
       "Straße", "巴西", "미국", "Brazil\t", "brasil", "northern ireland", "Spain, Portugal")  # fmt: skip

HEAVY = ("polars", "numpy", "phonenumbers", "openai", "dingterm.cleaning", "pytz")


def test_the_table_is_what_cleaning_understands() -> None:
    assert places.TABLE.read_text("utf-8") == compiled(), "python -m tests.unit.recovery.places makes it anew"


def test_every_word_means_the_same_to_both() -> None:
    known = [*regions._lookup(), *regions.english_names(), *regions.english_names().values(), *ODD]
    words = [way for one in known for way in (one, one.upper(), f" {one.title()} ")]
    assert [one for one in words if places.region_of(one) != regions.region_of(one)] == []


def test_a_filter_loads_nothing_heavy() -> None:
    program = (
        "import sys\n"
        "from dingterm.desk.filtering import where\n"
        "where('not brazil over 1,250.50 usd second step older 3 d #vip item:shirt mei')\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
