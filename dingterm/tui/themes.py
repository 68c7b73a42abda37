"""Themes are data: one TOML file each, in `themes/` and in the `themes` folder beside the user's settings.

    title = "Dark"             # shown when choosing
    dark = true                # which way textual shades what the theme does not name

    [colors]                   # every one of them, as #rrggbb
    background = "#14161b"     # behind everything
    text = "#d7dae0"           # what is read
    quiet = "#8b93a1"          # what is there when looked for
    rule = "#333a45"           # lines between the parts
    row = "#232834"            # behind the selected row
    accent = "#8ab4ff"         # what can be acted on now; the focus
    due = "#7fd1a0"            # may be written to now
    waiting = "#d9b871"        # later
    blocked = "#e58b8b"        # not at all
    good = "#7fd1a0"           # done
    bad = "#e58b8b"            # could not be done

The file's name is the theme's name. A user's file replaces the shipped one of the same name. Text colours should reach
4.5:1 on `background` and on `row` (WCAG 2.1, success criterion 1.4.3); the shipped ones are tested for it.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from textual.theme import Theme

from dingterm import paths
from dingterm.errors import SettingsError
from dingterm.safe_text import safe_text

DEFAULT = "dingterm-dark"
WITHOUT_COLOUR = "dingterm-mono"

COLORS = ("background", "text", "quiet", "rule", "row", "accent", "due", "waiting", "blocked", "good", "bad")
"""The colours a theme must name."""

_KEYS = {"title": str, "dark": bool, "colors": dict}
_HEX = re.compile("#[0-9a-fA-F]{6}")


def theme_path(name: str) -> Path:
    """The file of a theme: the user's own, else the shipped one.

    Raises:
        SettingsError: There is no such theme.
    """
    for folder in _folders():
        if (path := folder / f"{name}.toml").is_file() and path.parent == folder:
            return path
    raise SettingsError(f"There is no theme `{name}`.{_nearest(name, theme_names())}")


def theme_names() -> list[str]:
    """All themes there are, shipped or the user's own."""
    return sorted({path.stem for folder in _folders() for path in folder.glob("*.toml")})


def title_of(name: str) -> str:
    """A theme's title.

    Raises:
        SettingsError: As `load_theme`.
    """
    path = theme_path(name)
    load_theme(path)
    return safe_text(str(tomllib.loads(path.read_text(encoding="utf-8"))["title"]))


def load_theme(path: Path) -> Theme:
    """Read one theme file.

    Raises:
        SettingsError: It is not TOML, lacks a key, or has one that is unknown or wrong; the sentence names it.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"The theme {path} cannot be read: {error}.") from error
    _check_keys(table, tuple(_KEYS), str(path))
    for key, kind in _KEYS.items():
        if not isinstance(table[key], kind):
            raise SettingsError(f"{path}: `{key}` must be {_words(kind)}.")
    _check_keys(table["colors"], COLORS, f"{path} [colors]")
    for key, value in table["colors"].items():
        if not (isinstance(value, str) and _HEX.fullmatch(value)):
            raise SettingsError(f'{path} [colors]: `{key}` must be a colour like "#8ab4ff", not {value!r}.')
    return _theme(path.stem, table["dark"], table["colors"])


def _theme(name: str, dark: bool, colors: Mapping[str, str]) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=colors["accent"],
        secondary=colors["quiet"],
        accent=colors["accent"],
        foreground=colors["text"],
        background=colors["background"],
        surface=colors["background"],
        panel=colors["row"],
        success=colors["good"],
        warning=colors["waiting"],
        error=colors["bad"],
        variables={f"d-{key}": value for key, value in colors.items()} | _widgets(colors),
    )


def _widgets(colors: Mapping[str, str]) -> dict[str, str]:
    """What textual's own widgets are told, so that they look like ours."""
    return {
        "block-cursor-background": colors["row"],
        "block-cursor-foreground": colors["text"],
        "input-selection-background": colors["row"],
        "scrollbar": colors["rule"],
        "scrollbar-hover": colors["quiet"],
        "scrollbar-active": colors["accent"],
        "scrollbar-background": colors["background"],
        "scrollbar-background-hover": colors["background"],
        "scrollbar-background-active": colors["background"],
        "scrollbar-corner-color": colors["background"],
    }


def _folders() -> tuple[Path, Path]:
    return paths.config_dir() / "themes", paths.shipped("themes")


def _check_keys(table: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for key in table:
        if key not in known:
            raise SettingsError(f"{where}: there is no key `{key}`.{_nearest(key, known)}")
    if missing := [key for key in known if key not in table]:
        raise SettingsError(f"{where}: `{'`, `'.join(missing)}` is missing.")


def _words(kind: type) -> str:
    return {str: "text in quotes", bool: "true or false", dict: "a table"}[kind]


def _nearest(name: str, known: Iterable[str]) -> str:
    known = list(known)
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f" Did you mean `{close[0]}`?" if close else f" Known: {', '.join(known)}."
