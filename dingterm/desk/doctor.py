"""What works here and what does not, each with how to mend it, from the settings to the database."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dingterm import paths, secrets
from dingterm.delivery.clipboard import plan_routes
from dingterm.errors import DingtermError
from dingterm.safe_text import safe_text
from dingterm.settings import load_settings, settings_path

COLUMNS, LINES = 80, 24
TRY_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; `mend` says what to do when it is not ok."""

    name: str
    ok: bool
    sentence: str
    mend: str = ""


@dataclass(frozen=True)
class _Place:
    environ: Mapping[str, str]
    database: Path | None
    terminal: bool


def examine(database: Path | None = None, environ: Mapping[str, str] = os.environ) -> list[Check]:
    """Look at everything once; what is wrong is a check that is not ok, never an error."""
    place = _Place(environ, database, sys.stdout.isatty())
    return [_checked(name, check, place) for name, check in _CHECKS.items()]


def _checked(name: str, check: Callable[[_Place], tuple[bool, str, str]], place: _Place) -> Check:
    try:
        ok, sentence, mend = check(place)
    except DingtermError as error:
        return Check(name, False, safe_text(error.sentence), "Do as it says, then run dingterm doctor again.")
    return Check(name, ok, safe_text(sentence), "" if ok else mend)


def _settings(_place: _Place) -> tuple[bool, str, str]:
    from dingterm.desk.shop import load_shop, shop_path

    load_shop(load_settings())
    here = [str(path) for path in (settings_path(), shop_path()) if path.exists()]
    return True, f"Read: {', '.join(here)}." if here else "There are no settings; the defaults serve.", ""


def _terminal(place: _Place) -> tuple[bool, str, str]:
    term = place.environ.get("TERM", "")
    if not place.terminal:
        return False, "This is no terminal: the desk cannot be shown here.", "Run dingterm in a terminal; verbs work."
    size = shutil.get_terminal_size()
    if term in ("", "dumb"):
        return False, f"TERM is {term or 'not set'}.", "Set TERM to what your terminal is, such as xterm-256color."
    roomy = size.columns >= COLUMNS and size.lines >= LINES
    return roomy, f"{term}, {size.columns} × {size.lines}.", f"Make the window {COLUMNS} × {LINES} or larger."


def _colours(place: _Place) -> tuple[bool, str, str]:
    if "NO_COLOR" in place.environ:
        return True, "None, as NO_COLOR asks.", ""
    if place.environ.get("COLORTERM") in ("truecolor", "24bit"):
        return True, "16 million.", ""
    few = "256color" not in place.environ.get("TERM", "")
    colours = "16, so the themes look coarse." if few else "256."
    return not few, colours, "Set COLORTERM=truecolor if your terminal can, or choose a theme of sixteen colours."


def _clipboard(place: _Place) -> tuple[bool, str, str]:
    routes = plan_routes(place.environ, partial(shutil.which, path=place.environ.get("PATH")))
    usable = [f"{one.label} (up to {one.limit:,} bytes)" for one in routes if one.limit]
    mend = "Use a terminal that knows OSC 52, or install wl-clipboard or xclip; replies can be saved as files."
    return bool(usable), f"{'; '.join(usable)}." if usable else "No way to the clipboard is known here.", mend


def _keyring(place: _Place) -> tuple[bool, str, str]:
    if place.environ.get("DINGTERM_API_KEY"):
        return True, "Not needed: the key comes from DINGTERM_API_KEY.", ""
    return True, f"{secrets.keyring_name()} answers.", ""


def _server(_place: _Place) -> tuple[bool, str, str]:
    ai = load_settings().ai
    if not ai.base_url:
        return True, "None is set up: replies are templates. For drafts: dingterm setup.", ""
    from dingterm.replies import drafts
    from dingterm.replies.drafting.server import Server

    key = secrets.find_key(ai.base_url).value
    server = Server(ai.base_url, ai.model, key, TRY_SECONDS, TRY_SECONDS, retries=0)
    asyncio.run(drafts.try_server(server))
    return True, f"{server.host} answers as {ai.model}.", ""


def _database(place: _Place) -> tuple[bool, str, str]:
    from dingterm.desk.session import open_session
    from dingterm.store import health

    named = place.database or Path(load_settings().database or paths.database_path()).expanduser()
    if not named.exists():
        return True, f"{named} will be made by the first import.", ""
    session = open_session(named)
    try:
        with session.store.reading() as db:
            wrong = health.problem(db)
    finally:
        session.close()
    mend = "Restore your backup of it, or keep the file and ask for help."
    return not wrong, f"{named} is damaged: {wrong}." if wrong else f"{named} is sound.", mend


_CHECKS: dict[str, Callable[[_Place], tuple[bool, str, str]]] = {
    "settings": _settings,
    "terminal": _terminal,
    "colours": _colours,
    "clipboard": _clipboard,
    "keyring": _keyring,
    "server": _server,
    "database": _database,
}
