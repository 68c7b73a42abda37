"""The plan that is shipped is the one the installed metadata gives; another version's is rebuilt, once."""

from __future__ import annotations

import re
import sys
import unicodedata
from importlib import metadata
from pathlib import Path
from subprocess import PIPE, Popen

import phonenumbers as pn
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from dingterm.numbers import rebuild
from dingterm.numbers.compile import tables
from dingterm.numbers.compile.metadata import of_region, regions
from dingterm.numbers.compile.paths import paths
from dingterm.numbers.compile.patterns import matching, parsed
from dingterm.numbers.plan import SHIPPED, STAMP, stamp, table
from dingterm.numbers.signs import plain_signs


def test_compiling_again_gives_what_is_shipped() -> None:
    assert stamp(SHIPPED) == pn.__version__ == metadata.version("phonenumbers")
    for name, compiled in tables.tables(lambda done, steps: None).items():
        assert_frame_equal(compiled, table(name))


@given(st.sampled_from(regions()), st.text("0123456789", min_size=3, max_size=14))
def test_spans_hold_what_the_pattern_matches(region: str, digits: str) -> None:
    pattern = of_region(region).general_desc.national_number_pattern
    spans = matching(parsed(pattern), len(digits))
    inside = any(lo <= int(digits) <= hi for lo, hi in spans)
    assert inside == bool(re.fullmatch(pattern, digits))


@given(st.sampled_from(regions()), st.text("0123456789", min_size=1, max_size=14))
def test_the_best_path_is_the_one_the_pattern_takes(region: str, digits: str) -> None:
    pattern = of_region(region).national_prefix_for_parsing or "0"
    match = re.match(pattern, digits)
    taken = [path for path in paths(pattern) if path.fits(len(digits)) and _takes(path.masks, digits)]
    assert bool(taken) == bool(match)
    if match:
        groups = {place: match.span(place) for place in range(1, len(match.groups()) + 1) if match[place] is not None}
        assert (len(taken[0].masks), taken[0].groups) == (match.end(), groups)


def _takes(masks: tuple[int, ...], digits: str) -> bool:
    return all(mask >> int(digit) & 1 for mask, digit in zip(masks, digits, strict=False))


def test_every_digit_python_knows_is_read() -> None:
    signs = dict(zip(*plain_signs(), strict=True))
    for code in range(128, 0x20000):
        digit = unicodedata.decimal(chr(code), None)
        assert digit is None or signs[chr(code)] == str(digit)


@pytest.fixture
def counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A compiler that leaves a mark for each time it runs."""
    marks = tmp_path / "marks"
    marks.mkdir()

    def compiled(folder: Path, progress: tables.Progress) -> None:
        (marks / str(len(list(marks.iterdir())))).touch()
        (folder / STAMP).write_text("1.2.3\n")

    monkeypatch.setattr(tables, "write_plan", compiled)
    return marks


SLOW = """
import sys
from dingterm.numbers import rebuild
from dingterm.numbers.compile import tables

def compiled(folder, progress):
    print("compiling", flush=True)
    sys.stdin.readline()
    (folder / "VERSION").write_text("1.2.3")

tables.write_plan = compiled
print("here", flush=True)
rebuild.rebuilt("1.2.3")
"""


def test_two_processes_compile_once() -> None:
    first = Popen([sys.executable, "-c", SLOW], stdin=PIPE, stdout=PIPE, text=True)
    assert first.stdout is not None
    assert [first.stdout.readline(), first.stdout.readline()] == ["here\n", "compiling\n"]
    second = Popen([sys.executable, "-c", SLOW], stdin=PIPE, stdout=PIPE, text=True)
    assert second.stdout is not None
    assert second.stdout.readline() == "here\n"
    first.communicate("go on\n", timeout=60)
    assert second.communicate("go on\n", timeout=60)[0] == ""
    assert [first.returncode, second.returncode] == [0, 0]


def test_a_plan_in_the_cache_is_taken(counted: Path) -> None:
    folder = rebuild.rebuilt("1.2.3")
    assert stamp(folder) == "1.2.3"
    assert rebuild.rebuilt("1.2.3") == folder
    assert len(list(counted.iterdir())) == 1


def test_an_interrupted_compilation_leaves_no_plan(counted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(folder: Path, progress: tables.Progress) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(tables, "write_plan", broken)
        with pytest.raises(KeyboardInterrupt):
            rebuild.rebuilt("1.2.3")
    assert stamp(rebuild.rebuilt("1.2.3")) == "1.2.3"
