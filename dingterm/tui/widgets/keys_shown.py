"""The key just pressed, large, for people who watch: what it is and what it does."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from dingterm.tui.language import tr

LASTS = 2.5
"""Seconds a key stays."""

LINES = 3


class KeysShown(Static):
    """Lies over the right end of the screen, above the key line; its middle line is the key."""

    DEFAULT_CSS = """
    KeysShown {
        layer: keys-shown; overlay: screen; width: auto; height: 3; padding: 0 3;
        background: $d-accent; color: $d-background; text-style: bold;
    }
    """

    _timer: Timer | None = None

    def tell(self, key: str, label: str) -> None:
        """Show a key and, behind it, what it does here."""
        line = f"{key}   {tr(label)}".strip()
        self.update(Content(f"\n{line}\n"))
        self.display = True
        width, height = self.screen.size
        self.styles.offset = (max(0, width - cell_len(line) - 8), max(0, height - LINES - 1))
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(LASTS, self.hide)

    def hide(self) -> None:
        """Show nothing."""
        self.display = False
