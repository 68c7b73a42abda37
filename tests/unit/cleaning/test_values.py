"""Money, moments, addresses, countries, languages and phones as files write them."""

from __future__ import annotations

from datetime import UTC, datetime

import babel
import polars as pl
import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from dingterm.cleaning import emails
from dingterm.cleaning.dates import epoch_seconds
from dingterm.cleaning.languages import language
from dingterm.cleaning.money import currencies, digits, minor_units
from dingterm.cleaning.regions import checked, english_names, regions
from dingterm.errors import CleaningError
from dingterm.numbers.plan import plan

from .conftest import Clean, texts


def minor(text: str, currency: str) -> int | None:
    places = digits(texts(currency))
    frame = pl.DataFrame({"amount": texts(text), "places": places})
    return frame.select(minor_units(pl.col("amount"), pl.col("places"))).item()


@pytest.mark.parametrize(
    ("text", "currency", "expected"),
    [
        ("88.90", "EUR", 8890),
        ("88.9", "EUR", 8890),
        ("88,90 €", "EUR", 8890),
        ("1,240.50", "USD", 124050),
        ("1.240,50", "EUR", 124050),
        ("1 240,50", "SEK", 124050),
        ("1'240.50", "CHF", 124050),
        ("1,240", "USD", 124000),
        ("1.240", "EUR", 124000),
        ("1.240", "KWD", 1240),
        ("12,345,678", "JPY", 12345678),
        ("42,000", "NGN", 4200000),
        ("1240", "JPY", 1240),
        ("1240.6", "JPY", 1241),
        ("88.900000", "EUR", 8890),
        ("0.125", "EUR", 13),
        ("0.005", "EUR", 1),
        (".5", "EUR", 50),
        ("12.", "EUR", 1200),
        ("-3.10", "EUR", -310),
        ("(3.10)", "EUR", -310),
        ("R$ 1.240,00", "BRL", 124000),
        ("free", "EUR", None),
        ("", "EUR", None),
        ("99999999999999999999999", "EUR", None),
    ],
)
def test_amounts(text: str, currency: str, expected: int | None) -> None:
    assert minor(text, currency) == expected


@given(st.integers(-(10**12), 10**12), st.sampled_from(["EUR", "JPY", "KWD"]))
def test_amounts_written_plainly_are_read_exactly(units: int, currency: str) -> None:
    places = digits(texts(currency)).item()
    sign, figures = "-" if units < 0 else "", str(abs(units)).rjust(places + 1, "0")
    text = f"{sign}{figures[:-places]}.{figures[-places:]}" if places else f"{sign}{figures}"
    assert minor(text, currency) == units


def test_currencies_come_from_their_column_else_from_beside_the_amount() -> None:
    column = texts("eur", None, None, None, "€", "XXQ", None)
    amount = texts("1", "88.90 USD", "£5", "$5", "1", "1", "R$ 5,00")
    assert currencies(column, amount).to_list() == ["EUR", "USD", "GBP", None, "EUR", None, "BRL"]


NOON = int(datetime(2026, 3, 2, 12, 0, 0, tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("2026-03-02T13:00:00+01:00", None, NOON),
        ("2026-03-02 13:00:00 +0100", None, NOON),
        ("2026-03-02T12:00:00Z", None, NOON),
        ("2026-03-02T12:00:00.250Z", None, NOON),
        ("2026-03-02 12:00:00 UTC", None, NOON),
        ("2026-03-02 12:00:00", None, NOON),
        ("2026-03-02 12:00", None, NOON),
        ("2026/3/2 12:00", None, NOON),
        ("2026年3月2日 12:00", None, NOON),
        ("2026-03-02", None, NOON - 43_200),
        ("02/03/2026 12:00", "ES", NOON),
        ("03/02/2026 12:00", "US", NOON),
        ("3/2/2026, 12:00 PM", "US", NOON),
        ("3/2/2026 12:00 AM", "US", NOON - 43_200),
        ("02.03.2026 12:00", None, NOON),
        ("46083.5", None, NOON),
        (str(NOON), None, NOON),
        (f"{NOON}000", None, NOON),
        ("2026-02-30", None, None),
        ("soon", None, None),
        ("7", None, None),
    ],
)
def test_moments(text: str, region: str | None, expected: int | None) -> None:
    assert epoch_seconds(texts(text), region).to_list() == [expected]


