"""The compiled plan as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import phonenumbers as pn
import polars as pl

from dingterm.numbers.compile.classes import classes
from dingterm.numbers.compile.formats import Rules, formats
from dingterm.numbers.compile.metadata import calling_codes, of_code, regions
from dingterm.numbers.compile.overlay import with_fictional
from dingterm.numbers.compile.pieces import Piece
from dingterm.numbers.compile.shared import shared
from dingterm.numbers.compile.typed import LENGTHS, domestic, international
from dingterm.numbers.keys import typed_key
from dingterm.numbers.plan import NAMES, STAMP

Progress = Callable[[int, int], None]
"""Called with how many of how many steps are done."""


def write_plan(folder: Path, progress: Progress) -> None:
    """Compile the installed metadata into a folder of tables, stamped with its version."""
    for name, table in tables(progress).items():
        table.write_parquet(folder / f"{name}.parquet", compression="zstd", compression_level=19, statistics=False)
    (folder / STAMP).write_text(f"{pn.__version__}\n", encoding="ascii")


def tables(progress: Progress) -> dict[str, pl.DataFrame]:
    """The tables of the plan by name (`plan.NAMES`)."""
    rules = Rules()
    written = pl.DataFrame(
        list(formats(rules)), orient="row", schema=_integers("lo", "code", "national", "international")
    )
    texts = dict.fromkeys(("region", "kind", "verdict"), pl.String())
    classed = pl.DataFrame(list(with_fictional(classes())), orient="row", schema={"lo": pl.UInt64(), **texts})
    made = {
        "typed": pl.DataFrame(list(_typed(progress)), orient="row", schema=_integers("key", "tag", "keep", "head")),
        "classes": _changes(classed),
        "formats": written,
        "rules": pl.DataFrame(list(rules.places), orient="row", schema=["pattern", "template"]),
        "regions": pl.DataFrame({"region": regions()}),
        "codes": _codes(classed),
        "shared": pl.DataFrame(list(shared()), orient="row", schema={"lo": pl.UInt64, "hi": pl.UInt64}),
    }
    return {name: made[name] for name in NAMES}


def _integers(*names: str) -> dict[str, pl.DataType]:
    wide = {"lo": pl.UInt64(), "key": pl.UInt64(), "head": pl.UInt64(), "tag": pl.UInt8(), "keep": pl.UInt8()}
    return {name: wide.get(name, pl.Int16()) for name in names}


def _changes(table: pl.DataFrame) -> pl.DataFrame:
    what = pl.struct("region", "kind", "verdict")
    return table.filter(what.ne_missing(what.shift(1)))


def _typed(progress: Progress) -> Iterator[tuple[int, int, int, int]]:
    places = regions()
    for group in range(len(places) + 1):
        for length in LENGTHS:
            pieces = domestic(places[group - 1], length) if group else international(length)
            yield from (_row(piece, group, length) for piece in pieces)
        progress(group + 1, len(places) + 1)


def _row(piece: Piece, group: int, length: int) -> tuple[int, int, int, int]:
    return typed_key(group, length, piece.lo), piece.tag, piece.keep, int(piece.head or "0")


def _codes(classed: pl.DataFrame) -> pl.DataFrame:
    rows = [(code, list(known), of_code(code).preferred_extn_prefix) for code, known in calling_codes().items()]
    schema = {"code": pl.Int16(), "regions": pl.List(pl.String), "extension": pl.String()}
    zeros = classed.filter(pl.col("verdict") == "valid").get_column("lo").cast(pl.String)
    with_zero = [
        not (of_code(code).national_prefix or "").startswith("0") and bool(zeros.str.contains(f"^{code}0").any())
        for code, *_ in rows
    ]
    return pl.DataFrame(rows, orient="row", schema=schema).with_columns(zero=pl.Series(with_zero))
