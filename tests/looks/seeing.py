"""What a person would see at once on a screen: cut or lost text, parts that overlap, faint text, a hidden focus."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from rich.cells import cell_len
from rich.style import Style
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tests.looks.desk import Desk

CUT = re.compile(r"(?<!commands)…( *)$")
ROOM = 3
"""Blanks behind a cut text that could have shown more of it."""

LEGIBLE = 4.5
"""Contrast of text (WCAG 2.1, success criterion 1.4.3)."""

ORNAMENT = re.compile(r"[\s─━│┃┌┐└┘├┤▁▂▃▄▅▆▇█▉▊▋▌▍▎▏▔░▒▓╸╺·•●○▸▾…]+")
"""Lines, bars and signs: what they say is said in words or figures too."""

SVG_TEXT = re.compile(r'<text class="[^"]*" x="([\d.]+)"[^>]*clip-path="url\(#[^"]*-line-(\d+)\)">([^<]*)</text>')
CELL = 12.2
"""Width of a cell in a picture."""

Part = tuple[Widget, Region]


def parts_of(screen: Screen[object]) -> list[Part]:
    """The widgets that draw text, with what is seen of them."""
    drawn = (one for one in screen.query("*") if not one.children and not one.is_container)
    seen = ((one, screen.find_widget(one).visible_region) for one in drawn if one.is_on_screen)
    return [(one, region) for one, region in seen if region and one.styles.overlay != "screen"]


def misplaced(screen: Screen[object], parts: list[Part]) -> list[str]:
    """Parts that are outside the screen or lie over one another."""
    outside = [f"{one} outside" for one, region in parts if not screen.region.contains_region(region)]
    return outside + [
        f"{one} over {other}"
        for place, (one, region) in enumerate(parts)
        for other, there in parts[place + 1 :]
        if region.overlaps(there)
    ]


def lost(parts: list[Part]) -> list[str]:
    """Parts that need more lines than they have, where nothing scrolls."""
    return [
        f"{one} needs {wanted} lines, has {one.content_size.height}"
        for one, _region in parts
        if not _scrolls(one) and (wanted := _lines_wanted(one)) > one.content_size.height
    ]


def _lines_wanted(one: Widget) -> int:
    size = one.content_size
    return one.get_content_height(size, one.screen.size, size.width)


def _scrolls(one: Widget) -> bool:
    return any(parent.allow_vertical_scroll or parent.is_scrollable for parent in (one, *one.ancestors_with_self[1:-2]))


def cut_with_room(desk: Desk, parts: list[Part]) -> list[str]:
    """Lines of a part that end in an ellipsis although there are blanks behind it."""
    lines = [cells(line) for line in desk.lines()]
    found = ((line, region) for _one, region in parts for line in lines[region.y : region.bottom])
    seen = ("".join(line[region.x : region.right]) for line, region in found)
    return [text for text in seen if (found := CUT.search(text)) and len(found[1]) > ROOM]


def cells(line: str) -> list[str]:
    """A line cell by cell: behind a wide character stands nothing."""
    found: list[str] = []
    for one in line:
        found += [one, *[""] * (cell_len(one) - 1)] if cell_len(one) else []
    return found


def faint(desk: Desk, parts: list[Part]) -> set[str]:
    """Texts whose contrast with what is behind them is too low, as they are painted."""
    strips = desk.app.screen._compositor.render_strips()
    return {
        f"{text.strip()!r} {_contrast(style):.1f}"
        for _one, region in parts
        for strip in strips[region.y : region.bottom]
        for text, style in _texts(strip.crop(region.x, region.right))
        if _contrast(style) < LEGIBLE
    }


def _texts(strip: Strip) -> Iterator[tuple[str, Style]]:
    for text, style, _control in strip:
        if style is not None and not ORNAMENT.fullmatch(text):
            yield text, style


def _contrast(style: Style) -> float:
    if style.color is None or style.bgcolor is None:
        return LEGIBLE
    front, back = (_luminance(one.get_truecolor()) for one in (style.color, style.bgcolor))
    return (max(front, back) + 0.05) / (min(front, back) + 0.05)


def _luminance(triplet: tuple[int, int, int]) -> float:
    linear = (c / 12.92 if (c := part / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for part in triplet)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


async def focus_shows(desk: Desk) -> bool:
    """Whether the part with the focus looks otherwise without it."""
    screen, focused = desk.app.screen, desk.app.focused
    if focused is None or len(screen.focus_chain) == 1:
        return focused is not None or not screen.focus_chain
    if isinstance(focused, Input | TextArea):
        focused.cursor_blink = False
    region = screen.find_widget(focused).visible_region.grow((1, 0, 0, 0)).intersection(screen.region)
    having = _painted(desk, region)
    screen.set_focus(None)
    await desk.settle()
    without = _painted(desk, region)
    screen.set_focus(focused)
    await desk.settle()
    return having != without


def _painted(desk: Desk, region: Region) -> list[list[tuple[str, Style | None]]]:
    strips = desk.app.screen._compositor.render_strips()[region.y : region.bottom]
    return [[(text, style) for text, style, _ in strip.crop(region.x, region.right)] for strip in strips]


def picture_text(picture: str, size: tuple[int, int]) -> str:
    """What an exported picture says, laid out by where it says it."""
    lines = [[" "] * (size[0] * 2) for _line in range(size[1])]
    for x, line, text in SVG_TEXT.findall(picture):
        start = round(float(x) / CELL)
        for place, one in enumerate(cells(html.unescape(text).replace("\xa0", " "))):
            lines[int(line)][start + place] = one
    return "\n".join("".join(line).rstrip() for line in lines) + "\n"
