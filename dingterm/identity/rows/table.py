"""Rows as a table of codes, one column for each thing that is compared or searched by."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dingterm.identity.fields import FIELDS, SEVERAL
from dingterm.identity.rows.addresses import addresses
from dingterm.identity.rows.codes import Coded, encode, slots, together
from dingterm.identity.rows.folded import days, packed
from dingterm.identity.rows.mails import mail
from dingterm.identity.rows.persons import persons
from dingterm.identity.rows.phones import phones

MOST = 3
"""Phones of a sort, and e-mail addresses, that a row may have."""


SHARED_VALUES = (("given", "family"), ("street", "unit"))
"""Columns that have one list of values, because people confuse them."""


@dataclass(frozen=True)
class Table:
    """Rows as codes.

    Attributes:
        columns: given, family, street, unit, number, city, postcode, country, mobile, landline, email, birth,
            national_id, shop_id. Given and family name share one list of values, so do street and unit.
        script: The script of each row's name.
        size: The number of rows.
    """

    columns: dict[str, Coded]
    script: NDArray[np.int8]
    size: int

    def __getitem__(self, name: str) -> Coded:
        return self.columns[name]


def table_of(rows: pl.DataFrame) -> Table:
    """Fold and number rows of any of `FIELDS`; names beside addresses and mails: much of it is one thread's work."""
    rows = _complete(rows)
    with ThreadPoolExecutor(1) as beside:
        asked = beside.submit(persons, rows)
        places, mails = addresses(rows), _mails(rows)
        people = asked.result()
    columns = together({"given": people["given"], "family": people["family"]})
    columns |= together({"street": places["street"], "unit": places["unit"]})
    columns |= {name: encode(places[name]) for name in ("number", "city", "postcode", "country")}
    columns |= {"shop_id": encode(rows["shop_id"]), "national_id": encode(rows["national_id"]).mapped(packed)}
    columns |= {"birth": encode(days(rows["birth_date"]))}
    columns |= _phones(rows, places["country"]) | {"email": mails}
    return Table(columns, people["script"].cast(pl.Int8).fill_null(0).to_numpy(), rows.height)


def _complete(rows: pl.DataFrame) -> pl.DataFrame:
    """The fields of one text each, all there; blanks are null."""
    blank = pl.Series([None], dtype=pl.String)
    texts = [
        (rows[name].cast(pl.String) if name in rows.columns else blank.new_from_index(0, rows.height)).alias(name)
        for name in FIELDS
        if name not in SEVERAL
    ]
    lists = [rows[name] for name in (*SEVERAL, *SEVERAL.values()) if name in rows.columns]
    return pl.DataFrame(texts).with_columns(pl.when(pl.all() != "").then(pl.all())).with_columns(lists)


def _phones(rows: pl.DataFrame, country: pl.Series) -> dict[str, Coded]:
    place, raw = _each(rows, "phones")
    parsed = phones(raw, country.gather(place))
    return {sort: slots(place, parsed[sort], rows.height, MOST) for sort in ("mobile", "landline")}


def _mails(rows: pl.DataFrame) -> Coded:
    place, raw = _each(rows, "emails")
    return slots(place, raw.to_frame("mail").select(mail(pl.col("mail"))).to_series(), rows.height, MOST)


def _each(rows: pl.DataFrame, field: str) -> tuple[NDArray[np.int64], pl.Series]:
    """The rows and values of a field of which a row may have several."""
    found = [pl.DataFrame(schema={"row": pl.Int64, "value": pl.String})]
    for name in (field, SEVERAL[field]):
        if name in rows.columns:
            one = rows.select(pl.int_range(pl.len()).alias("row"), pl.col(name).alias("value"))
            if isinstance(rows.schema[name], pl.List):
                one = one.explode("value", empty_as_null=True, keep_nulls=True)
            found.append(one.select("row", pl.col("value").cast(pl.String)).drop_nulls())
    every = pl.concat(found)
    return every["row"].to_numpy(), every["value"]
