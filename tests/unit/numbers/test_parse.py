"""What is said of each kind of mess."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from dingterm.errors import NumbersError
from dingterm.numbers import VERDICTS, parse_numbers, parse_numbers_detailed
from dingterm.numbers import frame as frames

COLUMNS = ["e164", "region", "kind", "verdict", "extension"]

TEXTS = {
    "+44 7911 123456": ("+447911123456", "valid", None),
    "020 7031 3000": ("+442070313000", "valid", None),
    "00 34 612 345 678": ("+34612345678", "valid", None),
    "442070313000": ("+442070313000", "valid", None),
    "８４４２０７０３１３０００": (None, None, None),
    "+٩٦٦٥٠١٢٣٤٥٦٧": ("+966501234567", "valid", None),
    "8613812345678.0": ("+448613812345678", "too_long", "float_tail"),
    "442070313000.0": ("+442070313000", "repaired", "float_tail"),
    " 442070313000.0 ": ("+442070313000", "repaired", "float_tail"),
    "4.42070313000E+11": ("+442070313000", "repaired", "exponent"),
    "4,42070313E+11": (None, "digits_lost", None),
    "4.420791234E+11": ("+442079123400", "repaired", "exponent"),
    "4.420791234560E+11": ("+442079123456", "repaired", "exponent"),
    "4.42079E+11": (None, "digits_lost", None),
    "0\u00a07911\u202f123456": ("+447911123456", "repaired", "spaces"),
    "\u202a+44 7911 123456\u202c": ("+447911123456", "repaired", "spaces"),
    '="02070313000"': ("+442070313000", "repaired", "formula"),
    "'+442070313000": ("+442070313000", "repaired", "apostrophe"),
    "5531988888888@s.whatsapp.net": ("+5531988888888", "repaired", "chat_id"),
    "https://wa.me/5531988888888?text=hi": ("+5531988888888", "repaired", "link"),
    "whatsapp:+14155238886": ("+14155238886", "repaired", "scheme"),
    "p:+46700005566": ("+46700005566", "repaired", "scheme"),
    "+44 (0)7911 123456": ("+447911123456", "repaired", "trunk_zero"),
    "+39 (0)6 1234567": ("+39061234567", "valid", None),
    "'tel:+442070313000": ("+442070313000", "repaired", "apostrophe,scheme"),
    "02070313000/02070313001": (None, "several_numbers", None),
    "02070313000\n02070313001": (None, "several_numbers", None),
    "tel:020 7031 3000,,55": ("+442070313000", "repaired", "scheme"),
    "+77777777777": ("+77777777777", "valid", None),
    "+1 111 111 1111": (None, "placeholder", None),
    "0000000000": (None, "placeholder", None),
    "1234567890": (None, "placeholder", None),
    "n/a": (None, "placeholder", None),
    "abc+12312312321": ("+12312312321", "suspicious", None),
    "+1-800-FLOWERS": ("+18003569377", "suspicious", None),
    "+44 7700 900123": ("+447700900123", "fictional", None),
    "+1 212 555 0199": ("+12125550199", "fictional", None),
    "+55 31 8888-8888": ("+553188888888", "possible", None),
    "+999 12345678": (None, "invalid_calling_code", None),
    "see notes": (None, "not_a_number", None),
    "": (None, "not_a_number", None),
    "020 79": ("+4402079", "too_short", None),
    "+44 20 7031 3000 0018": ("+442070313000" + "0018", "too_long", None),
    "1" * 300: (None, "too_long", None),
}


@pytest.mark.parametrize("text", [text for text, (_, verdict, _) in TEXTS.items() if verdict])
def test_a_text_in_britain(text: str) -> None:
    found = parse_numbers_detailed(pl.Series([text]), "GB").row(0, named=True)
    assert (found["e164"], found["verdict"], found["repair"]) == TEXTS[text]


def test_every_verdict_is_known_and_every_trouble_has_a_reason() -> None:
    found = parse_numbers_detailed(pl.Series(list(TEXTS)), "GB")
    assert set(found["verdict"]) <= set(VERDICTS)
    fine = found["verdict"].is_in(["valid", "repaired"])
    assert (found["reason"].is_null() == fine).all()


def test_no_country_is_ever_guessed() -> None:
    found = parse_numbers(pl.Series(["13812345678", "+8613812345678"]), None)
    assert found["verdict"].to_list() == ["unknown_region", "valid"]
    assert found["e164"].to_list() == [None, "+8613812345678"]


def test_an_older_spelling_is_told_why() -> None:
    found = parse_numbers_detailed(pl.Series(["+55 31 8888-8888", "+52 1 55 1234 5678"]), None)
    assert found["reason"].to_list() == [
        "Brazilian mobiles have had a ninth digit since 2016",
        "Mexico dropped the 1 before mobiles in 2019",
    ]


def test_one_row_for_each_text_and_a_null_row_for_a_null() -> None:
    found = parse_numbers(pl.Series(["+34612345678", None, "?"]), "ES")
    assert found.columns == COLUMNS
    assert found.schema == dict.fromkeys(COLUMNS, pl.String)
    assert found.row(1) == (None,) * 5
    assert found["verdict"].to_list() == ["valid", None, "not_a_number"]


def test_a_region_for_each_text_or_none() -> None:
    with pytest.raises(NumbersError, match="2 texts and 3 regions"):
        parse_numbers(pl.Series(["1", "2"]), pl.Series(["ES", "ES", "ES"]))


def test_numbers_that_a_table_took_for_numbers() -> None:
    assert parse_numbers(pl.Series([442070313000]), None)["verdict"].to_list() == ["unknown_region"]
    assert parse_numbers(pl.Series([442070313000.0]), "GB")["e164"].to_list() == ["+442070313000"]


def test_nothing_in_nothing_out() -> None:
    assert parse_numbers(pl.Series([], dtype=pl.String), "ES").schema == dict.fromkeys(COLUMNS, pl.String)
    assert parse_numbers(pl.Series([None, None], dtype=pl.String), None).rows() == [(None,) * 5] * 2


def test_each_row_in_its_own_region() -> None:
    same = pl.Series(["612 345 678"] * 4)
    found = parse_numbers(same, pl.Series(["ES", "fr", None, "ZZ"]))
    assert found["region"].to_list() == ["ES", "FR", None, None]
    assert found["verdict"].to_list() == ["valid", "valid", "unknown_region", "unknown_region"]


def test_extensions() -> None:
    texts = [
        "(905) 555-1234 ext. 12",
        "905 555 1234 x7",
        "tel:+1-418-656-9254;ext=102",
        "905-555-1234,,55",
        "905 555 1234",
    ]
    assert parse_numbers(pl.Series(texts), "CA")["extension"].to_list() == ["12", "7", "102", "55", None]


def test_rows_keep_their_places_over_many_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = pl.Series(["+34612345678", "x", None, "020 7031 3000 ext 5", "n/a", "12"] * 50)
    whole = parse_numbers_detailed(texts, "GB")
    monkeypatch.setattr(frames, "STRETCH", 7)
    monkeypatch.setattr(frames, "SHORTEST", 1)
    assert parse_numbers_detailed(texts, "GB").equals(whole)


def test_the_messy_sample(formats: Path) -> None:
    raw = pl.read_csv(formats / "messy_phones.csv")["raw"]
    found = parse_numbers(raw, None)
    counts = dict(found["verdict"].value_counts().iter_rows())
    assert counts["several_numbers"] == 3
    assert counts["placeholder"] == 3
    assert counts["digits_lost"] == 1
