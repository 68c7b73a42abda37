"""Rows as they came to rows with verdicts: normalise, judge, reject with a reason, find duplicates."""

from __future__ import annotations

import polars as pl

from dingterm.cleaning import emails
from dingterm.cleaning.addresses import with_addresses
from dingterm.cleaning.cleaned import Cleaned
from dingterm.cleaning.dates import epoch_seconds
from dingterm.cleaning.duplicates import split_duplicates
from dingterm.cleaning.languages import language
from dingterm.cleaning.money import currencies, digits, minor_units
from dingterm.cleaning.names import with_names
from dingterm.cleaning.phones import first_usable, judged, verdict_counts
from dingterm.cleaning.regions import checked, regions
from dingterm.cleaning.usable import refused, rejects

_MOMENTS = ("created_at", "updated_at", "completed_at")


def clean_records(rows: pl.DataFrame, kind: str, region: str | None) -> Cleaned:
    """Clean what intake has read.

    Args:
        rows: `Reading.rows`.
        kind: carts | orders | customers.
        region: The shop's region, for rows that name no country.

    Returns:
        The same rows, typed and normalised, each in exactly one place: the sum of `lines` over rows, rejects and
        duplicates is that of the input. New columns: `email_verdict`, `region`, `total_minor`; `emails` are the valid
        ones, `email` the first of them; `phones` become lists of `PHONE`, items gain `price_minor`, quantities are
        whole numbers, moments epoch seconds.

    Raises:
        CleaningError: `region` is no country.
    """
    home = checked(region)
    cleaned = _with_contacts(_with_amounts(rows.with_columns(_moments(rows, home))), home)
    cleaned = with_names(with_addresses(cleaned, home)).with_columns(
        language=language(pl.col("language")), record_id=pl.coalesce("record_id", "record_name")
    )
    judged_rows = cleaned.with_columns(code=refused(kind))
    usable = judged_rows.filter(pl.col("code").is_null()).drop("code", "email_raw")
    kept, duplicates = split_duplicates(usable, kind)
    return Cleaned(
        rows=kept,
        rejects=rejects(judged_rows.filter(pl.col("code").is_not_null()), kind),
        duplicates=duplicates,
        verdicts=_verdicts(rows, cleaned),
        by_region=_by_region(kept),
        repaired=_repaired(kept),
    )


def _moments(rows: pl.DataFrame, home: str | None) -> list[pl.Series]:
    return [epoch_seconds(rows[name], home) for name in _MOMENTS]


def _with_contacts(rows: pl.DataFrame, home: str | None) -> pl.DataFrame:
    found = rows.with_columns(
        region=regions(rows["country"]).fill_null(pl.lit(home, pl.String)),
        email_raw=pl.col("email"),
        emails=emails.usable(rows["emails"], rows["email"]),
    )
    first = pl.col("emails").list.first()
    return found.with_columns(
        email=first,
        email_verdict=emails.verdict_of(first, pl.col("email")),
        phones=judged(found["phones"], found["region"]),
    )


def _with_amounts(rows: pl.DataFrame) -> pl.DataFrame:
    currency = currencies(rows["currency"], rows["total"])
    rows = rows.with_columns(currency, places=digits(currency))
    total = minor_units(pl.col("total"), pl.col("places"))
    return rows.with_columns(total_minor=total, items=_items(rows)).drop("places")


def _items(rows: pl.DataFrame) -> pl.Series:
    """Items with whole quantities and prices in minor units of the record's currency."""
    numbered = rows.select("items", "places").with_row_index("row")
    flat = numbered.explode("items", empty_as_null=False, keep_nulls=False).unnest("items")
    flat = flat.with_columns(
        quantity=pl.col("quantity").cast(pl.Float64, strict=False).round().cast(pl.Int64, strict=False),
        price_minor=minor_units(pl.col("price"), pl.col("places")),
    )
    lists = flat.group_by("row", maintain_order=True).agg(items=pl.struct(pl.exclude("row", "places")))
    return numbered.select("row").join(lists, on="row", how="left", maintain_order="left")["items"].fill_null([])


def _verdicts(before: pl.DataFrame, after: pl.DataFrame) -> dict[str, int]:
    """Phones by verdict, and of the rest only what went wrong."""
    counts = verdict_counts(after["phones"])
    wrong = {
        "email_invalid": (after["email_verdict"] == "invalid").sum(),
        "amount_unreadable": (before["total"].is_not_null() & after["total_minor"].is_null()).sum(),
        "date_unreadable": (before["created_at"].is_not_null() & after["created_at"].is_null()).sum(),
    }
    return counts | {name: int(count) for name, count in wrong.items() if count}


def _by_region(rows: pl.DataFrame) -> dict[str, int]:
    region = rows.select(pl.coalesce(first_usable("region"), "region", pl.lit("ZZ")).alias("region")).to_series()
    return dict(region.value_counts(sort=True, name="count").iter_rows())


def _repaired(rows: pl.DataFrame) -> int:
    verdicts = pl.col("phones").list.eval(pl.element().struct["verdict"] == "repaired")
    return int(rows.select(verdicts.list.any().sum()).item())
