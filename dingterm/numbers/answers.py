"""What was read, as columns of text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dingterm.numbers.plan import Plan
from dingterm.numbers.reading import ASK, Read
from dingterm.numbers.reasons import reason

ASKED = {"e164": pl.String, "region": pl.String, "kind": pl.String, "verdict": pl.String, "extension": pl.String}


def answered(
    read: Read, texts: pl.Series, homes: NDArray[np.uint16], plan: Plan, columns: Sequence[str]
) -> pl.DataFrame:
    """The columns asked for, one row for each text; nulls where the text is null."""
    asked = np.flatnonzero(read.classes == ASK)
    told = _asked(read, asked, homes, plan)
    classes = read.classes.copy()
    classes[asked] = len(plan.classes) + np.arange(len(asked))
    known = pl.concat([plan.classes, told.select(plan.classes.columns)]) if len(asked) else plan.classes
    numbers = pl.DataFrame({"number": read.numbers, "class": pl.Series(classes)})
    frame = numbers.select(
        e164=pl.when(pl.col("number") > 0).then("+" + pl.col("number").cast(pl.String)),
        **{name: known[name].gather(classes) for name in known.columns},
    )
    frame = _with_details(frame, read, asked, told)
    if texts.null_count():
        frame = frame.with_columns(pl.when(texts.is_not_null()).then(pl.col(name)) for name in frame.columns)
    return reason(frame).select(columns) if "reason" in columns else frame.select(columns)


def _asked(read: Read, asked: NDArray[np.intp], homes: NDArray[np.uint16], plan: Plan) -> pl.DataFrame:
    """What phonenumbers says, each different text asked once."""
    if not len(asked):
        return pl.DataFrame(schema=ASKED)
    from dingterm.numbers.reference import parse

    details = read.details[np.searchsorted(read.odd, asked)]
    regions = pl.Series([None, *plan.regions]).gather(homes[asked])
    questions = details.select("text").with_columns(home=regions)
    once = questions.unique()
    told = pl.DataFrame([parse(text, home) for text, home in once.iter_rows()], schema=ASKED, orient="row")
    each = questions.join(once.hstack(told), on=["text", "home"], how="left", nulls_equal=True, maintain_order="left")
    verdict = (
        pl.when(pl.col("verdict") != "valid").then("verdict")
        .when(details["letters"]).then(pl.lit("suspicious"))
        .when(details["repair"].is_not_null()).then(pl.lit("repaired"))
        .otherwise("verdict")
    )  # fmt: skip
    return each.with_columns(verdict).select(*ASKED)


def _with_details(frame: pl.DataFrame, read: Read, asked: NDArray[np.intp], told: pl.DataFrame) -> pl.DataFrame:
    """With the numbers phonenumbers told, extensions and repairs, each at its row."""
    if not len(read.odd):
        return frame.with_columns(extension=pl.lit(None, pl.String), repair=pl.lit(None, pl.String))
    places = np.full(frame.height, len(read.odd), np.int64)
    places[read.odd] = np.arange(len(read.odd))
    asked_places = np.searchsorted(read.odd, asked)
    extension = read.details["extension"].scatter(asked_places, told["extension"]) if len(asked) else read.details["extension"]
    nothing = pl.Series([None], dtype=pl.String)
    frame = frame.with_columns(
        extension=pl.concat([extension, nothing]).gather(places),
        repair=pl.concat([read.details["repair"], nothing]).gather(places),
    )
    if len(asked):
        frame = frame.with_columns(frame["e164"].scatter(asked, told["e164"]))
    return frame
