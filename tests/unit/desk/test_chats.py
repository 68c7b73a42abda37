"""Exported chats in the history: with the right customer, in the right direction and time, each message once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dingterm import paths
from dingterm.desk import merging, parting
from dingterm.desk.import_report import FileReport
from dingterm.desk.imports import import_files
from dingterm.desk.opted_out import opted_out
from dingterm.desk.session import Session, open_session
from dingterm.recovery.usual_zone import usual_zone
from dingterm.store import customers, messages
from tests.unit.store import rows

CUSTOMERS = "Name,Phone,Email\nLucía Ferro,+34612345678,l@example.com\nAna Ruiz,+34612345670,a@example.com\n"
FILLED: list[bytes] = []
ANDROID = "whatsapp_android_en_24h.txt"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Session]:
    """A desk in Spain with two customers; the agent is called Mia."""
    (paths.config_dir() / "settings.toml").write_text('agent = "Mia"\nregion = "ES"\n[shop]\nname = "Shop Agent"\n')
    paths.database_path().write_bytes(two_customers(tmp_path))
    session = open_session()
    yield session
    session.close()


def two_customers(tmp_path: Path) -> bytes:
    """The database after an import of them; what is imported once serves every test."""
    if not FILLED:
        (tmp_path / "customers.csv").write_text(CUSTOMERS)
        with closing(open_session()) as session:
            import_files(session, [tmp_path / "customers.csv"])
        FILLED.append(paths.database_path().read_bytes())
    return FILLED[0]


def brought_in(desk: Session, path: Path, *, dry_run: bool = False) -> FileReport:
    (report,) = import_files(desk, [path], dry_run=dry_run).files
    assert report.rows_read == report.rows_kept + report.duplicates + report.rejected
    assert report.rejected == len(report.rejects)
    return report


def written(tmp_path: Path, *lines: str, name: str = "chat.txt") -> Path:
    path = tmp_path / name
    path.write_text("\n".join(f"13/01/2024, 10:{minute:02} - {line}" for minute, line in enumerate(lines)))
    return path


def stored(desk: Session, columns: str = "direction, text") -> list[tuple[object, ...]]:
    with desk.store.reading() as db:
        found = db.execute(f"SELECT {columns} FROM message m JOIN customer c ON c.id = m.customer_id ORDER BY at, m.id")
        return [tuple(row) for row in found]


def test_a_number_is_the_customer_and_the_other_the_shop(desk: Session, formats: Path) -> None:
    report = brought_in(desk, formats / ANDROID)
    assert (report.rows_read, report.rows_kept, report.source, report.documents) == (5, 5, "whatsapp", {"messages": 5})
    found = stored(desk, "name, direction, at")
    assert {name for name, _, _ in found} == {"Lucía Ferro"}
    assert [direction for _, direction, _ in found] == ["out", "in", "in", "in", "in"]
    assert found[0][2] == int(datetime(2024, 12, 1, 9, 5, tzinfo=UTC).timestamp())


def test_a_saved_name_is_the_one_customer_of_that_name(desk: Session, formats: Path) -> None:
    report = brought_in(desk, formats / "whatsapp_ios_chat.txt")
    assert report.rows_kept == 4
    assert [row[0] for row in stored(desk, "direction")] == ["out", "in", "in", "out"]


def test_the_same_chat_again_adds_nothing_and_a_longer_one_the_rest(desk: Session, tmp_path: Path) -> None:
    path = written(tmp_path, "Ana Ruiz: hi", "Shop Agent: hello", "Ana Ruiz: hi")
    assert brought_in(desk, path).rows_kept == 3
    again = brought_in(desk, path)
    assert (again.rows_kept, again.duplicates) == (0, 3)
    written(tmp_path, "Ana Ruiz: hi", "Shop Agent: hello", "Ana Ruiz: hi", "Ana Ruiz: still there?")
    longer = brought_in(desk, path)
    assert (longer.rows_kept, longer.duplicates) == (1, 3)


def test_the_same_words_in_one_minute_are_two_messages(desk: Session, tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text("13/01/2024, 10:00 - Ana Ruiz: ok\n13/01/2024, 10:00 - Ana Ruiz: ok\n")
    assert brought_in(desk, path).rows_kept == 2


def test_two_customers_may_say_the_same(desk: Session, tmp_path: Path) -> None:
    for name in ("Ana Ruiz", "Lucía Ferro"):
        assert brought_in(desk, written(tmp_path, f"{name}: hola", name=f"{name}.txt")).rows_kept == 1


def test_a_contact_logged_at_the_desk_is_not_counted_twice(desk: Session, tmp_path: Path) -> None:
    at = int(datetime(2024, 1, 13, 8, 50, tzinfo=UTC).timestamp())
    known = messages.BLANK | {"customer_id": 2, "at": at, "direction": "out", "agent": "mia", "text": "Hello  Ana"}
    with desk.store.writing() as db:
        messages.add(db, [tuple(known.values())])
    report = brought_in(desk, written(tmp_path, "Shop Agent: Hello Ana", "Ana Ruiz: Hello Ana"))
    assert (report.rows_kept, report.duplicates) == (1, 1)


CHAT = ("+34 612 34 56 70: hi", "Shop Agent: hello", "+34 612 34 56 70: ok")
HELD = [("Ana Ruiz", "in", "hi"), ("Ana Ruiz", "out", "hello"), ("Ana Ruiz", "in", "ok")]


def again(desk: Session, path: Path) -> list[tuple[object, ...]]:
    """The same export once more adds nothing; whose its messages are now."""
    report = brought_in(desk, path)
    assert (report.rows_kept, report.duplicates) == (0, len(CHAT))
    return stored(desk, "name, direction, text")


def test_a_chat_brought_in_again_goes_where_its_customer_went(desk: Session, tmp_path: Path) -> None:
    path = written(tmp_path, *CHAT)
    assert brought_in(desk, path).rows_kept == len(CHAT)
    done = merging.merge(desk, 1, 2)
    owners = "m.customer_id, m.home_id"
    assert [row[1:] for row in again(desk, path)] == [row[1:] for row in HELD]
    assert stored(desk, owners) == [(1, 2)] * len(CHAT)
    longer = written(tmp_path, *CHAT, "+34 612 34 56 70: still there?")
    assert brought_in(desk, longer).rows_kept == 1
    assert stored(desk, owners) == [(1, 2)] * (len(CHAT) + 1)
    merging.split(desk, 2)
    assert brought_in(desk, longer).rows_kept == 0
    assert stored(desk, "name, direction, text") == [*HELD, ("Ana Ruiz", "in", "still there?")]
    assert stored(desk, owners) == [(2, None)] * (len(CHAT) + 1)
    assert done.customers == (1, 2)


def test_a_chat_of_merged_customers_goes_with_the_one_of_its_number(desk: Session, tmp_path: Path) -> None:
    merged = merging.merge(desk, 1, 2)
    path = written(tmp_path, *CHAT)
    assert brought_in(desk, path).rows_kept == len(CHAT)
    again(desk, path)
    merging.undo(desk, merged.entries)
    assert again(desk, path) == HELD


def test_a_number_that_an_older_customer_has_too_by_now_doubles_no_chat(desk: Session, tmp_path: Path) -> None:
    """The older home is the first of the two that the number leads to."""
    path = written(tmp_path, *CHAT)
    brought_in(desk, path)
    with desk.store.writing() as db:
        customers.identify(db, [rows.phone(1, "+34612345670", first_seen=9, last_seen=9)])
    assert "is no customer yet" not in brought_in(desk, path).rejects[0]["sentence"]
    merging.merge(desk, 1, 2)
    again(desk, path)
    assert stored(desk, "m.home_id") == [(2,)] * len(CHAT)


def test_a_chat_stays_where_it_is_when_the_record_with_the_number_leaves(desk: Session, tmp_path: Path) -> None:
    (tmp_path / "more.csv").write_text("Name,Email,City\nAna Ruiz,a@example.com,Jaén\n")
    import_files(desk, [tmp_path / "more.csv"])
    path = written(tmp_path, *CHAT)
    brought_in(desk, path)
    done = parting.drop_record(desk, 2)
    assert "3 messages that name no cart" in done.conflicts[0]
    again(desk, path)
    assert stored(desk, "m.customer_id") == [(2,)] * len(CHAT)


ASKS = {
    "nobody of that name": (["Jens: hi", "Shop Agent: hello"], "is no customer yet"),
    "a number nobody has": (["+34 699 11 22 33: hi"], "is no customer yet"),
    "two customers": (["Ana Ruiz: hi", "Lucía Ferro: hello"], "are both customers"),
    "a group": (["Ana Ruiz: hi", "Shop Agent: hello", "Bob: hey"], "is a group with 3 people"),
    "only the shop": (["Shop Agent: hello"], "is no customer yet"),
}


@pytest.mark.parametrize("name", ASKS)
def test_what_only_the_agent_can_tell(desk: Session, tmp_path: Path, name: str) -> None:
    lines, said = ASKS[name]
    report = brought_in(desk, written(tmp_path, *lines))
    assert [reject["code"] for reject in report.rejects] == ["ask"] * len(lines)
    assert said in report.rejects[0]["sentence"]
    assert stored(desk) == []
    with desk.store.reading() as db:
        assert db.execute("SELECT count(*) FROM reject WHERE code = 'ask'").fetchone()[0] == len(lines)


def test_two_customers_of_one_name(desk: Session, tmp_path: Path) -> None:
    (tmp_path / "more.csv").write_text("Name,Phone\nAna Ruiz,+34612345699\n")
    import_files(desk, [tmp_path / "more.csv"])
    report = brought_in(desk, written(tmp_path, "Ana Ruiz: hi"))
    assert "several customers are called Ana Ruiz" in report.rejects[0]["sentence"]


def test_the_files_name_says_whose_chat_it_is(desk: Session, tmp_path: Path) -> None:
    path = written(tmp_path, "Bob: hello", "Bob: still open?", name="WhatsApp Chat with +34 612345670.txt")
    assert brought_in(desk, path).rows_kept == 2
    assert stored(desk, "name, direction") == [("Ana Ruiz", "out")] * 2


def test_a_dry_run_counts_and_stores_nothing(desk: Session, formats: Path) -> None:
    report = brought_in(desk, formats / ANDROID, dry_run=True)
    assert (report.rows_kept, stored(desk)) == (5, [])
    brought_in(desk, formats / ANDROID)
    assert brought_in(desk, formats / ANDROID, dry_run=True).duplicates == 5


@pytest.mark.parametrize(
    ("zones", "region", "usual"),
    [
        (["Atlantic/Canary", "Europe/Madrid"], "", "Europe/Madrid"),
        (["America/Noronha", "America/Sao_Paulo"], "", "America/Sao_Paulo"),
        (["Asia/Shanghai"], "ES", "Asia/Shanghai"),
        ([], "GB", "Europe/London"),
        ([], "", "UTC"),
    ],
)
def test_of_several_zones_the_usual_one(zones: list[str], region: str, usual: str) -> None:
    assert usual_zone(zones, region) == usual


def test_times_are_those_of_the_customers_zone(desk: Session, tmp_path: Path) -> None:
    (tmp_path / "far.csv").write_text("Name,Phone\nWei Chen,+8613812345678\n")
    import_files(desk, [tmp_path / "far.csv"])
    brought_in(desk, written(tmp_path, "Wei Chen: 多少钱？"))
    assert stored(desk, "at") == [(int(datetime(2024, 1, 13, 2, 0, tzinfo=UTC).timestamp()),)]


def test_an_opt_out_in_a_chat_holds_and_the_shops_own_words_are_none(desk: Session, tmp_path: Path) -> None:
    path = written(tmp_path, "Shop Agent: STOP", "Ana Ruiz: hello")
    brought_in(desk, path)
    assert opted_out(desk) == []
    written(tmp_path, "Shop Agent: STOP", "Ana Ruiz: hello", "Ana Ruiz: STOP")
    brought_in(desk, path)
    assert {(one.name, one.words) for one in opted_out(desk)} == {("Ana Ruiz", "STOP")}
