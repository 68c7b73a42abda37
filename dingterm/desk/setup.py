"""Set up the server that drafts: choose it, try it, keep its key, write it into the settings."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from dingterm import secrets
from dingterm.desk.settings_file import write_settings
from dingterm.errors import SettingsError, UsageError
from dingterm.replies import drafts
from dingterm.replies.drafting.presets import Preset, presets
from dingterm.replies.drafting.server import Server
from dingterm.settings import Ai, load_settings

TRY_SECONDS = 30.0

__all__ = ["Preset", "SetUp", "chosen", "presets", "set_up"]


@dataclass(frozen=True, slots=True)
class SetUp:
    """What was set up, and what happened, a sentence each."""

    base_url: str
    model: str
    key_source: str
    tested: bool
    settings: str
    sentences: tuple[str, ...]


def chosen(preset: str = "", base_url: str = "", model: str = "") -> Server:
    """The server meant by a preset and what was said beside it; else the one in the settings.

    Raises:
        UsageError: There is no such preset, or the address or the model is missing.
    """
    known = presets()
    if preset and preset not in known:
        raise UsageError(f"There is no preset {preset!r}. Known: {', '.join(known)}.")
    ai = load_settings().ai if not preset else Ai(known[preset].base_url, known[preset].model)
    server = Server(base_url or ai.base_url, model or ai.model)
    if not server.base_url or not server.model:
        raise UsageError(f"Name --preset ({', '.join(known)}), or --base-url and --model.")
    if "YOUR-" in server.base_url:
        raise UsageError(f"Put your own name into {server.base_url} and pass it as --base-url.")
    return server


def _without_key() -> list[Preset]:
    """Servers known by name that want no key."""
    return [one for one in presets().values() if not one.key]


def set_up(server: Server, key: str = "", *, test: bool = True) -> SetUp:
    """Try a server, keep its key and write both into the settings; what does not work is not written.

    Raises:
        DraftError: The server does not serve.
        SecretError: The address or the key cannot be used.
        SettingsError: The settings cannot be written.
    """
    found = secrets.find_key(server.base_url)
    tried = Server(server.base_url, server.model, key or found.value, TRY_SECONDS, TRY_SECONDS, retries=0)
    if test:
        asyncio.run(drafts.try_server(tried))
    kept = secrets.keep_key(server.base_url, key) if key else found
    path = write_settings("ai", {"model": server.model, "base_url": server.base_url})
    if load_settings().ai.base_url != server.base_url:
        raise SettingsError(f"{path} says otherwise at another place. Correct base_url under [ai] by hand.")
    worked = f"{server.host} answered." if test else "The server was not tried."
    open_to_all = not key and not found.value and any(one.base_url == server.base_url for one in _without_key())
    said = (worked, *([] if open_to_all else [kept.sentence]), f"Written to {path}.")
    return SetUp(server.base_url, server.model, kept.source.value, test, str(path), said)
