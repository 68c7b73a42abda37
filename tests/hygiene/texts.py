"""The texts of the interface: what the tables of the screens hold, and what the code says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import dingterm.tui
from dingterm.desk.views import LANE_TITLES
from dingterm.recovery import words
from dingterm.tui.cleaning_options import OPTIONS
from dingterm.tui.commands import COMMANDS
from dingterm.tui.filter_words import FILTER_WORDS
from dingterm.tui.screens.lesson_sheet import CLOSES
from dingterm.tui.screens.sheet import LEAVES
from dingterm.tui.widgets.cleaning.overview import TALLIES
from dingterm.tui.widgets.cleaning.results_pane import NOTICES, TABS
from dingterm.tui.widgets.cleaning.run_lines import KINDS
from dingterm.tui.widgets.first_run import PAGES
from dingterm.tui.widgets.lanes_bar import SHORT
from dingterm.tui.widgets.queue.brief_words import BRIEF
from dingterm.tui.widgets.queue.columns import COLUMNS
from dingterm.tui.widgets.sheet_frame import SCROLLS
from dingterm.tui.widgets.top_line import PRESENTING, SCREENS

ROOT = Path(dingterm.tui.__file__).parent
SAYERS = ("tr", "say", "_say")
"""Calls whose last text a person reads."""


def of_tables() -> set[str]:
    """Texts of the tables that screens are made from."""
    commands = chain.from_iterable((one.label, one.tooltip, one.group) for one in COMMANDS)
    choices = (shown for one in OPTIONS for value, shown in one.choices if not shown.startswith(("+", "tel:", "612")))
    labels = chain.from_iterable((one.label, one.blank) for one in OPTIONS)
    rules = chain(words.BLOCKED.values(), words.WAITING.values(), words.PARTS.values())
    pages = (text for page in PAGES for text, _ in page)
    tallies = (title for title, _ in TALLIES)
    kinds = (one[0] for one in KINDS)
    titles = (one.title for one in COLUMNS)
    screens = chain(SCREENS, [PRESENTING], LANE_TITLES.values(), SHORT.values(), TABS.values(), NOTICES.values())
    sheets = (*BRIEF.values(), *(meaning for _, meaning in FILTER_WORDS), SCROLLS, LEAVES, CLOSES)
    return set(filter(None, chain(commands, choices, labels, rules, pages, tallies, kinds, titles, screens, sheets)))


def of_code() -> set[str]:
    """Texts that the code of the screens says, holes as `{}`; a name stands for the text it is given in its module."""
    return {text for path in ROOT.rglob("*.py") for text in _said(ast.parse(path.read_text("utf-8")))}


def _said(tree: ast.Module) -> Iterator[str]:
    known = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Call) and name in SAYERS and node.args:
            for argument in node.args[-1:] if name == "tr" else node.args[:2]:
                yield from _texts(known.get(argument.id, argument) if isinstance(argument, ast.Name) else argument)


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from (*_texts(node.body), *_texts(node.orelse))
    elif (
        isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in ("good", "bad", "note", "")
    ):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        text = "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in node.values)
        if any(letter.isalpha() for letter in text):
            yield text
