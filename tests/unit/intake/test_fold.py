from __future__ import annotations

import json

from .conftest import Read

HEADER = (
    "Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Phone,Id\n"
)


def order(name: str, item: str, *, first: bool = True) -> str:
    own = f"a@example.com,paid,EUR,10.00,2026-03-02,1,{item},5.00,+34612345678,9{name[1:]}"
    further = f"a@example.com,,,,,1,{item},5.00,,"
    return f"{name},{own if first else further}\n"


def test_lines_of_an_order_are_one_even_with_another_order_between(read: Read) -> None:
    text = HEADER + order("#1", "Hat") + order("#2", "Mug") + order("#1", "Tote", first=False)
    rows = read(text).rows
    assert rows.select("line", "lines", "record_name").rows() == [(2, 2, "#1"), (3, 1, "#2")]
    assert [[item["title"] for item in items] for items in rows["items"]] == [["Hat", "Tote"], ["Mug"]]
    assert len(json.loads(rows["payload"][0])) == 2


def test_a_further_line_before_its_first_still_belongs_to_it(read: Read) -> None:
    rows = read(HEADER + order("#1", "Tote", first=False) + order("#1", "Hat")).rows
    assert rows.select("line", "lines", "total").rows() == [(3, 2, "10.00")]


def test_a_further_line_without_a_first_is_a_reject(read: Read) -> None:
    reading = read(HEADER + order("#1", "Hat") + order("#7", "Tote", first=False))
    assert reading.rows["record_name"].to_list() == ["#1"]
    (reject,) = reading.rejects.to_dicts()
    assert (reject["line"], reject["code"]) == (3, "no_first_line")
    assert "#7" in reject["sentence"]
    assert reading.rows_read == 2


def test_the_same_order_twice_is_two_records(read: Read) -> None:
    rows = read(HEADER + (order("#1", "Hat") + order("#1", "Tote", first=False)) * 2).rows
    assert rows.select("line", "lines").rows() == [(2, 2), (4, 2)]
    assert rows["hash"].n_unique() == 1


def test_a_generic_order_table_folds_by_its_order_number(read: Read) -> None:
    rows = ["1,陈伟,13812345678,杯,1", "1,陈伟,13812345678,帽,2", "2,李娜,13912345678,杯,1"]
    reading = read("\n".join(["订单编号,姓名,手机,商品名称,数量", *rows]))
    assert (reading.kind, reading.rows["lines"].to_list()) == ("orders", [2, 1])
    assert [item["quantity"] for item in reading.rows["items"][0]] == ["1", "2"]
