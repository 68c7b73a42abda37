"""A QR code on a sheet."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from dingterm.desk.views import Code
from dingterm.tui.cells import wrapped
from dingterm.tui.language import tr

SHADES = "#ffffff on #000000"
"""Cameras want light and dark, whatever the theme is."""


def code_lines(code: Code, width: int) -> Iterator[Content]:
    """The code, and below it what is to be said of it."""
    yield from (Content.styled(line, SHADES) for line in code.lines)
    yield Content("")
    yield from map(Content, wrapped(tr(code.sentence), width))
