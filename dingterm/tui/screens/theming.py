"""Choose other colours: the desk behind shows each theme while the cursor is on it."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from dingterm.errors import SettingsError
from dingterm.tui import themes
from dingterm.tui.cells import fit
from dingterm.tui.command import THEME
from dingterm.tui.commands import bindings_at
from dingterm.tui.widgets.key_line import KeyLine

SAMPLE = (("● due", "$d-due"), ("◌ later", "$d-waiting"), ("⊘ not", "$d-blocked"), ("✓ done", "$d-good"))
WIDTH = 44


class ThemeScreen(ModalScreen["str | None"]):
    """Closes with the theme to keep, or with nothing."""

    CSS_PATH = "theming.tcss"
    BINDINGS = bindings_at(THEME)
    COLUMN: ClassVar[int] = WIDTH

    def __init__(self, now: str) -> None:
        super().__init__()
        self._before = now
        self._names = [name for name in themes.theme_names() if self._readable(name)]
        self._problems: list[str] = []
        self.place = self._names.index(now) if now in self._names else 0

    def compose(self) -> ComposeResult:
        """The list, a sample of the states, the keys."""
        with Vertical(id="theme-sheet"):
            yield Static(id="theme-list", markup=False)
            yield Static(Content("  ").join(Content.styled(*one) for one in SAMPLE), id="theme-sample")
            yield KeyLine(id="theme-keys")

    def on_mount(self) -> None:
        """Show the list."""
        self.query_one(KeyLine).show(THEME, lambda _command: True)
        self._draw()

    def action_other(self, steps: int) -> None:
        """Show the desk in another theme."""
        self.place = (self.place + steps) % len(self._names)
        self._try()

    def on_click(self, event: events.Click) -> None:
        """Show the one under the mouse."""
        line = event.screen_y - self.query_one("#theme-list").region.y
        if 0 <= line < len(self._names):
            self.place = line
            self._try()

    def action_keep(self) -> None:
        """Keep the theme shown."""
        self.dismiss(self._names[self.place])

    def action_leave(self) -> None:
        """Go back to the theme before."""
        self.app.theme = self._before
        self.dismiss(None)

    def _try(self) -> None:
        name = self._names[self.place]
        if name not in self.app.available_themes:
            self.app.register_theme(themes.load_theme(themes.theme_path(name)))
        self.app.theme = name
        self._draw()

    def _draw(self) -> None:
        lines = (
            Content.assemble(
                ("▌ " if place == self.place else "  ", "$d-accent"),
                (fit(themes.title_of(name), WIDTH - 8), "bold" if place == self.place else ""),
            )
            for place, name in enumerate(self._names)
        )
        self.query_one("#theme-list", Static).update(Content("\n").join(lines))

    @staticmethod
    def _readable(name: str) -> bool:
        try:
            themes.load_theme(themes.theme_path(name))
        except SettingsError:
            return False
        return True
