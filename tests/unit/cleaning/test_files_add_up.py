"""`rows_read = kept + duplicates + rejected`, in the report and in the files, whatever comes in."""

from __future__ import annotations

import csv
import io
import random
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dingterm.cleaning.table.options import CleanOptions, Keep
from dingterm.errors import CleaningError
from dingterm.intake import table_blocks, table_stream

from .cleaned_files import check_adds_up, run, run_files

CELLS: dict[str, Callable[[random.Random], str]] = {
    "Phone": lambda rng: (
        rng.choice(["+346123456", "612 34 56 ", "0034612345", "12", "n/a", "", "+1415552"]) + f"{rng.randrange(40):02d}"
    ),
    "Name": lambda rng: rng.choice(["ANA", "=1+1", 'B "x"\ny', "", "  li  na ", "Zoë, Dr", "-", "\ttab"]),
    "E-mail": lambda rng: rng.choice(
        ["a@b.example", "A@B.EXAMPLE", "no", "", f"u{rng.randrange(30)}@x.example", "a@b, c@d"]
    ),
    "Country": lambda rng: rng.choice(["ES", "Spain", "", "??", "DE", "Brasil"]),
    "Total": lambda rng: rng.choice(["1.240,50", "12", "", "free", "-3,5", "1,000"]),
    "Date": lambda rng: rng.choice(["2026/3/1", "03/02/2026", "", "soon", "31.12.2025 9:15"]),
}


def messy(seed: int) -> tuple[str, int]:
    """A messy table and how many rows a person would count in it."""
    rng = random.Random(seed)
    headers = rng.sample(list(CELLS), rng.randint(2, 6))
    if not {"Phone", "E-mail"} & set(headers):
        headers[0] = "Phone"
    out = io.StringIO()
    writer = csv.writer(out, delimiter=rng.choice(",;\t|"), lineterminator=rng.choice(["\n", "\r\n"]))
    writer.writerow(headers)
    count = rng.randint(1, 60)
    for _ in range(count):
        cells = [CELLS[header](rng) for header in headers]
        way = rng.random()
        if not any(cells) or way > 0.97:
            cells = ["x", *cells[1:]]
        writer.writerow(cells[:-1] if way < 0.03 and len(cells) > 2 else [*cells, "more"] if way < 0.06 else cells)
    return out.getvalue(), count


@pytest.mark.parametrize("seed", range(200))
def test_generated_messy_files(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text, count = messy(seed)
    (tmp_path / "messy.csv").write_bytes(text.encode(random.Random(seed).choice(["utf-8", "utf-8-sig", "utf-16"])))
    result = run_files(tmp_path, [tmp_path / "messy.csv"], CleanOptions(region="ES"))
    check_adds_up(result)
    assert result.report.total("rows_read") == count


@pytest.mark.parametrize("region", [None, "ES", "US", "CN"])
def test_every_sample(formats: Path, tmp_path: Path, region: str | None) -> None:
    files = sorted(formats.glob("*.csv"))
    result = run_files(tmp_path, files, CleanOptions(region=region))
    check_adds_up(result)
    assert not result.report.failed
    assert all(one.rows_read for one in result.report.files)


ROW = st.tuples(
    st.sampled_from(["+34612345678", "612345678", "612345679 ; 612345670", "12", "", "612345671 ext. 5"]),
    st.sampled_from(["a@b.example", "B@b.example", "no", ""]),
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs", "Cc"]), max_size=5),
)


@settings(max_examples=25)
@given(
    st.lists(st.lists(ROW, min_size=1, max_size=12), min_size=1, max_size=2),
    st.sampled_from(["first", "last", "richest", "newest"]),
    st.booleans(),
    st.integers(20, 400),
)
def test_any_rows_any_way_to_keep_in_blocks_of_any_size(
    tables: list[list[tuple[str, ...]]], keep: Keep, fill: bool, size: int
) -> None:
    texts = []
    for rows in tables:
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([("Phone", "E-mail", "Note"), *rows])
        texts.append(out.getvalue())
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(table_stream, "blocks", lambda path, codec, quote: table_blocks.blocks(path, codec, size, quote))
        try:
            result = run(Path(folder), *texts, options=CleanOptions(region="ES", keep=keep, fill=fill))
        except CleaningError:
            assert not any(any(cell.strip() for cell in row) for rows in tables for row in rows)
            return
    check_adds_up(result)
    kept = [row["Phone"] for row in result.rows if row["phone_verdict"] in ("valid", "repaired")]
    assert len(kept) == len(set(kept))


def test_rejects_that_stand_late_in_a_block(tmp_path: Path) -> None:
    rows = [f"+346{number:08d},u{number}@x.example,ES" for number in range(60_000)] + [
        "12,no,ES",
        "n/a,no,",
        ",no,FR",
    ] * 50
    (tmp_path / "late.csv").write_text("phone,email,country\n" + "\n".join(rows), "utf-8")
    result = run_files(tmp_path, [tmp_path / "late.csv"], CleanOptions())
    check_adds_up(result)
    assert len(result.rejects) == 150
