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
    classes = pl.Series(read.classes)
    if texts.null_count():
        classes = classes.set(texts.is_null(), None)
    told_of = {name: plan.classes[name].gather(classes) for name in plan.classes.columns}
    frame = _with_details(pl.DataFrame({"e164": _e164(read, texts), **told_of}), read, told)
    return (with_reason(frame) if "reason" in columns else frame).select(columns)


def _e164(read: Read, texts: pl.Series) -> pl.Series:
    """Numbers after a plus, null for none; most texts are just that already."""
    others = np.flatnonzero(~read.written)
    number = pl.col("number")
    new = pl.DataFrame({"number": read.numbers[others]}).select(pl.when(number > 0).then("+" + number.cast(pl.String)))
    return texts.clone().scatter(others, new.to_series()) if len(others) < len(texts) else new.to_series()


def _with_details(frame: pl.DataFrame, read: Read, told: pl.Series) -> pl.DataFrame:
    """With extensions, repairs and the numbers phonenumbers told, each at its row."""
    nothing = pl.Series([None], dtype=pl.String).new_from_index(0, frame.height)
    told_of = {name: nothing.clone().scatter(read.odd, read.details[name]) for name in ("extension", "repair")}
    rows = told.is_not_null().arg_true()
    e164 = frame["e164"].scatter(read.odd[rows.to_numpy()], told.gather(rows)) if len(rows) else frame["e164"]
    return frame.with_columns(e164, **told_of)
