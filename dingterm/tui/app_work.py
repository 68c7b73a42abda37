"""What the application asks of the use cases, in thread workers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dingterm.errors import DingtermError
from dingterm.tui.messages import DemoOpened, DeskFailed

if TYPE_CHECKING:
    from dingterm.tui.app import DeskApp


def begin_demo(app: DeskApp) -> None:
    """Answered by `DemoOpened`."""
    from dingterm.desk.demo import open_demo

    app.post_message(DemoOpened(open_demo(beside=app.session.rules.beside)))


def keep_theme(app: DeskApp, name: str) -> None:
    """Write the theme into the settings; `DeskFailed` to the screen where that cannot be."""
    from dingterm.desk.settings_file import write_settings

    try:
        write_settings("", {"theme": name})
    except DingtermError as error:
        app.screen.post_message(DeskFailed(error.title, error.sentence))
