"""Fields to the final rows of a reading: harmless text, plain ids, distinct phones, typed consent, fingerprints."""

from __future__ import annotations

import polars as pl

from dingterm.intake.payload import hashes
from dingterm.intake.reading import ROWS, TEXT_FIELDS
from dingterm.intake.safe_columns import safe_frame

YES = ("yes", "y", "true", "1", "si", "sí", "sim", "oui", "ja", "是", "subscribed")
NOBODY = "0"
"""The customer id that shops give to every guest."""

NO = ("no", "n", "false", "0", "não", "nao", "non", "nein", "nej", "否", "not_subscribed", "unsubscribed", "redacted")


def finish(fields: pl.DataFrame, understood: str = "") -> pl.DataFrame:
    """Bring fields to the columns and types of `ROWS`.

    Args:
        fields: Columns of `ROWS` without `hash`, as text or lists.
        understood: What a user said of the columns: a row understood in another way is another row.
    """
    texts = safe_frame(fields.select(*TEXT_FIELDS, "consent", "stage"), with_lines=("note",))
    return (
        texts.with_columns(fields["line"], fields["lines"], fields["payload"], hashes(fields["payload"], understood))
        .with_columns(
            emails=_safe_list(fields["emails"]),
            phones=_safe_list(fields["phones"]),
            items=_safe_items(fields["items"]),
            consent=_yes_or_no(pl.col("consent")),
            shop_id=_plain_id(pl.col("shop_id")).replace(NOBODY, None),
            record_id=_plain_id(pl.col("record_id")),
            status=pl.col("status").str.to_lowercase(),
        )
        .select([pl.col(name).cast(dtype) for name, dtype in ROWS.items()])
    )


def _plain_id(text: pl.Expr) -> pl.Expr:
    """The digits of a Shopify global id, or the id without a spreadsheet's apostrophe."""
    gid = text.str.extract(r"^gid://[^/]+/[^/]+/([^/?]+)", 1)
    return pl.coalesce(gid, text.str.strip_prefix("'"))


def _yes_or_no(text: pl.Expr) -> pl.Expr:
    word = text.str.to_lowercase()
    return pl.when(word.is_in(YES)).then(True).when(word.is_in(NO)).then(False)


def _safe_list(lists: pl.Series) -> pl.Series:
    """Lists of distinct, harmless, non-empty texts in the order they came; null lists become empty."""
    flat = lists.to_frame("text").with_row_index("row").explode("text", empty_as_null=True)
    flat = safe_frame(flat).with_columns(pl.col("text").str.strip_chars())
    kept = flat.filter(pl.col("text") != "").unique(maintain_order=True)
    return _regrouped(kept, lists.len())


def _safe_items(lists: pl.Series) -> pl.Series:
    flat = lists.to_frame("item").with_row_index("row").explode("item").filter(pl.col("item").is_not_null())
    safe = safe_frame(flat.unnest("item"))
    return _regrouped(safe.select("row", item=pl.struct(pl.exclude("row"))), lists.len())


def _regrouped(flat: pl.DataFrame, height: int) -> pl.Series:
    """Lists again, one per row number below `height`; the column beside `row` is what they hold."""
    lists = flat.group_by("row", maintain_order=True).agg(pl.exclude("row"))
    every = pl.DataFrame({"row": range(height)}, schema={"row": pl.UInt32})
    joined = every.join(lists, on="row", how="left", maintain_order="left").drop("row").to_series()
    return joined.fill_null([])
