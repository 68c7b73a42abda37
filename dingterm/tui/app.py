"""The application: a session, its themes, and the desk."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.command import Provider
from textual.screen import Screen

from dingterm.desk.rules_beside import RulesBeside
from dingterm.errors import SettingsError
from dingterm.settings import lines_of, settings_path
from dingterm.tui import themes
from dingterm.tui.app_work import begin_demo, keep_theme
from dingterm.tui.commands import app_bindings
from dingterm.tui.early import KeysInOrder
from dingterm.tui.keymap import Keymap
from dingterm.tui.language import speak
from dingterm.tui.messages import DemoOpened, PresenterTurned
from dingterm.tui.presenter import Presenter, tell_key
from dingterm.tui.screens.desk import DeskScreen
from dingterm.tui.widgets.job_line import JobLine
from dingterm.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from dingterm.desk.session import Session
    from dingterm.tui.jobs import Jobs

CLEANING = "cleaning"
"""The screen that stays as it was left; made when it is first opened."""

RECENT = 5
"""Commands that the palette remembers as used last."""


def desk_commands() -> type[Provider]:
    """The palette's commands; loaded when it is first opened."""
    from dingterm.tui.palette import DeskCommands

    return DeskCommands


class DeskApp(KeysInOrder, App[None]):
    """One agent's desk in one terminal."""

    TITLE = "dingterm"
    CSS_PATH = "screens/desk.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {desk_commands}
    BINDINGS = app_bindings()
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = self._own = session
        self.recent: list[str] = []
        self._notices: list[str] = []
        speak(session.settings.interface)
        for name in list(self.available_themes):
            self.unregister_theme(name)
        self.theme = self._begin_with_theme()
        self.keys = self._begin_with_keys()
        self.presenter = Presenter()

    def get_default_screen(self) -> DeskScreen:
        """The desk."""
        return DeskScreen(self.session, self.size)

    @cached_property
    def jobs(self) -> Jobs:
        """The bulk work under way."""
        from dingterm.tui.jobs import Jobs

        return Jobs(self)

    def every_screen(self) -> list[Screen[Any]]:
        """The screens that lie over one another, and the one of cleaning wherever it is."""
        others = [self.get_screen(CLEANING)] if self.is_screen_installed(CLEANING) else []
        return list(dict.fromkeys([*self.screen_stack, *others]))

    def action_cleaning(self) -> None:
        """Go to the cleaning of files, as it was left."""
        if not self.is_screen_installed(CLEANING):
            from dingterm.tui.screens.cleaning import CleaningScreen

            self.install_screen(CleaningScreen(self.session), CLEANING)
        if self.screen is not self.get_screen(CLEANING):
            self.push_screen(CLEANING)

    def action_present(self) -> None:
        """Show the desk to people, or end that."""
        self.presenter.on = not self.presenter.on
        self.set_class(self.presenter.on, "-presenting")
        for screen in self.every_screen():
            screen.post_message(PresenterTurned(self.presenter.on))
            for line in screen.query(JobLine):
                line.refresh()

    async def on_event(self, event: events.Event) -> None:
        """Show the keys of whoever presents."""
        if self.presenter.on and isinstance(event, events.Key):
            tell_key(self.screen, event.key, self.keys)
        await super().on_event(event)

    def on_ready(self) -> None:
        """Say what was wrong with the settings of the screen."""
        if self._notices:
            self.screen.query_one(StatusLine).say("bad", " ".join(self._notices))

    def used(self, command_id: str) -> None:
        """Remember a command of the palette."""
        self.recent = [command_id, *(one for one in self.recent if one != command_id)][:RECENT]

    def _begin_with_theme(self) -> str:
        wanted = themes.WITHOUT_COLOUR if self.no_color else self.session.settings.theme
        for name in dict.fromkeys((themes.DEFAULT, wanted)):
            try:
                self.register_theme(themes.load_theme(themes.theme_path(name)))
            except SettingsError as error:
                self._notices.append(f"{error.title}: {error.sentence}")
        return wanted if wanted in self.available_themes else themes.DEFAULT

    def _begin_with_keys(self) -> Keymap:
        wanted, file = self.session.settings.keys, settings_path()
        if not wanted:
            return Keymap()
        from dingterm.tui.keymap_reading import read_keymap

        keymap = read_keymap(wanted, str(file), lines_of("keys", wanted, file))
        self.set_keymap(keymap.for_textual())
        if keymap.problems:
            more = f" ? tells of {len(keymap.problems) - 1} more." if keymap.problems[1:] else ""
            self._notices.append(f"Keys: {keymap.problems[0]}{more}")
        return keymap

    def action_change_theme(self) -> None:
        """Choose other colours, seen at once; what is kept goes into the settings."""
        from dingterm.tui.screens.theming import ThemeScreen

        def chosen(name: str | None) -> None:
            if name is not None:
                self.run_worker(partial(keep_theme, self, name), thread=True)

        self.push_screen(ThemeScreen(self.theme), chosen)

    def action_demo(self) -> None:
        """Look around in the made-up shop."""
        self.run_worker(partial(begin_demo, self), thread=True, exclusive=True, group="demo")

    def on_demo_opened(self, message: DemoOpened) -> None:
        """Show its desk over this one."""
        self.session = message.session
        self.push_screen(DeskScreen(message.session, self.size))

    def on_unmount(self) -> None:
        """Leave nothing of a made-up shop that was opened from here."""
        if self.session is not self._own:
            self.session.close()


def run_desk(session: Session) -> None:
    """Show the desk until the agent leaves it; the rules are asked beside it."""
    session.rules = RulesBeside()
    DeskApp(session).run()
