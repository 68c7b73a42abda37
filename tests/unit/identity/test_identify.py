"""`dingterm identify`: files in, the same rows out, each with its customer."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from dingterm.cli.app import app

ORDERS = """Name,Phone,Email,Address,ZIP,customer
Ann Lee,+34600111222,ann.lee@gmail.com,12 High Street,28001,x
Bo Chan,+34600111333,bo@chan.es,5 Low Road,28002,y
A. Lee,600111222,ann.lee@gmail.com,12 High St,28001,z
"""
SERVICE = """first_name;last_name;mob
Ann;Lee;0034600111222
Carla;Diaz;+34600999888
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    orders, service = tmp_path / "orders.csv", tmp_path / "service.csv"
    orders.write_text(ORDERS, "utf-8")
    service.write_text(SERVICE, "utf-8")
    return orders, service


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["identify", *map(str, arguments)])
    return result.exit_code, result.output


def test_rows_of_two_systems_get_one_customer(files: tuple[Path, Path], tmp_path: Path) -> None:
    out, pairs = tmp_path / "out.csv", tmp_path / "pairs.csv"
    code, said = run(*files, "-o", out, "--map", "mob=phone", "--pairs", pairs, "--json")
    assert code == 0
    rows = pl.read_csv(out, infer_schema=False)
    assert rows["customer"].to_list() == ["1", "2", "1", "1", "3"]
    assert rows["customer (row)"].to_list() == ["x", "y", "z", None, None]
    assert rows["mob"].to_list()[3:] == ["0034600111222", "+34600999888"]
    report = json.loads(said)
    assert (report["rows_read"], report["rows_written"], report["rejected"]) == (5, 5, 0)
    assert (report["customers"], report["merged"]) == (3, 2)
    told = pl.read_csv(pairs, infer_schema=False)
    best = told.row(0, named=True)
    assert (best["a_file"], best["a_line"], best["b_line"], best["band"]) == ("orders.csv", "2", "4", "merge")
    assert "same mobile +" in best["reason"]


def test_a_column_that_is_not_there_is_wrong_usage(files: tuple[Path, Path], tmp_path: Path) -> None:
    for wrong, sentence in (("foo=phone", "no column 'foo'"), ("mob=colour", "no field"), ("mob", "COLUMN=field")):
        code, said = run(*files, "-o", tmp_path / "out.csv", "--map", wrong)
        assert code == 2
        assert sentence in said
    assert not (tmp_path / "out.csv").exists()


def test_an_output_that_is_an_input_is_refused(files: tuple[Path, Path]) -> None:
    code, _ = run(*files, "-o", files[0])
    assert code == 1
    assert files[0].read_text("utf-8") == ORDERS


def test_a_table_without_people_keeps_its_rows(tmp_path: Path) -> None:
    plain, out = tmp_path / "plain.csv", tmp_path / "out.csv"
    plain.write_text("colour,size\nred,1\nred,1\n", "utf-8")
    assert run(plain, "-o", out)[0] == 0
    assert pl.read_csv(out)["customer"].to_list() == [1, 2]
