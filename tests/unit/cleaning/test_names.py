from __future__ import annotations

import polars as pl
import pytest

from dingterm.cleaning.names import tidy, with_names

from .conftest import texts


@pytest.mark.parametrize(
    ("name", "tidied"),
    [
        ("  Lucía   Ferro ", "Lucía Ferro"),
        ("LUCÍA FERRO", "Lucía Ferro"),
        ("ana souza", "Ana Souza"),
        ("O’NEIL", "O’Neil"),
        ("JEAN-LUC", "Jean-Luc"),
        ("McDonald", "McDonald"),
        ("JJ", "JJ"),
        ("陈伟", "陈伟"),
        ("ИВАН", "ИВАН"),
        ("[/nope] [50% off]", "[/nope] [50% off]"),
        ("ACME 24", "ACME 24"),
        ("   ", None),
        (None, None),
    ],
)
def test_tidy(name: str | None, tidied: str | None) -> None:
    assert texts(name).to_frame().select(tidy(pl.col("text"))).item() == tidied


@pytest.mark.parametrize(
    ("name", "given", "family", "region", "expected"),
    [
        ("Lucía Ferro", None, None, None, ("Lucía Ferro", "Lucía", "Ferro")),
        ("María José Ferro", None, None, None, ("María José Ferro", "María José", "Ferro")),
        ("Cher", None, None, None, ("Cher", "Cher", None)),
        ("O’Neil, Pat", None, None, None, ("Pat O’Neil", "Pat", "O’Neil")),
        ("Acme, Inc.", None, None, None, ("Acme, Inc.", "Acme,", "Inc.")),
        ("陈伟", None, None, "CN", ("陈伟", "伟", "陈")),
        ("欧阳修", None, None, None, ("欧阳修", "修", "欧阳")),
        ("陈 伟", None, None, None, ("陈 伟", "伟", "陈")),
        ("김민준", None, None, None, ("김민준", "민준", "김")),
        ("佐藤太郎", None, None, "JP", ("佐藤太郎", None, None)),
        (None, "Lucía", "Ferro", None, ("Lucía Ferro", "Lucía", "Ferro")),
        (None, "伟", "陈", None, ("陈伟", "伟", "陈")),
        (None, "陈", "伟", None, ("陈伟", "陈", "伟")),
        (None, "Wei", "陈伟", None, ("Wei 陈伟", "Wei", "陈伟")),
        (None, "Lucía", None, None, ("Lucía", "Lucía", None)),
        ("L. Ferro", "Lucía", "Ferro", None, ("L. Ferro", "Lucía", "Ferro")),
        (None, None, None, None, (None, None, None)),
    ],
)
def test_given_and_family_name(
    name: str | None, given: str | None, family: str | None, region: str | None, expected: tuple[str | None, ...]
) -> None:
    columns = {"name": name, "given_name": given, "family_name": family, "region": region}
    frame = pl.DataFrame({key: texts(value) for key, value in columns.items()})
    assert with_names(frame).select("name", "given_name", "family_name").row(0) == expected
