"""One agent at one database: what every use case is handed."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dingterm import paths
from dingterm.settings import Settings, load_settings
from dingterm.store import Store

if TYPE_CHECKING:
    from dingterm.replies.library import Library


@dataclass
class Session:
    """An open database, the settings, and who is at the desk.

    Attributes:
        demo: The made-up shop, where numbers reserved for fiction count as ones that may be written to.
        folder: The demo's own folder, removed on closing.
        answers: Contacts and answers of each template, as last counted at `answers_read`.
    """

    store: Store
    settings: Settings
    demo: bool = False
    folder: tempfile.TemporaryDirectory[str] | None = field(default=None, repr=False)
    answers: Mapping[str, tuple[int, int]] = field(default_factory=dict, repr=False)
    answers_read: int = 0

    @property
    def agent(self) -> str:
        """The agent as written into the history."""
        return self.settings.agent_name

    @cached_property
    def templates(self) -> Library:
        """The shipped templates and the user's own over them."""
        from dingterm.replies.library import load_library

        return load_library([paths.shipped("templates"), paths.config_dir() / "templates"])

    def close(self) -> None:
        """Close the database; a demo leaves nothing behind."""
        self.store.close()
        if self.folder:
            self.folder.cleanup()


def open_session(database: Path | None = None) -> Session:
    """Open the agent's own database, or the one named here or in the settings.

    Raises:
        SettingsError: The settings file cannot be used.
        StoreError: The database cannot be used.
    """
    settings = load_settings()
    return Session(Store(database_file(settings, database)), settings)


def database_file(settings: Settings, database: Path | None = None) -> Path:
    """The database named here, or in the settings, or the agent's own; it may not be there yet."""
    return database or (Path(settings.database).expanduser() if settings.database else paths.database_path())
