"""The stored tables, as numbered steps that are never edited once released: a change is a new step at the end."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from dingterm.store import tables

if TYPE_CHECKING:
    from sqlite_utils import Database


def m001_people(db: Database) -> None:
    """Customers, their identifiers, and where each row came from."""
    _run(db, tables.PEOPLE)


def m002_trade(db: Database) -> None:
    """Orders and carts with their items."""
    _run(db, tables.TRADE)


def m003_contact(db: Database) -> None:
    """What was written, what must not be, who has whom, and the audit log."""
    _run(db, tables.CONTACT)


def m004_queue(db: Database) -> None:
    """The plan as last worked out: one entry for each customer worth writing to."""
    _run(db, tables.QUEUE)


def m005_lookups(db: Database) -> None:
    """Whether a customer has opted out, and an import's rejects, without reading the whole table."""
    _run(db, tables.LOOKUPS)


def m006_imports(db: Database) -> None:
    """How many merges are undone, asked before each transaction of an import."""
    _run(db, tables.IMPORTS)


def m008_drafts(db: Database) -> None:
    """What was asked of a model, what came, what the guard said, and what became of it."""
    _run(db, tables.DRAFTS)


def m009_standings(db: Database) -> None:
    """Where each entry stands in the queue, until when a customer is left alone, rules set aside, carts credited."""
    _run(db, tables.STANDINGS)


def m010_merges(db: Database) -> None:
    """Customers merged and split, always undoable: rows remember the customer they came with."""
    _run(db, tables.MERGES)


def m011_search(db: Database) -> None:
    """Customers found by the beginnings of their names, numbers and addresses."""
    _run(db, tables.SEARCH)


def m007_mappings(db: Database) -> None:
    """What was said of the columns of files."""
    _run(db, tables.MAPPINGS)


def m012_outcomes(db: Database) -> None:
    """What agents say came of a customer, and what each did, to be taken back."""
    _run(db, tables.OUTCOMES)


def m013_segments(db: Database) -> None:
    """Saved filters of the queue, and tags of customers."""
    _run(db, tables.SEGMENTS)


def m014_wide_standings(db: Database) -> None:
    """A filter that few entries meet is answered from the index, without reading the entries that do not."""
    _run(db, tables.WIDE_STANDINGS)


def m015_told(db: Database) -> None:
    """What each record itself tells of a person (of earlier ones, what their customer was known by); records let go."""
    _run(db, tables.TOLD)


def m016_weighings(db: Database) -> None:
    """What the last weighing of all records worked out, so that an import need not begin anew."""
    _run(db, tables.WEIGHINGS)


STEPS: tuple[Callable[[Database], None], ...] = (
    m001_people,
    m002_trade,
    m003_contact,
    m004_queue,
    m005_lookups,
    m006_imports,
    m008_drafts,
    m009_standings,
    m010_merges,
    m011_search,
    m007_mappings,
    m012_outcomes,
    m013_segments,
    m014_wide_standings,
    m015_told,
    m016_weighings,
)


def _run(db: Database, script: str) -> None:
    """Run statements one by one: `executescript` would commit the migration's own transaction."""
    statement = ""
    for piece in script.split(";"):
        statement += piece + ";"
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""
