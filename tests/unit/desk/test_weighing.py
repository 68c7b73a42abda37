"""Records that came since all were weighed are weighed against those; it ends as if all had been weighed anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dingterm.desk import merging, pairs, parting, review, weighed, weighing
from dingterm.desk.imports import import_files
from dingterm.desk.resolving import resolve
from dingterm.desk.session import Session
from dingterm.settings import Settings
from dingterm.store import Store, homes, weighings
from tests.benchmarks.identity_orders import Companies, alike, companies_of, made

ROWS, SEED = 2400, 11
KEPT = 6
"""Files of eight that all records are weighed after."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return made(tmp_path_factory.mktemp("files"), ROWS, SEED)


@pytest.fixture(scope="module")
def before(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with most of the files, all of them weighed, and kept."""
    database = tmp_path_factory.mktemp("desk") / "desk.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(weighed, "WORTH_KEEPING", ROWS)
        session = _desk(database)
        for file in files[:KEPT]:
            import_files(session, [file])
        patch.setattr(weighed, "WORTH_KEEPING", 2)
        resolve(session)
        session.close()
    return database


@pytest.fixture
def session(before: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """That desk, which goes on from what was kept, however much comes."""
    monkeypatch.setattr(weighed, "GROWN", 10.0)
    shutil.copy(before, tmp_path / "desk.db")
    session = _desk(tmp_path / "desk.db")
    yield session
    session.close()


@pytest.fixture
def wholes(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether all records were weighed, for each weighing that found something."""
    seen: list[bool] = []
    weigh: Callable[[Session], weighing.Weighed | None] = weighing.weigh

    def watched(session: Session) -> weighing.Weighed | None:
        found = weigh(session)
        if found is not None:
            seen.append(found.whole is not None)
        return found

    monkeypatch.setattr("dingterm.desk.resolving.weigh", watched)
    return seen


def _desk(database: Path) -> Session:
    return Session(Store(database), Settings(region="US"))


def anew(session: Session) -> Companies:
    """The same records, all weighed anew."""
    with session.store.writing() as db:
        db.execute("DELETE FROM weighing")
    resolve(session)
    return companies_of(session)


def test_what_came_since_ends_as_if_all_were_weighed_anew(
    session: Session, files: list[Path], wholes: list[bool]
) -> None:
    was = companies_of(session)
    for file in files[KEPT:]:
        import_files(session, [file])
    assert wholes == [False, False]
    since = companies_of(session)
    asked = set(pairs.doubtful(session))
    scratch = anew(session)
    assert wholes == [False, False, True]
    assert alike(scratch, since) >= 0.998
    assert alike(scratch, since) > alike(scratch, was) + 0.1
    assert len(asked ^ set(pairs.doubtful(session))) <= 0.1 * len(asked)


def test_files_that_came_since_in_another_order_end_alike(
    session: Session, before: Path, files: list[Path], tmp_path: Path
) -> None:
    import_files(session, [files[6]])
    import_files(session, [files[7]])
    shutil.copy(before, tmp_path / "other.db")
    other = _desk(tmp_path / "other.db")
    import_files(other, [files[7]])
    import_files(other, [files[6]])
    assert alike(companies_of(session), companies_of(other)) == 1
    other.close()


def test_nothing_new_changes_nothing(session: Session, wholes: list[bool]) -> None:
    was, asked = companies_of(session), pairs.doubtful(session)
    found = resolve(session)
    assert (wholes, found.merged, found.asked) == ([], 0, len(asked))
    assert companies_of(session) == was


def test_what_agents_say_since_holds_and_can_be_taken_back(
    session: Session, files: list[Path], wholes: list[bool]
) -> None:
    asked = pairs.doubtful(session)[:6]
    for place, pair in enumerate(asked):
        review.decide(session, *pair, "different" if place % 2 else "same")
    resolve(session)
    import_files(session, files[6:7])
    assert _one(session, asked) == [place % 2 == 0 for place in range(6)]
    assert not set(asked) & set(pairs.doubtful(session))
    for _ in asked:
        review.undo_decision(session)
    import_files(session, files[7:])
    assert not any(_one(session, asked[::2]))
    with session.store.reading() as db:
        base = weighed.base_of(db)
    assert base is not None
    assert base.touched >= {home for pair in asked for home in pair}
    assert wholes == [False] * 3


def _one(session: Session, asked: list[tuple[int, int]]) -> list[bool]:
    with session.store.reading() as db:
        return [homes.owner(db, a) == homes.owner(db, b) for a, b in asked]


def test_a_record_that_brings_two_together_makes_them_one(session: Session, wholes: list[bool], tmp_path: Path) -> None:
    known = "First Name,Last Name,Email,Phone,Country\nMaud,Quillfeather,maud@one.example,,GB\n"
    (tmp_path / "one.csv").write_text(known + "M.,Quillfeather,,+447400123456,GB\n")
    import_files(session, [tmp_path / "one.csv"])
    (tmp_path / "two.csv").write_text(
        "First Name,Last Name,Email,Phone,Country\nMaud,Quillfeather,maud@one.example,+447400123456,GB\n"
    )
    import_files(session, [tmp_path / "two.csv"])
    made_one = [rows for rows in companies_of(session).values() if ("one.csv", 2) in rows]
    assert made_one == [{("one.csv", 2), ("one.csv", 3), ("two.csv", 2)}] * len(made_one)
    assert wholes == [False, False]


def test_a_record_taken_out_of_its_customer_has_all_weighed_anew(session: Session, wholes: list[bool]) -> None:
    with session.store.reading() as db:
        record = db.execute(
            "SELECT max(id) FROM source_record WHERE told IS NOT NULL GROUP BY coalesce(home_id, customer_id)"
            " HAVING count(*) > 1 LIMIT 1"
        ).fetchone()[0]
    parting.drop_record(session, record)
    resolve(session)
    assert wholes == [True]


def test_a_run_undone_by_an_agent_is_not_repeated(session: Session, files: list[Path], wholes: list[bool]) -> None:
    report = import_files(session, files[6:7])
    assert report.merged
    was = companies_of(session)
    merging.undo_run(session, report.merge_run)
    undone = companies_of(session)
    import_files(session, files[7:])
    now = companies_of(session)
    assert alike(undone, now) > alike(was, now)
    assert wholes == [False, False]


def test_what_was_not_kept_to_its_end_counts_for_nothing(session: Session) -> None:
    with session.store.writing() as db:
        begun = weighings.begin(db)
        weighings.add(db, begun, ("rows", memoryview(b"half")))
    with session.store.reading() as db:
        base = weighed.base_of(db)
    assert base is not None
    assert base.weighing < begun


def test_a_new_weighing_takes_the_place_of_the_last(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighed, "WORTH_KEEPING", 2)
    monkeypatch.setattr(weighed, "LAYOUT", "another")
    resolve(session)
    with session.store.reading() as db:
        assert weighed.base_of(db) is not None
        assert db.execute("SELECT count(DISTINCT weighing_id) FROM weighing_piece").fetchone()[0] == 1
        assert db.execute("SELECT count(*) FROM weighing").fetchone()[0] == 1


def test_pieces_of_a_weighing_that_was_dropped_are_none_of_the_next(session: Session) -> None:
    with session.store.writing() as db:
        db.execute("DELETE FROM weighing")
        assert weighings.begin(db) > db.execute("SELECT max(weighing_id) FROM weighing_piece").fetchone()[0]
