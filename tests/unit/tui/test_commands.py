from __future__ import annotations

import inspect
from collections import Counter

import pytest

from dingterm.tui.app import DeskApp
from dingterm.tui.command import Command
from dingterm.tui.commands import COMMANDS, commands_at
from dingterm.tui.keymap import Keymap
from dingterm.tui.screens.both import BothScreen
from dingterm.tui.screens.cleaning import CleaningScreen
from dingterm.tui.screens.desk import DeskScreen
from dingterm.tui.screens.dropping import DropScreen
from dingterm.tui.screens.finding import FindScreen
from dingterm.tui.screens.handoff import HandoffScreen
from dingterm.tui.screens.help import help_lines
from dingterm.tui.screens.lesson import LessonDesk
from dingterm.tui.screens.reports import ReportScreen
from dingterm.tui.screens.review import ReviewScreen
from dingterm.tui.screens.server import ServerScreen
from dingterm.tui.screens.template import TemplateScreen
from dingterm.tui.screens.theming import ThemeScreen
from dingterm.tui.widgets.cleaning.ask_line import AskBox
from dingterm.tui.widgets.cleaning.file_tree import FileTree
from dingterm.tui.widgets.cleaning.options_list import OptionsList
from dingterm.tui.widgets.cleaning.path_box import PathBox
from dingterm.tui.widgets.cleaning.results_pane import ResultsPane
from dingterm.tui.widgets.draft_line import WordsBox
from dingterm.tui.widgets.first_run import FirstRun
from dingterm.tui.widgets.queue.table import QueueTable
from dingterm.tui.widgets.reply_editor import ReplyEditor

ALIKE = {"ctrl+i", "ctrl+m", "ctrl+h", "ctrl+j", "ctrl+left_square_bracket"}
SWALLOWED = {"ctrl+s", "ctrl+z", "ctrl+a", "ctrl+b", "ctrl+c"}
SCREENS = (DeskScreen, CleaningScreen, FindScreen, ReportScreen, BothScreen, DropScreen, TemplateScreen, ServerScreen)
OWNERS = (
    DeskScreen, LessonDesk, QueueTable, ReplyEditor, HandoffScreen, ReviewScreen,
    PathBox, FileTree, OptionsList, ResultsPane, AskBox, WordsBox, ThemeScreen, FirstRun,
)  # fmt: skip


def test_ids_are_unique() -> None:
    assert [one for one, count in Counter(one.id for one in COMMANDS).items() if count > 1] == []


def test_no_key_means_two_things_in_one_place() -> None:
    places = {place for one in COMMANDS for place in one.where}
    for place in places:
        keys = Counter(key for one in commands_at(place) for key in one.keys)
        assert [key for key, count in keys.items() if count > 1] == [], place


def test_no_key_is_one_that_terminals_swallow_or_confuse() -> None:
    assert {key for one in COMMANDS for key in one.keys} & (ALIKE | SWALLOWED) == set()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one.id)
def test_every_action_exists(command: Command) -> None:
    action = command.action.partition("(")[0]
    namespace, _, name = action.rpartition(".")
    owners = {"app": (DeskApp,), "screen": SCREENS, "": OWNERS}[namespace]
    assert any(inspect.isfunction(getattr(owner, f"action_{name}", None)) for owner in owners)


def test_the_help_sheet_tells_of_every_command_with_a_key() -> None:
    sheet = "\n".join(line.plain for line in help_lines(200, Keymap()))
    assert [one.id for one in COMMANDS if one.keys and one.tooltip not in sheet] == []
