"""What was read, as columns of text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dingterm.numbers.asking import with_answers
from dingterm.numbers.plan import Plan
from dingterm.numbers.reading import Read
from dingterm.numbers.reasons import with_reason


def answered(
    read: Read, texts: pl.Series, homes: NDArray[np.uint16], plan: Plan, columns: Sequence[str]
) -> pl.DataFrame:
    """The columns asked for, one row for each text; nulls where the text is null."""
    read, told = with_answers(read, homes, plan)
    number = pl.col("number")
    frame = pl.DataFrame({"number": read.numbers}).select(
        e164=pl.when(number > 0).then("+" + number.cast(pl.String)),
        **{name: plan.classes[name].gather(read.classes) for name in plan.classes.columns},
    )
    frame = _with_details(frame, read, told)
    if texts.null_count():
        frame = frame.with_columns(pl.when(texts.is_not_null()).then(pl.col(name)) for name in frame.columns)
    return (with_reason(frame) if "reason" in columns else frame).select(columns)


def _with_details(frame: pl.DataFrame, read: Read, told: pl.Series) -> pl.DataFrame:
    """With extensions, repairs and the numbers phonenumbers told, each at its row."""
    if not len(read.odd):
        return frame.with_columns(pl.lit(None, pl.String).alias(name) for name in ("extension", "repair"))
    places = np.full(frame.height, len(read.odd), np.int64)
    places[read.odd] = np.arange(len(read.odd))
    nothing = pl.Series([None], dtype=pl.String)
    frame = frame.with_columns(
        pl.concat([read.details[name], nothing]).gather(places).alias(name) for name in ("extension", "repair")
    )
    if told.null_count() == len(told):
        return frame
    return frame.with_columns(e164=pl.coalesce("e164", pl.concat([told, nothing]).gather(places)))
