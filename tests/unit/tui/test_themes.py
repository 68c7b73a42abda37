from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from textual.color import Color

from dingterm import paths
from dingterm.errors import SettingsError
from dingterm.tui import themes

SHIPPED = sorted(paths.shipped("themes").glob("*.toml"))
READ = ("text", "quiet", "accent", "due", "waiting", "blocked", "good", "bad")
BEHIND = ("background", "row")
HIGH = "dingterm-contrast"


def contrast(one: str, other: str) -> float:
    """WCAG 2.1 contrast ratio."""
    bright, dark = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(color: Color) -> float:
    parts = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in color.normalized)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def write(folder: Path, old: str, new: str) -> Path:
    path = folder / "mine.toml"
    text = (paths.shipped("themes") / "dingterm-dark.toml").read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_themes_load_and_can_be_read(path: Path) -> None:
    theme = themes.load_theme(path)
    assert theme.to_color_system().generate()["background"]
    least = 7 if theme.name == HIGH else 4.5
    for front, behind in product(READ, BEHIND):
        ratio = contrast(theme.variables[f"d-{front}"], theme.variables[f"d-{behind}"])
        assert ratio >= least, f"{front} on {behind}: {ratio:.2f}"


def test_there_are_at_least_eight() -> None:
    assert len(SHIPPED) >= 8


def test_the_needed_themes_are_shipped() -> None:
    needed = {themes.DEFAULT, themes.WITHOUT_COLOUR, "dingterm-light", "dingterm-clear", "dingterm-sixteen", HIGH}
    assert needed <= {path.stem for path in SHIPPED}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("quiet =", "quite =", "`quite`. Did you mean `quiet`?"),
        ('quiet = "#949cab"', "", "`quiet` is missing"),
        ('"#949cab"', '"bluish"', "must be a colour like"),
        ("dark = true", 'dark = "yes"', "`dark` must be true or false"),
        ("[colors]", "[colours]", "`colours`. Did you mean `colors`?"),
        ("title =", "title ==", "cannot be read"),
    ],
)
def test_a_broken_theme_is_told_by_file_and_key(tmp_path: Path, old: str, new: str, says: str) -> None:
    path = write(tmp_path, old, new)
    with pytest.raises(SettingsError) as caught:
        themes.load_theme(path)
    assert says in caught.value.sentence and str(path) in caught.value.sentence


def test_the_users_theme_comes_before_the_shipped_one() -> None:
    folder = paths.config_dir() / "themes"
    folder.mkdir()
    own = folder / "dingterm-dark.toml"
    own.write_text((paths.shipped("themes") / "dingterm-light.toml").read_text(encoding="utf-8"), encoding="utf-8")
    assert themes.theme_path("dingterm-dark") == own
    assert themes.load_theme(own).dark is False


@pytest.mark.parametrize("name", ["dingterm-drak", "../secrets", ""])
def test_an_unknown_theme_is_refused_with_the_nearest(name: str) -> None:
    with pytest.raises(SettingsError, match="There is no theme"):
        themes.theme_path(name)
