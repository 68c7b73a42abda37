"""One plain number, answered at once: what the columns answer, or nothing."""

from __future__ import annotations

import subprocess
import sys

import polars as pl
import pytest

from dingterm.numbers import fictional, fictional_regions, parse_numbers_detailed, plain_number
from tests.benchmarks.numbers_hostile import hostile
from tests.benchmarks.numbers_sample import mixed


def test_it_answers_as_the_columns_do() -> None:
    rows = [*mixed(12_000, seed=31), *hostile(8_000, seed=32)]
    rows += [(text, region) for region in fictional_regions() for text in fictional(region, 10, seed=1)]
    rows += [(text, "US") for text in ("1234567890", "2222222222", "+1 222-222-2222", "8613812345678.0")]
    texts, homes = zip(*rows, strict=True)
    columns = parse_numbers_detailed(pl.Series(texts), pl.Series(homes, dtype=pl.String)).to_dicts()
    alone = [plain_number(text, home) for text, home in rows]
    wrong = [(row, one, many) for row, one, many in zip(rows, alone, columns, strict=True) if one and one != many]
    assert wrong == []
    assert sum(one is not None for one in alone) > 4_000


@pytest.mark.parametrize("words", [("+34 612 34 56 78",), ("612 34 56 78", "--region", "ES")], ids=" ".join)
def test_the_command_line_loads_no_columns_for_it(words: tuple[str, ...]) -> None:
    program = (
        "import sys; from dingterm.__main__ import main\n"
        f"sys.argv = ['dingterm', 'numbers', 'check', *{words!r}]\n"
        "try:\n    main()\nfinally:\n    print(sorted({'polars', 'numpy', 'sqlite3'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "+34612345678" in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"
