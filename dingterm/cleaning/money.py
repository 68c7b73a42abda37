"""Amounts as text to integer minor units (ISO 4217; digits per currency from CLDR, through babel)."""

from __future__ import annotations

import polars as pl

SIGNS = {"€": "EUR", "£": "GBP", "R$": "BRL", "₹": "INR", "₩": "KRW", "₪": "ILS", "₫": "VND", "₴": "UAH", "₺": "TRY",
         "₽": "RUB", "₦": "NGN", "zł": "PLN", "Kč": "CZK", "US$": "USD", "A$": "AUD", "元": "CNY"}  # fmt: skip
"""Signs of one currency only; `$`, `¥` and `kr` are of several and say nothing."""


def currencies(currency: pl.Series, amount: pl.Series) -> pl.Series:
    """ISO 4217 code of each row: of its currency column, else of a code or sign beside the amount; null without."""
    own = _known(currency.str.strip_chars().str.to_uppercase())
    code = _known(amount.str.extract(r"(?:^|[\d\s.,])([A-Za-z]{3})(?:$|[\d\s.,-])", 1).str.to_uppercase())
    sign = amount.str.replace_all(r"[\d\s.,'’+()-]", "").replace_strict(SIGNS, default=None, return_dtype=pl.String)
    named = currency.str.strip_chars().replace_strict(SIGNS, default=None, return_dtype=pl.String)
    return pl.select(pl.coalesce(own, named, code, sign)).to_series().alias("currency")


def digits(currency: pl.Series) -> pl.Series:
    """Decimal digits of each currency; 2 where it is null."""
    from babel.numbers import get_currency_precision

    found = currency.drop_nulls().unique()
    precision = pl.Series([get_currency_precision(code) for code in found], dtype=pl.Int64)
    return currency.replace_strict(found, precision, default=2, return_dtype=pl.Int64)


def minor_units(amount: pl.Expr, places: pl.Expr) -> pl.Expr:
    """An amount in minor units, half rounded away from zero; null for what is no amount.

    Both `1,240.50` and `1.240,50` are read. A single sign before exactly three digits parts thousands, unless the
    currency has three decimals or the whole part is 0.

    Args:
        amount: Texts such as `€ 1.240,50`, `(12.00)`, `R$ 88,90`.
        places: Decimal digits of the currency.
    """
    bare = amount.str.replace_all(r"[^\d.,()\-−]", "").str.replace("−", "-", literal=True)
    minus = bare.str.contains(r"^-|-$|^\(.*\)$")
    figures = bare.str.replace_all(r"[()\-]", "").str.strip_chars_end(".,")
    point = _decimal_point(figures, places)
    whole = pl.when(point.is_null()).then(figures).otherwise("0" + figures.str.replace(r"[.,]\d*$", ""))
    whole_number = whole.str.replace_all(r"[.,]", "").cast(pl.Int64, strict=False)
    fraction = pl.when(point.is_not_null()).then(figures.str.extract(r"[.,](\d*)$", 1)).otherwise(pl.lit(""))
    minor = whole_number * _power(places) + _rounded(fraction, places)
    return pl.when(amount.str.contains(r"[A-Za-z]{4}")).then(None).when(minus).then(-minor).otherwise(minor)


def _decimal_point(figures: pl.Expr, places: pl.Expr) -> pl.Expr:
    """The sign that parts the decimals, null where none does."""
    last = figures.str.extract(r"([.,])\d*$", 1)
    both = figures.str.contains(".", literal=True) & figures.str.contains(",", literal=True)
    signs = figures.str.count_matches(r"[.,]")
    thousands = figures.str.contains(r"^[1-9]\d{0,2}[.,]\d{3}$") & (places != 3)
    return pl.when(both | ((signs == 1) & ~thousands)).then(last)


def _rounded(fraction: pl.Expr, places: pl.Expr) -> pl.Expr:
    """Decimals as minor units: no currency has more than four of them, the next one rounds."""
    five = fraction.str.pad_end(5, "0").str.slice(0, 5).cast(pl.Int64)
    step = _power(5 - places)
    return (five + step // 2) // step


def _power(exponent: pl.Expr) -> pl.Expr:
    return pl.lit(10, pl.Int64).pow(exponent).cast(pl.Int64)


def _known(code: pl.Series) -> pl.Series:
    """Codes that are currencies."""
    from babel.numbers import is_currency

    found = [text for text in code.drop_nulls().unique() if len(text) == 3 and is_currency(text)]
    return code.set(~code.is_in(found), None)
