"""Lessons from TOML files, read strictly.

    id = "first-contact"            # lower-case words and hyphens; a trainer's file with the same id replaces ours
    title = "First contact"
    about = "Write to somebody who left a cart today."
    level = 1                       # orders the list, 1 the easiest

    [[step]]
    say = "Write to {customer}."    # what to do, as the bar above the keys shows it
    look_for = "The cart and …"     # the hint
    show = "cart-saved"             # a template that would do, for a trainer to show (F4); optional
    example = "Hi {first_name}, …"  # or words that would do, as `customer` below; {link} and {code} are filled too
    who = "unpaid"                  # anyone, last (written to last), unpaid, consulted, win-back or waiting
    seconds = 60                    # time that is enough
    points = 10
    customer = "Is it warm?"        # what the customer writes as the step begins, or a table by language; optional

    [step.expect]                   # what must have happened in the desk by the end
    action = "contact"              # contact, silence (nobody writes to them) or undo
    holds = ["first_name"]          # see `marks.MARKS`; further keys: see `lesson.Expect`

An unknown key or word is an error that names file, step, key and the nearest known one.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from dingterm.errors import TrainingError
from dingterm.training.lesson import ANYONE, CONTACT, LAST, SILENCE, UNDO, Expect, Lesson, Step
from dingterm.training.marks import MARKS

WHO = (ANYONE, LAST, "unpaid", "consulted", "win-back", "waiting")
ACTIONS = (CONTACT, SILENCE, UNDO)
CATEGORIES = ("reminder", "care", "incentive", "custom")
SAY_LENGTH = 150
"""Characters of what to do: three lines beside a chat window."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_Read = Callable[[str, Any], Any]
_Keys = Mapping[str, tuple[_Read, Any]]
_NEEDED = object()


class _FieldError(TrainingError):
    """Part of a lesson that cannot be used; the sentence names the key only."""


def read_lesson(path: Path) -> Lesson:
    """Read one file.

    Raises:
        TrainingError: It cannot be read, or something in it cannot be used: file, step and key are named.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        fields = _fields(table, _LESSON)
        return Lesson(path=path, steps=fields.pop("step"), **fields)
    except _FieldError as error:
        raise TrainingError(f"{path.name}: {error.sentence}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TrainingError(f"{path.name} is not TOML in UTF-8: {error}. Correct it there.") from error
    except OSError as error:
        raise TrainingError(f"{path} cannot be read ({error.strerror}). Check who may read it.") from error


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint that ends a sentence about an unknown word."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"Did you mean `{close[0]}`?" if close else f"Known: {', '.join(known)}."


def _fields(table: Any, keys: _Keys) -> dict[str, Any]:
    if not isinstance(table, dict):
        raise _FieldError(f"A table was expected, not {table!r}.")
    for key in table:
        _known(key, key, keys, "key")
    for key, (_read, default) in keys.items():
        if default is _NEEDED and key not in table:
            raise _FieldError(f"`{key}` is missing. Add it.")
    return {key: read(key, table[key]) if key in table else default for key, (read, default) in keys.items()}


def _known(key: str, word: str, known: Iterable[str], what: str) -> str:
    if word not in known:
        where = "" if what == "key" else f"`{key}`: "
        raise _FieldError(f"{where}There is no {what} `{word}`. {nearest(word, known)}")
    return word


def _text(key: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _FieldError(f"`{key}` must be text in quotes, not {value!r}.")
    return value.strip()


def _say(key: str, value: Any) -> str:
    text = _text(key, value)
    if len(text) > SAY_LENGTH:
        raise _FieldError(
            f"`{key}` has {len(text)} characters; the bar takes {SAY_LENGTH}. Put the rest into `look_for`."
        )
    return text


def _id(key: str, value: Any) -> str:
    word = _text(key, value)
    if not _ID.fullmatch(word):
        raise _FieldError(f"`{key}` must be lower-case words joined by hyphens, not {word!r}.")
    return word


def _count(least: int, most: int) -> _Read:
    def read(key: str, value: Any) -> int:
        if type(value) is not int or not least <= value <= most:
            raise _FieldError(f"`{key}` must be a whole number from {least} to {most}, not {value!r}.")
        return value

    return read


def _one_of(known: Iterable[str], what: str) -> _Read:
    return lambda key, value: _known(key, _text(key, value), known, what)


def _each(read: _Read) -> _Read:
    def read_all(key: str, value: Any) -> tuple[Any, ...]:
        return tuple(read(key, one) for one in (value if isinstance(value, list) else [value]))

    return read_all


def _words(key: str, value: Any) -> dict[str, str]:
    by_language = value if isinstance(value, dict) else {"en": value}
    if "en" not in by_language:
        raise _FieldError(f"`{key}` needs `en`, for customers whose language it does not have.")
    return {tag: _text(f"{key}.{tag}", words) for tag, words in by_language.items()}


def _expect(_key: str, value: Any) -> Expect:
    return Expect(**_fields(value, _EXPECT))


def _steps(key: str, value: Any) -> tuple[Step, ...]:
    if not isinstance(value, list) or not value:
        raise _FieldError(f"`{key}` must hold at least one step: `[[{key}]]`.")
    return tuple(_step(place, table) for place, table in enumerate(value, start=1))


def _step(place: int, table: Any) -> Step:
    try:
        step = Step(**_fields(table, _STEP))
        if step.who == ANYONE and (step.customer or step.expect.action == SILENCE):
            raise _FieldError("`who`: a step in which a customer writes, or is left alone, must say which one.")
    except _FieldError as error:
        raise _FieldError(f"step {place}: {error.sentence}") from error
    return step


_MARKED = _each(_one_of(MARKS, "mark"))

_LESSON: _Keys = {
    "id": (_id, _NEEDED),
    "title": (_text, _NEEDED),
    "about": (_text, _NEEDED),
    "level": (_count(1, 99), 50),
    "step": (_steps, _NEEDED),
}
_STEP: _Keys = {
    "say": (_say, _NEEDED),
    "look_for": (_text, _NEEDED),
    "show": (_id, ""),
    "example": (_words, {}),
    "who": (_one_of(WHO, "choice"), ANYONE),
    "customer": (_words, {}),
    "expect": (_expect, _NEEDED),
    "seconds": (_count(5, 3600), 60),
    "points": (_count(1, 100), 10),
}
_EXPECT: _Keys = {
    "action": (_one_of(ACTIONS, "action"), _NEEDED),
    "template": (_id, ""),
    "category": (_one_of(CATEGORIES, "category"), ""),
    "step": (_count(1, 3), 0),
    "language": (_text, ""),
    "holds": (_MARKED, ()),
    "avoids": (_MARKED, ()),
    "says": (_each(_text), ()),
    "never_says": (_each(_text), ()),
}
