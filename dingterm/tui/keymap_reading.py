"""Other keys for commands, from `[keys]` of the settings: checked, so that none is lost without a word.

    [keys]
    copy = "f5"            # a command's id, its key; several are parted by commas
    undo = "ctrl+u, z"

Textual itself takes no notice of an unknown id, unbinds a command for a key it does not know, and drops one of two
commands that share a key. So a line that cannot be followed is refused whole, and its command keeps the keys it had.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping

from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character

from dingterm.safe_text import safe_text
from dingterm.tui.command import TYPED, Command
from dingterm.tui.commands import COMMANDS
from dingterm.tui.keymap import Keymap

SAME_BYTE = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+j": "enter",
    "ctrl+left_square_bracket": "escape",
}
"""Keys that a terminal sends as another one."""

SIGNS = {
    "enter": "⏎", "escape": "Esc", "tab": "Tab", "shift+tab": "⇧Tab", "space": "Space",
    "backspace": "⌫", "delete": "Del", "up": "↑", "down": "↓", "left": "←", "right": "→",
    "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End",
}  # fmt: skip
"""How keys are written; a character stands for itself."""

_KNOWN = {key.value for key in Keys if not key.value.startswith("<")}
_LONG_NAMES = {short: long for long, short in KEY_NAME_REPLACEMENTS.items()}
_CONTROL = re.compile(r"ctrl\+[a-z@\\\]^_]$")
_MODIFIED = re.compile(r"(?:ctrl|shift|alt|meta|super|hyper)\+")


def read_keymap(wanted: Mapping[str, str], where: str, lines: Mapping[str, int]) -> Keymap:
    """Check what the settings say about keys.

    Args:
        wanted: Command id to keys, parted by commas.
        where: The file, as it is named in sentences.
        lines: Command id to its line in that file.
    """
    taken: dict[str, tuple[str, ...]] = {}
    refused: dict[str, str] = {}
    for command_id, text in wanted.items():
        keys = tuple(_named(part.strip()) for part in _parts(text))
        if reason := _unknown(command_id) or _useless(command_id, keys):
            refused[command_id] = reason
        else:
            taken[command_id] = keys
    while clash := next(_clashes(taken), None):
        loser, reason = clash
        del taken[loser]
        refused[loser] = reason
    order = {command_id: place for place, command_id in enumerate(wanted)}
    problems = (
        f"{where}, line {lines.get(command_id, 0)}: `{safe_text(command_id)}` keeps its keys: {refused[command_id]}"
        for command_id in sorted(refused, key=order.__getitem__)
    )
    return Keymap(taken, tuple(problems))


def sign(key: str) -> str:
    """A key as the key line writes it: `^n` for `ctrl+n`."""
    if key in SIGNS:
        return SIGNS[key]
    if key.startswith("ctrl+"):
        return f"^{sign(key.removeprefix('ctrl+'))}"
    if re.fullmatch(r"f\d+", key):
        return key.upper()
    return _character(key) or key


def _parts(text: str) -> list[str]:
    """The keys in a setting; a comma alone is the key itself."""
    return [","] if text.strip() == "," else text.split(",")


def _named(key: str) -> str:
    """Textual's name of a key: `slash` for `/`, `ctrl+up` for `Ctrl+Up`."""
    front, plus, last = key.rpartition("+") if len(key) > 1 else ("", "", key)
    return f"{front.lower()}{plus}{_name_of(last) if len(last) == 1 else last.lower()}"


def _name_of(character: str) -> str:
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def _character(key: str) -> str:
    """The character a key types; nothing for one that types none."""
    return "" if key in _KNOWN else key_to_character(_LONG_NAMES.get(key, key)) or ""


def _unknown(command_id: str) -> str:
    known = {one.id for one in COMMANDS if one.keys}
    if command_id not in known:
        close = difflib.get_close_matches(command_id, known, n=1, cutoff=0.5)
        return f"there is no such command. {f'Did you mean `{close[0]}`?' if close else 'F1 lists them.'}"
    if "{key}" in _command(command_id).action:
        return "it has a key for each number, which cannot be changed."
    return ""


def _useless(command_id: str, keys: tuple[str, ...]) -> str:
    if reason := next(filter(None, map(_impossible, keys)), ""):
        return reason
    typed = set(_command(command_id).where) & set(TYPED)
    if typed and all(_character(key) for key in keys):
        return f"it works where text is typed, and {_listed(keys)} would type a letter there. Add a key such as f5."
    return ""


def _impossible(key: str) -> str:
    if not key:
        return "a key is missing. Write one, such as f5."
    if key in SAME_BYTE:
        return f"terminals send {sign(key)} as {SAME_BYTE[key]}. Choose another."
    if key.startswith("shift+") and _character(key.removeprefix("shift+")).isalpha():
        return f"write {key.removeprefix('shift+').upper()} for {key}."
    if key == "ctrl+c":
        return "^c ends programs. Choose another."
    if key in _KNOWN and not re.fullmatch(r"ctrl\+\d", key):
        return ""
    if _CONTROL.fullmatch(key) or (key.startswith("alt+") and not _impossible(key.removeprefix("alt+"))):
        return ""
    if _character(key) and not _MODIFIED.match(key):
        return ""
    return f"{safe_text(key)} is no key that a terminal can send. Choose one such as f5, ctrl+u or a letter."


def _clashes(taken: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Commands whose new keys mean something else in a place of theirs; the later line loses."""
    for command_id in reversed(list(taken)):
        mine = _command(command_id)
        for other in COMMANDS:
            if other.id != command_id and set(other.where) & set(mine.where):
                both = [key for key in taken[command_id] if key in taken.get(other.id, other.keys)]
                if both:
                    yield (
                        command_id,
                        f"{sign(both[0])} is `{other.id}` ({other.label}) already. Change that one as well.",
                    )


def _command(command_id: str) -> Command:
    return next(one for one in COMMANDS if one.id == command_id)


def _listed(keys: tuple[str, ...]) -> str:
    return " and ".join(map(sign, keys))
