from __future__ import annotations

import pytest

from dingterm import paths
from dingterm.settings import lines_of, load_settings, settings_path
from dingterm.tui.commands import COMMANDS
from dingterm.tui.keymap import Keymap
from dingterm.tui.keymap_reading import read_keymap, sign
from tests.looks.desk import opened
from tests.made_demo import made_demo

WRONG = {
    "coppy": ("f5", "Did you mean `copy`?"),
    "xyzzy": ("f5", "there is no such command"),
    "favourite": ("f5", "a key for each number"),
    "undo": ("", "a key is missing"),
    "edit": ("f5,,f6", "a key is missing"),
    "review": ("shift+j", "write J for shift+j"),
    "chat": ("ctrl+i", "terminals send ^i as tab"),
    "language": ("ctrl+m", "terminals send ^m as enter"),
    "reload": ("ctrl+h", "terminals send ^h as backspace"),
    "help": ("ctrl+[", "terminals send ^[ as escape"),
    "quit": ("ctrl+c", "ends programs"),
    "lane-next": ("ctrl+5", "no key that a terminal can send"),
    "lane-before": ("ctrl+shift+x", "no key that a terminal can send"),
    "top": ("fn", "no key that a terminal can send"),
    "bottom": ("F25", "no key that a terminal can send"),
    "page-up": ("cmd+k", "no key that a terminal can send"),
    "by-hand": ("e", "e is `edit` (edit) already"),
    "copy": ("c", "would type a letter there"),
    "turn": ("enter", "⏎ is `copy` (copy) already"),
    "cleaning": ("1", "1 is `favourite` (reply) already"),
    "found-take": ("x", "would type a letter there"),
}
"""Command, its wrong keys, and what is said of them."""

RIGHT = {"search": "Y", "page-down": "J, ctrl+f", "same": "+"}


def settings_of(keys: dict[str, str]) -> None:
    lines = "".join(f'{name} = "{key}"\n' for name, key in keys.items())
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text(f'agent = "mia"\n\n[keys]\n{lines}')


@pytest.mark.parametrize("command_id", WRONG)
def test_a_wrong_one_is_refused_with_file_key_and_reason_and_the_rest_is_kept(command_id: str) -> None:
    keys, reason = WRONG[command_id]
    settings_of({"search": "Y", command_id: keys, "same": "+"})
    wanted = load_settings().keys
    keymap = read_keymap(wanted, str(settings_path()), lines_of("keys", wanted, settings_path()))
    (problem,) = keymap.problems
    assert problem.startswith(f"{settings_path()}, line 5: `{command_id}` ") and reason in problem
    assert dict(keymap.keys) == {"search": ("Y",), "same": ("plus",)}


def test_all_wrong_ones_together_leave_the_right_ones() -> None:
    wanted = {**{name: keys for name, (keys, _) in WRONG.items()}, **RIGHT}
    keymap = read_keymap(wanted, "settings.toml", {})
    assert len(keymap.problems) == len(WRONG)
    assert dict(keymap.keys) == {"search": ("Y",), "page-down": ("J", "ctrl+f"), "same": ("plus",)}


def test_two_commands_may_change_places() -> None:
    keymap = read_keymap({"edit": "t", "by-hand": "e"}, "settings.toml", {})
    assert keymap.problems == () and keymap.keys["edit"] == ("t",)


def test_of_two_that_want_one_key_the_later_line_loses() -> None:
    keymap = read_keymap({"edit": "f5", "by-hand": "f5"}, "settings.toml", {})
    assert dict(keymap.keys) == {"edit": ("f5",)} and "`by-hand`" in keymap.problems[0]


def test_a_key_freed_by_a_line_that_is_refused_is_not_free() -> None:
    keymap = read_keymap({"edit": "shift+j", "by-hand": "e"}, "settings.toml", {})
    assert dict(keymap.keys) == {} and len(keymap.problems) == 2


def test_what_comes_with_the_desk_is_no_clash_of_its_own() -> None:
    own = {one.id: ",".join(one.keys) for one in COMMANDS if one.keys and "{key}" not in one.action}
    assert read_keymap(own, "settings.toml", {}).problems == ()


@pytest.mark.parametrize(("key", "written"), [("ctrl+n", "^n"), ("f5", "F5"), ("slash", "/"), ("shift+tab", "⇧Tab")])
def test_keys_are_written_as_people_know_them(key: str, written: str) -> None:
    assert sign(key) == written


async def test_at_the_desk_the_new_keys_work_and_are_shown() -> None:
    settings_of({"edit": "f6", "reload": "oops!"})
    assert paths.config_dir() == settings_path().parent
    session = made_demo()
    session.settings = load_settings()
    async with opened(session, (120, 70)) as desk:
        said = " ".join(desk.text().split())
        assert "line 5: `reload` keeps its keys" in said
        await desk.press("1", "e")
        assert desk.screen.place == "queue"
        assert "F6 edit" in desk.text()
        await desk.press("f6")
        assert desk.screen.place == "reply"
        await desk.press("escape", "question_mark")
        assert "F6" in desk.text()
    session.close()


def test_without_settings_keys_are_as_they_come() -> None:
    assert [Keymap().shown(one) for one in COMMANDS] == [one.shown for one in COMMANDS]
