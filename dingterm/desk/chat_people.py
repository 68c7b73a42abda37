"""Who is who in an exported chat: the customer, the shop, or a question for the agent. Loads polars."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

import polars as pl

from dingterm.desk.session import Session
from dingterm.identity.names import name_key
from dingterm.intake import Chat
from dingterm.numbers import parse_numbers
from dingterm.store import customers, homes, people

_NUMBER = re.compile(r"\+?[\d\s().\-]{6,}")
_USABLE = ("valid", "repaired", "fictional")
_MOST_AUTHORS = 2


@dataclass(frozen=True)
class Known:
    """The customer of a chat: its author name there, the home that the author is, and its zones."""

    author: str
    home: int
    zones: str


@dataclass(frozen=True)
class Ask:
    """Why nobody but the agent can tell whose chat it is, as a sentence."""

    sentence: str


def whose(session: Session, db: sqlite3.Connection, chat: Chat, region: str) -> Known | Ask:
    """The customer a chat is with.

    A chat is with whom its file or its notice names; else with the one author who is not the shop; else with the one
    author who is a customer.
    """
    if len(chat.authors) > _MOST_AUTHORS:
        return Ask(f"{chat.file} is a group with {len(chat.authors)} people. Bring in chats with one customer each.")
    named = _named(chat)
    others = [author for author in chat.authors if not _is_shop(session, author)]
    found = {author: _holders(db, author, region) for author in ([named] if named else others)}
    single = {author: ids for author, ids in found.items() if len(ids) == 1}
    if len(single) == 1:
        ((author, holder),) = single.items()
        ((owner, home),) = holder.items()
        return Known(author, home, customers.one(db, owner)["zones"])
    return Ask(_question(chat, found, single))


def _named(chat: Chat) -> str:
    """The contact as its messages have it: the file may spell a number with other spaces."""
    same = {_bare(author): author for author in chat.authors}
    return same.get(_bare(chat.contact), chat.contact)


def _bare(name: str) -> str:
    return "".join(name.casefold().split())


def _is_shop(session: Session, author: str) -> bool:
    settings = session.settings
    own = (session.agent, settings.shop.name, settings.shop.signature, settings.account)
    return _bare(author) in {_bare(name) for name in own if name}


def _holders(db: sqlite3.Connection, author: str, region: str) -> dict[int, int]:
    """The customers an author may be, by number when the name is one, else by name; the first home of each that is."""
    if not _NUMBER.fullmatch(author):
        return _by_name(db, author)
    parsed = parse_numbers(pl.Series([author]), region or None).row(0, named=True)
    if parsed["verdict"] not in _USABLE:
        return {}
    found = sorted(people.holders(db, "phone", [parsed["e164"]]), reverse=True)
    owners = homes.owners(db, found)
    return {owners[home]: home for home in found}


def _by_name(db: sqlite3.Connection, author: str) -> dict[int, int]:
    rows = [tuple(row) for row in customers.names(db)]
    known = pl.DataFrame(rows, schema={"id": pl.Int64, "name": pl.String, "owner": pl.Int64}, orient="row")
    wanted = pl.select(name_key(pl.lit(author))).item()
    named = known.filter(name_key(pl.col("name")) == wanted).reverse() if wanted else known.clear()
    return dict(named.select("owner", "id").iter_rows())


def _question(chat: Chat, found: dict[str, dict[int, int]], single: dict[str, dict[int, int]]) -> str:
    if single:
        both = " and ".join(single)
        return f"{chat.file}: {both} are both customers. Put your own name into the settings as `agent`."
    many = [author for author, ids in found.items() if len(ids) > 1]
    if many:
        return f"{chat.file}: several customers are called {many[0]}. Save the contact under its number, export again."
    who = " or ".join(found) or "anybody in it"
    return f"{chat.file}: {who} is no customer yet. Import the customer with this number or name first, then the chat."
