"""The server that drafts, as it is set up on a screen: its address, model and key, what it costs, how much a day."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace

from dingterm import secrets
from dingterm.desk.draft_log import spent_today
from dingterm.desk.session import Session
from dingterm.desk.settings_file import write_settings
from dingterm.desk.setup import TRY_SECONDS, chosen, presets, set_up
from dingterm.errors import DingtermError, SettingsError
from dingterm.replies import drafts
from dingterm.replies.drafting.server import Server
from dingterm.settings import load_settings

NO_SERVER = "No server drafts any more; templates are offered in its place."


@dataclass(frozen=True, slots=True)
class ServerForm:
    """What is set up now.

    Attributes:
        values: Text by the key of the settings, with `-` for blanks.
        key: Where the key is, in a sentence; never the key.
        today: What drafts took today, in a sentence.
    """

    values: Mapping[str, str]
    key: str
    today: str


@dataclass(frozen=True, slots=True)
class Known:
    """A server known by name: what to fill in, and what to know of it."""

    title: str
    values: Mapping[str, str]
    note: str


def server_form(session: Session) -> ServerForm:
    """What is set up now. Blocks for the keyring."""
    ai = session.settings.ai
    values = {
        "address": ai.base_url, "model": ai.model, "daily-limit": str(ai.daily_limit), "price-in": f"{ai.price_in:g}",
        "price-out": f"{ai.price_out:g}", "currency": ai.currency,
    }  # fmt: skip
    return ServerForm(values, _key_sentence(ai.base_url), spent_today(session).sentence)


def known_servers() -> list[Known]:
    """The servers known by name."""
    return [
        Known(one.title, {"address": one.base_url, "model": one.model}, one.note or _wants(one.key))
        for one in presets().values()
    ]


def try_typed(values: Mapping[str, str]) -> str:
    """Ask the server that is typed for one word; what it did, in a sentence. Blocks for up to half a minute.

    Raises:
        DingtermError: It does not serve, or something typed cannot be used.
    """
    _limits(values)
    server = chosen("", values["address"], values["model"])
    key = values["key"] or secrets.find_key(server.base_url).value
    tried = Server(server.base_url, server.model, key, TRY_SECONDS, TRY_SECONDS, retries=0)
    asyncio.run(drafts.try_server(tried))
    return f"{server.host} answered as {server.model}."


def keep_typed(session: Session, values: Mapping[str, str]) -> str:
    """Write what is typed into the settings and the key into the keyring; what was kept, in a sentence.

    Raises:
        DingtermError: Something typed cannot be used, or cannot be written.
    """
    limits = _limits(values)
    if not values["address"] and not values["model"]:
        write_settings("ai", {"base_url": "", "model": ""})
        said = NO_SERVER
    else:
        done = set_up(chosen("", values["address"], values["model"]), values["key"], test=False)
        write_settings("ai", limits)
        said = " ".join(done.sentences[1:])
    session.settings = replace(session.settings, ai=load_settings().ai)
    return said


def _limits(values: Mapping[str, str]) -> dict[str, str | int | float]:
    """What may be spent, as the settings have it.

    Raises:
        SettingsError: A figure is none, or below zero.
    """
    limit, currency = _figure("daily-limit", values), values["currency"].upper() or "USD"
    if limit != int(limit):
        raise SettingsError("The daily limit is a whole number of tokens, such as 500000; 0 is no limit.")
    if not (len(currency) == 3 and currency.isalpha() and currency.isascii()):
        raise SettingsError(f"{currency!r} is no currency. Write its three letters, such as USD.")
    prices = {name: _figure(name.replace("_", "-"), values) for name in ("price_in", "price_out")}
    return {"daily_limit": int(limit), "currency": currency, **prices}


def _figure(key: str, values: Mapping[str, str]) -> float:
    typed = values[key].replace(",", ".").replace(" ", "") or "0"
    try:
        figure = float(typed)
    except ValueError:
        figure = -1
    if not 0 <= figure < 1e12:
        raise SettingsError(f"{key.replace('-', ' ')}: {values[key]!r} is no figure. Write one such as 0.15, or 0.")
    return figure


def _key_sentence(base_url: str) -> str:
    try:
        return secrets.find_key(base_url).sentence if base_url else ""
    except DingtermError as error:
        return error.sentence


def _wants(key: bool) -> str:
    return "It wants a key." if key else "It wants no key."
