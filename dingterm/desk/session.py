"""One agent at one database: what every use case is handed."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from dingterm import paths
from dingterm.desk.rules_beside import RulesHere
from dingterm.settings import Settings, load_settings
from dingterm.store import Store

if TYPE_CHECKING:
    from dingterm.replies.library import Library, Shelf
    from dingterm.replies.problems import TemplateProblem


@dataclass
class Session:
    """An open database, the settings, and who is at the desk.

    Attributes:
        demo: The made-up shop, where numbers reserved for fiction count as ones that may be written to.
        folder: The demo's own folder, removed on closing.
        rules: Who answers questions to the rules.
        answers: Contacts and answers of each template, as last counted at `answers_read`.
    """

    store: Store
    settings: Settings
    demo: bool = False
    folder: tempfile.TemporaryDirectory[str] | None = field(default=None, repr=False)
    rules: RulesHere = field(default_factory=RulesHere, repr=False)
    answers: Mapping[str, tuple[int, int]] = field(default_factory=dict, repr=False)
    answers_read: int = 0
    shelf: Shelf | None = field(default=None, repr=False)

    @property
    def agent(self) -> str:
        """The agent as written into the history."""
        return self.settings.agent_name

    @property
    def templates(self) -> Library:
        """The shipped templates and the user's own over them, read again when a file of them has changed."""
        return self._templates_shelf().library(time.monotonic())

    def untold_problems(self) -> list[TemplateProblem]:
        """What is wrong with template files and was not told yet."""
        return self._templates_shelf().untold(time.monotonic())

    def forget_templates(self) -> None:
        """Look at the files again with the next question: one was written."""
        self._templates_shelf().forget()

    def _templates_shelf(self) -> Shelf:
        from dingterm.replies.library import Shelf

        if self.shelf is None:
            self.shelf = Shelf((paths.shipped("templates"), paths.config_dir() / "templates"))
        return self.shelf

    def close(self) -> None:
        """Close the database; a demo leaves nothing behind."""
        self.rules.close()
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