def test_one_value_over_twelve_decides_the_whole_column() -> None:
    assert epoch_seconds(texts("03/02/2026 12:00", "03/13/2026"), "ES")[0] == NOON
    assert epoch_seconds(texts("02/03/2026 12:00", "13/03/2026"), "US")[0] == NOON


@pytest.mark.parametrize(
    ("text", "address", "verdict"),
    [
        (" Ana@Example.COM ", "ana@example.com", "valid"),
        ("mailto:a@example.com", "a@example.com", "valid"),
        ("Ana <a@example.com>", "a@example.com", "valid"),
        ("a@example.com; b@example.com", "a@example.com", "valid"),
        ("ana+x@mail.example.co.uk", "ana+x@mail.example.co.uk", "valid"),
        ("用户@例子.广告", "用户@例子.广告", "valid"),
        ("a..b@example.com", "a..b@example.com", "invalid"),
        ("a@example", "a@example", "invalid"),
        ("a@-x.example", "a@-x.example", "invalid"),
        (f"{'a' * 250}@example.com", f"{'a' * 250}@example.com", "invalid"),
        ("nobody", "nobody", "invalid"),
        ("n/a", "n/a", "invalid"),
        (None, None, None),
    ],
)
def test_addresses(text: str | None, address: str | None, verdict: str | None) -> None:
    frame = texts(text).to_frame().select(address=emails.unwrapped(pl.col("text")))
    assert frame["address"].to_list() == [address]
    assert frame.select(emails.verdict(pl.col("address"))).item() == verdict


def test_countries_in_several_languages() -> None:
    spain = ("ES", "es", "Spain", "España", "Espagne", "西班牙")
    assert regions(texts(*spain)).to_list() == ["ES"] * len(spain)
    others = texts("USA", "UK", "Méxique", "Brasil", "Nowhere", None, "")
    assert regions(others).to_list() == ["US", "GB", "MX", "BR", None, None, None]


def test_a_region_option_that_is_no_country() -> None:
    assert checked("spain") == "ES"
    assert checked(None) is None
    with pytest.raises(CleaningError, match="Atlantis is no country"):
        checked("Atlantis")


def test_language_tags() -> None:
    tags = texts("es-ES", "pt_br", "ZH-hans-cn", "en", "es_ES.UTF-8", "Spanish", None)
    got = tags.to_frame().select(language(pl.col("text"))).to_series().to_list()
    assert got == ["es-ES", "pt-BR", "zh-Hans-CN", "en", "es-ES", None, None]


def test_phones_of_a_record_are_judged_in_order_and_kept_once(clean: Clean) -> None:
    rows = ["Ana,12345,0034 612 345 678,Spain", "Bea,612 34 56 79,+34612345679,"]
    _, cleaned = clean("\n".join(["Name,Mobile,Phone,Country", *rows]))
    ana, bea = cleaned.rows["phones"].to_list()
    assert [phone["verdict"] for phone in ana] == ["too_short", "valid"]
    assert ana[1] | {"verdict": None} == {
        "raw": "0034 612 345 678", "e164": "+34612345678", "region": "ES", "kind": "mobile", "verdict": None,
    }  # fmt: skip
    assert [phone["raw"] for phone in bea] == ["612 34 56 79"]


def test_items_and_totals_are_typed(clean: Clean) -> None:
    text = 'Order ID,Phone,Total,Currency,Product,Quantity,Price\n1,+34612345678,"1.240,50",eur,Hat,2.0,"5,5"\n'
    _, cleaned = clean(text)
    (row,) = cleaned.rows.to_dicts()
    assert (row["total_minor"], row["currency"]) == (124050, "EUR")
    assert (row["items"][0]["quantity"], row["items"][0]["price_minor"]) == (2, 550)


def test_every_region_with_phones_has_an_english_name() -> None:
    assert set(plan().regions) & set(Locale("en").territories) <= set(english_names())


@pytest.mark.skipif(not babel.__version__.startswith("2.19."), reason="another babel has other names for a few regions")
def test_the_list_of_english_names_is_that_of_babel() -> None:
    known = Locale("en").territories
    assert dict(english_names()) == {code: known[code] for code in english_names()}
