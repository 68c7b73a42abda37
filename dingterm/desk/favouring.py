"""Replies put on the keys 1 to 9 of a lane, kept in the agent's settings."""

from __future__ import annotations

from dataclasses import replace

from dingterm.desk.customer import entry_row
from dingterm.desk.session import Session
from dingterm.desk.settings_file import write_settings
from dingterm.replies.library import KEYS

FREE = ""
"""What stands for a key on which the best fit is to be."""


def put_on_key(session: Session, entry_id: int, template_id: str, key: int) -> str:
    """Put a template on a key of the lane of an entry, or take it off with key 0; what happened, in a sentence.

    A template is on one key at most. The demo's are kept as long as the demo.

    Raises:
        RecoveryError: The entry has left the queue.
        TemplateError: There is no such template.
        SettingsError: The settings cannot be written.
    """
    title = session.templates.get(template_id).title
    with session.store.reading() as db:
        lane = str(entry_row(db, entry_id)["lane"])
    slots = _with(session.settings.favourites.get(lane, []), template_id, key)
    if not session.demo:
        write_settings("favourites", {lane: slots})
    session.settings = replace(session.settings, favourites={**session.settings.favourites, lane: slots})
    return f"{key} is “{title}” in this lane." if key else f"“{title}” has no key of its own in this lane."


def _with(slots: list[str], template_id: str, key: int) -> list[str]:
    """The templates on the keys, from 1 on; free ones at the end are left out."""
    now = [FREE if one == template_id else one for one in slots[:KEYS]]
    now += [FREE] * (KEYS - len(now))
    if key:
        now[key - 1] = template_id
    while now and now[-1] == FREE:
        now.pop()
    return now
