"""Bringing a shop's exports in: counts that add up, carts in the queue, nothing twice."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from dingterm import paths
from tests.journeys.conftest import Run

SHOPIFY = {
    "shopify_checkouts_rest.json": (1, {"carts": 1, "items": 1}),
    "shopify_abandonedCheckouts_graphql.json": (1, {"carts": 1, "items": 1}),
    "shopify_orders.csv": (3, {"orders": 2, "items": 3}),
    "shopify_customers.csv": (3, {}),
    "shopify_customers_legacy.csv": (1, {}),
    "shopify_customers_2026_with_extra.csv": (1, {}),
}


def stored(question: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(paths.database_path()) as db:
        return db.execute(question).fetchall()


def adds_up(counts: dict[str, int]) -> bool:
    return counts["rows_read"] == counts["rows_kept"] + counts["duplicates"] + counts["rejected"]


@pytest.mark.parametrize("name", SHOPIFY)
def test_a_shopify_export_comes_in_whole(run: Run, formats: Path, name: str) -> None:
    rows, documents = SHOPIFY[name]
    done = run("import", formats / name, "--json")
    assert done.code == 0
    assert done.json["rows_read"] == done.json["rows_kept"] == rows
    assert done.json["documents"] == documents
    assert done.json["by_verdict"]["valid"] >= 1


def test_every_table_adds_up_and_names_each_reject(run: Run, formats: Path) -> None:
    done = run("import", *sorted(formats.glob("*.csv")), "--region", "ES", "--json")
    assert done.code == 0
    for one in done.json["files"]:
        assert adds_up(one), one["file"]
        assert all(reject["line"] and reject["code"] and reject["sentence"] for reject in one["rejects"])
    assert adds_up(done.json)
    kept = stored("SELECT count(*) FROM reject")[0][0]
    assert kept == sum(len(one["rejects"]) for one in done.json["files"])


def test_the_queue_lists_the_cart_with_its_reason(run: Run, formats: Path) -> None:
    run("import", formats / "shopify_checkouts_rest.json")
    (entry,) = run("queue", "--json").json["entries"]
    shown = {name: entry[name] for name in ("customer", "currency", "amount", "item_count", "step", "lane", "state")}
    assert shown == {
        "customer": "Lucía Ferro",
        "currency": "EUR",
        "amount": "88.90",
        "item_count": 1,
        "step": 1,
        "lane": "unpaid",
        "state": "due",
    }
    assert "left today" in entry["reason"] or "reached" in entry["reason"]


def test_a_two_line_order_is_one_order_with_two_items(run: Run, formats: Path) -> None:
    run("import", formats / "shopify_orders.csv")
    lines = "SELECT o.name, i.title, i.quantity FROM order_ o JOIN order_item i ON i.order_id = o.id ORDER BY 1, 2"
    items = stored(lines)
    assert items == [
        ("#2041", "Canvas Tote", 2),
        ("#2041", "Linen Shirt - Sand / M", 1),
        ("#2042", 'Mug "Mañana"', 1),
    ]


def test_one_person_over_four_files_is_one_customer(run: Run, formats: Path) -> None:
    files = ["shopify_checkouts_rest.json", "shopify_abandonedCheckouts_graphql.json", "shopify_orders.csv"]
    run("import", *(formats / name for name in files), formats / "shopify_customers.csv")
    assert stored("SELECT count(*) FROM customer WHERE name = 'Lucía Ferro'") == [(1,)]
    assert stored("SELECT count(*) FROM cart WHERE external_id = '450000000001'") == [(1,)]


def test_the_same_file_again_adds_nothing(run: Run, formats: Path) -> None:
    tables = ("customer", "identifier", "cart", "cart_item", "order_", "order_item", "source_record", "queue_entry")
    files = [formats / "shopify_orders.csv", formats / "shopify_customers.csv"]
    run("import", *files)
    before = [stored(f"SELECT * FROM {table}") for table in tables]
    again = run("import", *files, "--json").json
    assert (again["rows_kept"], again["duplicates"]) == (0, 6)
    assert [stored(f"SELECT * FROM {table}") for table in tables] == before


def test_a_newer_export_updates_and_an_older_one_does_not(run: Run, formats: Path, tmp_path: Path) -> None:
    old = json.loads((formats / "shopify_checkouts_rest.json").read_text())
    new = json.loads(json.dumps(old))
    new["checkouts"][0] |= {"updated_at": "2026-03-02T19:00:00+01:00", "total_price": "104.90"}
    new["checkouts"][0]["line_items"][0] |= {"title": "Linen Shirt, long", "quantity": 2}
    for name, content in (("new.json", new), ("old.json", old)):
        (tmp_path / name).write_text(json.dumps(content))
        run("import", tmp_path / name)
    assert stored("SELECT total_minor FROM cart") == [(10490,)]
    assert stored("SELECT title, quantity FROM cart_item") == [("Linen Shirt, long", 2)]


def test_an_order_paid_since_leaves_the_queue(run: Run, formats: Path, tmp_path: Path) -> None:
    run("import", formats / "shopify_orders.csv")
    assert [entry["lane"] for entry in run("queue", "--json").json["entries"]].count("unpaid") == 1
    paid = (formats / "shopify_orders.csv").read_text().replace("pending", "paid")
    (tmp_path / "later.csv").write_text(paid)
    run("import", tmp_path / "later.csv")
    assert [entry["lane"] for entry in run("queue", "--json").json["entries"]].count("unpaid") == 0


def test_a_dry_run_stores_nothing(run: Run, formats: Path) -> None:
    done = run("import", formats / "shopify_orders.csv", "--dry-run", "--json")
    assert (done.json["rows_kept"], done.json["dry_run"]) == (3, True)
    assert stored("SELECT count(*) FROM source_record") == [(0,)]


def test_rejects_are_kept_with_line_and_reason(run: Run, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("name,phone\nAna,+34612345678\nBen,12\nCid,\n")
    done = run("import", tmp_path / "list.csv", "--region", "ES", "--json")
    assert (done.json["rows_kept"], done.json["rejected"]) == (1, 2)
    assert [row[0] for row in stored("SELECT line FROM reject ORDER BY line")] == [3, 4]
    assert "list.csv" in done.json["files"][0]["file"]


def test_every_phone_and_address_of_a_row_knows_its_customer(run: Run, tmp_path: Path) -> None:
    text = "Name,Email,E-mail 2,Phone\nAna,oops; ANA@a.example ana@b.example,ana@a.example,612345678 / 612345679\n"
    (tmp_path / "a.csv").write_text(text)
    assert run("import", tmp_path / "a.csv", "--region", "ES", "--json").json["rows_kept"] == 1
    known = stored("SELECT kind, value FROM identifier ORDER BY kind, position")
    assert known == [
        ("email", "ana@a.example"), ("email", "ana@b.example"), ("phone", "+34612345678"), ("phone", "+34612345679"),
    ]  # fmt: skip
