"""What a start may load: heavy libraries come in only when something needs them."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("openai", "polars", "textual", "phonenumbers")


@pytest.mark.parametrize(
    "program",
    ["import dingterm", "import sys; sys.argv = ['dingterm', '--help']; from dingterm.__main__ import main; main()"],
    ids=["import", "help"],
)
def test_start_loads_nothing_heavy(program: str) -> None:
    check = f"\nimport sys\nprint(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    wrapped = f"try:\n    exec({program!r})\nexcept SystemExit:\n    pass{check}"
    done = subprocess.run([sys.executable, "-c", wrapped], capture_output=True, text=True, check=False)
    assert done.stderr.strip().splitlines()[-1:] == ["[]"], done.stderr
