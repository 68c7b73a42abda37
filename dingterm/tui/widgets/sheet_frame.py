"""The frame of a sheet that lies over a screen: scrolls by arrows and wheel, its keys on its lower edge."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from dingterm.tui.language import tr

SCROLLS = "↑↓ scroll · Esc closes"


class SheetFrame(VerticalScroll):
    """Holds one text; `keys` is what its lower edge says."""

    DEFAULT_CSS = """
    SheetFrame {
        width: 76; max-width: 100%; height: auto; max-height: 100%; margin: 1 0 0 0; padding: 1 2;
        background: $d-background; color: $d-text; scrollbar-size-vertical: 1; scrollbar-gutter: stable;
        border: solid $d-rule; border-title-color: $d-accent; border-title-style: bold; border-subtitle-color: $d-quiet;
        border-title-background: $d-background; border-subtitle-background: $d-background;
    }
    SheetFrame > Static { height: auto; }
    """

    def __init__(self, text: Static, *, id: str, title: str = "", keys: str = SCROLLS) -> None:
        super().__init__(text, id=id)
        self.border_title, self.border_subtitle = Content(tr(title)), Content(tr(keys))


class Drawn(Static):
    """Lines that are made for the width they get, anew for every other one."""

    def __init__(self, draw: Callable[[int], Iterable[Content]], *, id: str) -> None:
        super().__init__(id=id)
        self._lines = draw

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it takes."""
        return len(list(self._lines(width)))

    def render(self) -> Content:
        """The lines."""
        return Content("\n").join(self._lines(self.size.width))
