"""The help sheet: the keys of the screen it lies over, the words of the filter, then the keys of the other screens."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen

from dingterm.tui.cells import fit, wrapped
from dingterm.tui.command import FILTER, QUEUE, SCREEN_PLACES, Command
from dingterm.tui.commands import COMMANDS
from dingterm.tui.filter_words import FILTER_WORDS
from dingterm.tui.keymap import Keymap, keymap_of
from dingterm.tui.language import tr
from dingterm.tui.widgets.sheet_frame import Drawn, SheetFrame

KEYS_WIDTH, WORDS_WIDTH = 12, 26
"""Cells of a key, and of a filter's words."""

ELSEWHERE = "On other screens"
FILTERED = "Words of the filter"
ALL_OF_THEM = "Several may stand beside each other, in any order: all of them must hold."


class HelpScreen(ModalScreen[None]):
    """Lies over a screen until any of its keys; `place` is where the agent was, one of `SCREEN_PLACES`."""

    CSS_PATH = "sheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,q,enter", "dismiss", "Back"),
    ]

    def __init__(self, place: str = QUEUE) -> None:
        super().__init__()
        self._place = place

    def compose(self) -> ComposeResult:
        """One scrolling sheet."""
        if self._place == FILTER:
            yield SheetFrame(Drawn(filter_lines, id="help-text"), id="help-sheet", title=FILTERED)
        else:
            draw = partial(help_lines, keymap=keymap_of(self.app), place=self._place)
            yield SheetFrame(Drawn(draw, id="help-text"), id="help-sheet", title="Keys")


def help_lines(width: int, keymap: Keymap, place: str = QUEUE) -> Iterator[Content]:
    """The sheet of a place, in lines of at most `width` cells."""
    told = [one for one in COMMANDS if one.keys and one.tooltip]
    screen = next(places for places in SCREEN_PLACES if place in places)
    here = [one for one in told if set(one.where) & set(screen)]
    here.sort(key=lambda one: not set(one.where) <= set(screen))  # what is the same everywhere comes last
    yield from _grouped(here, keymap, width)
    if FILTER in screen:
        yield Content.styled(tr(FILTERED), "bold $d-accent")
        yield from filter_lines(width)
        yield Content("")
    yield Content.styled(tr(ELSEWHERE), "$d-quiet")
    yield Content("")
    yield from _grouped([one for one in told if one not in here], keymap, width)
    for problem in keymap.problems:
        yield from (Content.styled(line, "$d-bad") for line in wrapped(problem, width))


def filter_lines(width: int) -> Iterator[Content]:
    """What a filter may hold, likewise."""
    for words, meaning in FILTER_WORDS:
        yield from _pair(words, meaning, WORDS_WIDTH, width)
    yield from (Content.styled(line, "$d-quiet") for line in wrapped(tr(ALL_OF_THEM), width))


def _grouped(told: list[Command], keymap: Keymap, width: int) -> Iterator[Content]:
    for group in dict.fromkeys(one.group for one in told):
        yield Content.styled(tr(group), "bold $d-accent")
        for one in told:
            if one.group == group:
                yield from _pair(keymap.shown(one), one.tooltip, KEYS_WIDTH, width)
        yield Content("")


def _pair(left: str, right: str, room: int, width: int) -> Iterator[Content]:
    for place, line in enumerate(wrapped(tr(right), width - room)):
        yield Content.assemble((fit(f"  {left}" if place == 0 else "", room), "bold"), line)
