"""Every sample goes in with nothing said but a region where it lacks one; no fax, pager or id becomes a phone."""

from __future__ import annotations

import gzip
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import pytest

from dingterm import paths
from tests.journeys.conftest import Run

LUCIA, FIXED, WEI, LI = "+34612345678", "+34963111222", "+8613812345678", "+8613912345678"
ANA, PAT, SAM = "+5531988888888", "+353871234567", "+447911123456"

SAMPLES: dict[str, tuple[str, str, str, list[tuple[str, list[str]]]]] = {
    "cartbounty_table_dump.csv": (
        "",
        "cartbounty-carts",
        "2 2 0",
        [("Lucía Ferro", ["?612345678"]), ("", ["?07911123456"])],
    ),
    "chatwoot_import_sample_shape.csv": ("", "chatwoot-contacts", "2 1 1", [("Clara Uz", ["+498963648018"])]),
    "gbk_orders.csv": ("CN", "generic", "2 2 0", [("陈伟", [WEI]), ("李娜", [WEI])]),
    "google_contacts_2024.csv": ("ES", "google-contacts", "2 1 1", [("Lucía Ferro", [LUCIA, FIXED])]),
    "google_contacts_legacy.csv": ("", "google-contacts", "1 1 0", [("Lucía Ferro", [LUCIA])]),
    "magento1_customers_with_address.csv": ("", "magento-customers", "2 2 0", [("Lucía Ferro", [LUCIA, FIXED])]),
    "magento2_customers_main_file.csv": ("", "magento-customers", "1 1 0", [("Lucía Ferro", [])]),
    "outlook_contacts_cp1252.csv": ("", "outlook-contacts", "1 1 0", [("Lucía Ferro", [LUCIA, FIXED[:-1] + "2"])]),
    "prestashop_customers_semicolon.csv": ("", "prestashop-customers", "1 1 0", [("Lucía Ferro", [])]),
    "semicolon_sephint_crlf.csv": ("SE", "generic", "2 2 0", [("Britt Berg", ["+46701112233"]), ("Curt Öst", [])]),
    "shopify_abandonedCheckouts_graphql.json": ("", "shopify-checkouts-graphql", "1 1 0", [("Lucía Ferro", [LUCIA])]),
    "shopify_checkouts_rest.json": ("", "shopify-checkouts-rest", "1 1 0", [("Lucía Ferro", [LUCIA])]),
    "shopify_customers.csv": (
        "",
        "shopify-customers-csv",
        "3 3 0",
        [("Lucía Ferro", [LUCIA]), ("Wei 陈伟", [WEI]), ("Ana Souza", [ANA, "+553188888888"])],
    ),
    "shopify_customers_2026_with_extra.csv": ("", "shopify-customers-csv", "1 1 0", [("Ana Souza", [ANA])]),
    "shopify_customers_legacy.csv": ("", "shopify-customers-csv", "1 1 0", [("Pat O’Neil", [PAT])]),
    "shopify_orders.csv": ("", "shopify-orders-csv", "3 3 0", [("Lucía Ferro", [LUCIA]), ("Pat O’Neil", [PAT])]),
    "vcard_mixed.vcf": (
        "GB",
        "vcard",
        "3 3 0",
        [("Lucía Ferro", [LUCIA, "?963111222"]), ("Sam Okoro", [SAM]), ("Wei Chen", [WEI])],
    ),
    "woocommerce_analytics_customers.csv": (
        "",
        "woocommerce-customers",
        "2 2 0",
        [("Lucía Ferro", []), ("Guest Buyer", [])],
    ),
    "woocommerce_webtoffee_orders.csv": (
        "",
        "woocommerce-orders",
        "2 2 0",
        [("Lucía Ferro", [LUCIA]), ("Sam Okoro", [SAM, "+442079460018"])],
    ),
}
"""Region said, source found, rows read, kept, rejected, then each customer's name and phones; `?` is no whole one."""

CHATS = {
    "whatsapp_android_en_24h.txt": 5,
    "whatsapp_android_es_pm.txt": 3,
    "whatsapp_android_us_12h_nnbsp.txt": 1,
    "whatsapp_ios_chat.txt": 4,
    "whatsapp_ios_de.txt": 1,
    "whatsapp_ios_fi.txt": 1,
    "whatsapp_zh.txt": 2,
}
"""Messages of each chat, WhatsApp's own lines and messages taken back left out."""


