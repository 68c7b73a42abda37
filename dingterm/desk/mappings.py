"""What was said of the columns of a file holds for the next one with the same columns, in any order."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dingterm import clock
from dingterm.desk.session import Session, database_file
from dingterm.errors import SettingsError, StoreError
from dingterm.settings import Settings, load_settings
from dingterm.store import Store, mappings

if TYPE_CHECKING:
    from dingterm.intake.columns import Column

_MADE_UP = re.compile(r"column \d+")
"""How columns without a name are called: the next file's may be quite others."""


def recall(session: Session, headers: Sequence[str]) -> dict[str, str]:
    """What was said of these columns: column to field.

    Raises:
        StoreError: The database cannot be read.
    """
    return Memory(session.store).recall(headers)


def remember(session: Session, headers: Sequence[str], mapping: Mapping[str, str]) -> None:
    """Keep what a user said or confirmed, in the place of what was said of these columns before.

    Columns of a file without a header are not remembered: the next file's may be quite others.

    Args:
        session: The desk.
        headers: All columns of the file.
        mapping: Column to field; `ignore` for a column that fills none.

    Raises:
        StoreError: The database cannot be written.
    """
    Memory(session.store, session.agent).remember(headers, mapping)


def forget(session: Session, headers: Sequence[str]) -> None:
    """Go by what is found out again.

    Raises:
        StoreError: The database cannot be written.
    """
    Memory(session.store).forget(headers)


class Memory:
    """The mappings of one database; without one, nothing is known and nothing kept.

    Args:
        store: The database.
        agent: Who says something.
        afresh: Forget what was said of the columns that come along.
        keeps: Whether anything may be changed; otherwise `afresh` only leaves it out.
    """

    def __init__(
        self, store: Store | None = None, agent: str = "", *, afresh: bool = False, keeps: bool = True
    ) -> None:
        self._store, self._agent, self._afresh, self._keeps = store, agent, afresh, keeps

    def recall(self, headers: Sequence[str]) -> dict[str, str]:
        """What was said of these columns: column to field."""
        if self._afresh:
            self.forget(headers)
        if self._afresh or self._store is None or _nameless(headers):
            return {}
        with self._store.reading() as db:
            told = mappings.fields(db, _key(headers))
        return dict(json.loads(told)) if told else {}

    def remember(self, headers: Sequence[str], mapping: Mapping[str, str]) -> None:
        """Keep what was said of these columns."""
        if self._store and self._keeps and not _nameless(headers):
            row = (_key(headers), _text(sorted(headers)), _text(dict(mapping)), self._agent, clock.now_ts())
            with self._store.writing() as db:
                mappings.keep(db, row)

    def learn(self, headers: Sequence[str], columns: Mapping[str, Column]) -> None:
        """Keep what was said of some columns now, with what had been said of others before."""
        told = {header: column.field for header, column in columns.items() if column.how in ("remembered", "said")}
        if any(column.how == "said" for column in columns.values()):
            self.remember(headers, told)

    def forget(self, headers: Sequence[str]) -> None:
        """Go by what is found out again."""
        if self._store and self._keeps:
            with self._store.writing() as db:
                mappings.drop(db, _key(headers))


@contextmanager
def agents_memory(database: Path | None = None, *, needed: bool = False, afresh: bool = False) -> Iterator[Memory]:
    """The memory of the agent's own database, for work that needs no database otherwise.

    Args:
        database: Another file.
        needed: Something is to be kept: the database is made where there is none, and must be usable.
        afresh: As for `Memory`.

    Raises:
        SettingsError: The settings cannot be read, or `needed`, and there is no place for a database.
        StoreError: `needed`, and the database cannot be used; every other verb tells of that as well.
    """
    settings = load_settings()
    store = _opened(settings, database, needed=needed)
    try:
        yield Memory(store, settings.agent_name, afresh=afresh)
    finally:
        if store:
            store.close()


def _opened(settings: Settings, database: Path | None, *, needed: bool) -> Store | None:
    try:
        path = database_file(settings, database)
        return Store(path) if needed or path.is_file() else None
    except (SettingsError, StoreError):
        if needed:
            raise
        return None


def _nameless(headers: Sequence[str]) -> bool:
    return all(_MADE_UP.fullmatch(header) for header in headers)


def _key(headers: Sequence[str]) -> str:
    names = sorted(header.strip().casefold() for header in headers)
    return hashlib.sha256("\0".join(names).encode()).hexdigest()[:32]


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
