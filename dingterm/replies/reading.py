"""Template files: a folder of TOML into templates, each broken file named and the rest kept."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from dingterm.replies.problems import TemplateProblem
from dingterm.replies.schema import FieldError, Template, build_template

MAX_BYTES = 100_000
"""A larger file is no template."""

_LINE = re.compile(r" \(at line (\d+), column \d+\)| \(at end of document\)")


def read_folder(folder: Path) -> Iterator[Template | TemplateProblem]:
    """Every `*.toml` of a folder, by name; a folder that is not there is empty."""
    try:
        files = sorted(entry for entry in folder.iterdir() if entry.suffix == ".toml" and entry.name[0] != ".")
    except FileNotFoundError:
        return
    except OSError as error:
        yield TemplateProblem(folder, 0, f"The folder cannot be read ({error.strerror}). Mend it or move it away.")
        return
    yield from map(read_template, files)


def read_template(path: Path) -> Template | TemplateProblem:
    """One file as a template, or what is wrong with it."""
    text = _text(path)
    return text if isinstance(text, TemplateProblem) else template_of(text, path)


def template_of(text: str, path: Path) -> Template | TemplateProblem:
    """What a file says or would say, as a template, or what is wrong with it."""
    try:
        return build_template(tomllib.loads(text), path)
    except tomllib.TOMLDecodeError as error:
        return _not_toml(path, text, str(error))
    except FieldError as error:
        return TemplateProblem(path, _line_of(error.key, text), error.sentence)


def _text(path: Path) -> str | TemplateProblem:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
        if len(raw) > MAX_BYTES:
            return TemplateProblem(path, 0, f"The file is larger than {MAX_BYTES} bytes. Split it.")
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return TemplateProblem(path, line, "The file is not UTF-8. Save it as UTF-8.")
    except OSError as error:
        return TemplateProblem(path, 0, f"The file cannot be read ({error.strerror}). Mend it or move it away.")


def _not_toml(path: Path, text: str, message: str) -> TemplateProblem:
    match = _LINE.search(message)
    line = int(match[1]) if match and match[1] else text.count("\n") + 1
    return TemplateProblem(path, line, f"This is not TOML: {_LINE.sub('', message)}.")


def _line_of(key: str, text: str) -> int:
    """Where a key stands; `tomllib` keeps no positions, and a key that is missing has none."""
    found = re.search(rf"""^[ \t]*(\[[ \t]*)?["']?{re.escape(key)}["']?[ \t]*[=.\]]""", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 0