def stored(query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(paths.database_path()) as db:
        return db.execute(query).fetchall()


def phones_by_customer() -> list[tuple[str, list[str]]]:
    phones = "LEFT JOIN identifier i ON i.customer_id = c.id AND i.kind = 'phone'"
    found: dict[tuple[int, str], list[str]] = {}
    for customer, name, value in stored(
        f"SELECT c.id, c.name, i.value FROM customer c {phones} ORDER BY c.id, i.position, i.id"
    ):
        found.setdefault((customer, name), []).extend([value] if value else [])
    return [(name, phones) for (_, name), phones in found.items()]


def same(found: str, wanted: str) -> bool:
    digits = "".join(sign for sign in found if sign.isdigit())
    return digits.endswith(wanted[1:].lstrip("0")) if wanted.startswith("?") else found == wanted


@pytest.mark.parametrize("name", SAMPLES)
def test_sample(run: Run, formats: Path, name: str) -> None:
    region, source, counts, people = SAMPLES[name]
    done = run("import", formats / name, *(["--region", region] if region else []), "--json")
    (file,) = done.json["files"]
    assert (done.code, file["source"]) == (0, source)
    assert f"{file['rows_read']} {file['rows_kept']} {file['rejected']}" == counts
    found = phones_by_customer()
    assert [customer for customer, _ in found] == [customer for customer, _ in people]
    for (_, phones), (_, wanted) in zip(found, people, strict=True):
        assert len(phones) == len(wanted), phones
        assert all(map(same, phones, wanted)), phones


def test_messy_phones_each_end_somewhere(run: Run, formats: Path) -> None:
    (file,) = run("import", formats / "messy_phones.csv", "--region", "CN", "--json").json["files"]
    assert file["rows_read"] == 33 == file["rows_kept"] + file["duplicates"] + file["rejected"]
    phones = {phone for _, found in phones_by_customer() for phone in found}
    assert {WEI, LI, SAM, LUCIA, ANA} <= phones


@pytest.mark.parametrize("name", CHATS)
def test_a_chat_of_nobody_known_is_a_question(run: Run, formats: Path, name: str) -> None:
    done = run("import", formats / name, "--json")
    (file,) = done.json["files"]
    assert (done.code, file["rows_read"], file["rejected"]) == (0, CHATS[name], CHATS[name])
    assert {reject["code"] for reject in file["rejects"]} == {"ask"}


def test_a_chat_of_a_customer_is_history(run: Run, formats: Path) -> None:
    done = run("import", formats / "shopify_customers.csv", formats / "whatsapp_android_en_24h.txt", "--json")
    assert [file["rows_kept"] for file in done.json["files"]] == [3, 5]
    said = stored("SELECT direction, text FROM message ORDER BY at, id")
    assert said[0] == ("out", "Hola Lucía, your cart is saved 👉 https://shop.example/r/abc")
    assert said[-1] == ("in", "STOP")
    assert run("import", formats / "whatsapp_android_en_24h.txt", "--json").json["duplicates"] == 5


def test_every_sample_is_in_a_table(formats: Path) -> None:
    assert {path.name for path in formats.iterdir()} == {*SAMPLES, *CHATS, "messy_phones.csv"}


def test_a_folder_of_all_samples_and_a_bad_file(run: Run, formats: Path, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    for path in formats.iterdir():
        (folder / f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes()))
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.write(Path(__file__).parents[1] / "data/intake/customers.xlsx", "customers.xlsx")
    (folder / "cut.csv.gz").write_bytes(gzip.compress(b"Name,Phone\n" * 500)[:20])
    done = run("import", folder, "--region", "ES", "--json")
    bad = [file["error"] for file in done.json["files"] if file["error"]]
    assert (done.code, len(done.json["files"]), len(bad)) == (1, len(SAMPLES) + len(CHATS) + 3, 1)
    assert "cut.csv.gz is cut short" in bad[0]
    assert "Traceback" not in done.err
    counts = done.json
    assert counts["rows_read"] == counts["rows_kept"] + counts["duplicates"] + counts["rejected"]


@pytest.mark.parametrize("name", ["intake/customers.xlsx", "intake/customers.ods", "formats/vcard_mixed.vcf"])
def test_other_forms_are_cleaned_too(run: Run, tmp_path: Path, name: str) -> None:
    done = run(
        "clean", Path(__file__).parents[1] / "data" / name, "-o", tmp_path / "out.csv", "--region", "ES", "--json"
    )
    assert done.code == 0
    counts = done.json
    assert counts["rows_read"] == 3 == counts["rows_kept"] + counts["duplicates"] + counts["rejected"]
    assert LUCIA in (tmp_path / "out.csv").read_text() or "+34612345679" in (tmp_path / "out.csv").read_text()
