"""The few texts only phonenumbers can tell, asked about: each different one once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dingterm.numbers.digits import EXACT
from dingterm.numbers.plan import Plan
from dingterm.numbers.reading import ASK, Classes, Read

ANSWER = {"e164": pl.String, "extension": pl.String, "failure": pl.String}


def with_answers(read: Read, homes: NDArray[np.uint16], plan: Plan) -> tuple[Read, pl.Series]:
    """What was read, completed.

    Returns:
        The same without `ASK`, and the numbers told, in E.164, one for each row of `Read.odd`.
    """
    asked = np.flatnonzero(read.classes == ASK)
    if not len(asked):
        return read, pl.Series([None], dtype=pl.String).new_from_index(0, len(read.odd))
    places = np.searchsorted(read.odd, asked)
    details = read.details[places]
    told = _told(details["text"], pl.Series([None, *plan.regions]).gather(homes[asked]))
    classes = read.classes.copy()
    classes[asked] = plan.variant(_classes(told, plan), details["repair"], details["letters"])
    nothing = pl.Series([None], dtype=pl.String).new_from_index(0, len(read.odd))
    extension = read.details["extension"].scatter(places, told["extension"])
    full = replace(read, classes=classes, details=read.details.with_columns(extension.alias("extension")))
    return full, nothing.scatter(places, told["e164"])


def _told(texts: pl.Series, homes: pl.Series) -> pl.DataFrame:
    from dingterm.numbers.reference import parse

    questions = pl.DataFrame({"text": texts, "home": homes})
    once = questions.unique()
    answers = pl.DataFrame([parse(text, home) for text, home in once.iter_rows()], schema=ANSWER, orient="row")
    return questions.join(
        once.hstack(answers), on=["text", "home"], how="left", nulls_equal=True, maintain_order="left"
    )


def _classes(told: pl.DataFrame, plan: Plan) -> Classes:
    """By the leading digits: a number that has more is too long, whatever they are."""
    numbers = told["e164"].str.slice(1, EXACT).cast(pl.UInt64)
    classes = np.searchsorted(plan.starts, numbers.fill_null(0).to_numpy(), side="right") - 1
    none = numbers.is_null().to_numpy()
    classes[none] = plan.classes_of(told["failure"].drop_nulls())
    return classes
