"""A template: one TOML file, read strictly.

    id = "cart-saved"               # lower-case words and hyphens; a user's file with the same id replaces ours
    title = "Your cart is saved"    # what the palette shows
    category = "reminder"           # reminder, incentive, care or custom
    lane = "unpaid"                 # unpaid, consulted, win-back, or a list; without it: every lane
    step = 1                        # 1st, 2nd or 3rd contact, or a list; without it: every step
    tags = ["link"]                 # more words to find it by
    needs = ["cart.url"]            # facts without which it is not offered (see `context.FACTS`)
    attachments = ["sizes.pdf"]     # files beside this one, or links: named to the agent, who attaches them by hand

    [text]                          # one to three wordings in each language, which take turns
    en = ['Hi {{ customer.first_name | default: "there" }}, your cart is still here: {{ cart.url }}']
    es = ['Hola{{ customer.first_name | prepend: " " | default: "" }}, tu carrito sigue aquí: {{ cart.url }}']

Wordings are Liquid (`sandbox.TAGS`, `sandbox.FILTERS`). Languages are BCP 47 tags such as `pt` or `zh-Hans`. An unknown
key is an error that names the nearest known one.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dingterm.errors import TemplateError
from dingterm.replies.context import FACTS
from dingterm.replies.languages import canonical

CATEGORIES = ("reminder", "care", "incentive", "custom")
"""What a template is for, in the order offered when all else is equal."""

LANES = ("unpaid", "consulted", "win-back")
STEPS = (1, 2, 3)
WORDINGS = 3
"""Wordings a language may have."""

LENGTH = 2_000
"""Characters of one wording."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ATTACHMENT = re.compile(r"https?://[^/\s]+\S*|(?!\w{2,}://)[^\x00-\x1f]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Template:
    """One reply an agent can give, in every language it is written in.

    Attributes:
        lanes: Lanes it is meant for; empty means all.
        steps: Contacts it is meant for; empty means all.
        needs: Facts without which it is not offered.
        attachments: Paths and links as written (see `attachments.attachments`).
        wordings: Language tag to Liquid texts.
        path: The file it came from.
    """

    id: str
    title: str
    category: str
    lanes: tuple[str, ...]
    steps: tuple[int, ...]
    tags: tuple[str, ...]
    needs: frozenset[str]
    wordings: Mapping[str, tuple[str, ...]]
    path: Path
    attachments: tuple[str, ...] = ()


class FieldError(TemplateError):
    """A value of a template file that cannot be used; `key` names it."""

    def __init__(self, key: str, sentence: str) -> None:
        super().__init__(sentence)
        self.key = key


def build_template(table: Mapping[str, Any], path: Path) -> Template:
    """Check a parsed file and make the template of it.

    Raises:
        FieldError: A key is unknown or missing, or a value is of the wrong kind.
    """
    for key in table:
        _known(key, key, _KEYS, "key")
    for key in ("id", "title", "category", "text"):
        if key not in table:
            raise FieldError(key, f"`{key}` is missing. Add it.")
    return Template(
        path=path, **{name: read(key, table.get(key, default)) for key, (name, read, default) in _KEYS.items()}
    )


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint that ends a sentence about an unknown word."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"Did you mean `{close[0]}`?" if close else f"Known: {', '.join(known)}."


def _known(key: str, word: str, known: Iterable[str], what: str) -> str:
    if word not in known:
        raise FieldError(key, f"There is no {what} `{word}`. {nearest(word, known)}")
    return word


def _text(key: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise FieldError(key, f"`{key}` must be text in quotes, not {value!r}.")
    return value.strip()


def _id(key: str, value: object) -> str:
    word = _text(key, value)
    if not _ID.fullmatch(word):
        raise FieldError(key, f"`{key}` must be lower-case words joined by hyphens, not {word!r}.")
    return word


def _category(key: str, value: object) -> str:
    return _known(key, _text(key, value), CATEGORIES, key)


def _lanes(key: str, value: object) -> tuple[str, ...]:
    return tuple(_known(key, _text(key, one), LANES, key) for one in _listed(value))


def _steps(key: str, value: object) -> tuple[int, ...]:
    steps = _listed(value)
    if any(type(one) is not int or one not in STEPS for one in steps):
        raise FieldError(key, f"`{key}` must be 1, 2 or 3, or a list of them, not {value!r}.")
    return tuple(steps)


def _tags(key: str, value: object) -> tuple[str, ...]:
    return tuple(_text(key, one) for one in _listed(value))


def _attachments(key: str, value: object) -> tuple[str, ...]:
    named = tuple(_text(key, one) for one in _listed(value))
    if wrong := next((one for one in named if not _ATTACHMENT.fullmatch(one)), ""):
        raise FieldError(key, f"{wrong!r} is no file and no link. Write a path, or a link with https:// before it.")
    return named


def _needs(key: str, value: object) -> frozenset[str]:
    return frozenset(_known(key, _text(key, one), FACTS, "fact") for one in _listed(value))


def _wordings(key: str, value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict) or not value:
        raise FieldError(key, f"`[{key}]` must hold at least one language with its wordings.")
    return {_language(tag): tuple(_wording(tag, one) for one in _counted(tag, texts)) for tag, texts in value.items()}


def _language(tag: str) -> str:
    try:
        return canonical(tag)
    except ValueError:
        raise FieldError(tag, f"`{tag}` is not a language tag such as en, pt or zh-Hans.") from None


def _counted(tag: str, value: object) -> list[Any]:
    texts = _listed(value)
    if not 1 <= len(texts) <= WORDINGS:
        raise FieldError(tag, f"`{tag}` must hold one to {WORDINGS} wordings, not {len(texts)}.")
    return texts


def _wording(tag: str, value: object) -> str:
    text = _text(tag, value)
    if len(text) > LENGTH:
        raise FieldError(tag, f"A wording of `{tag}` has {len(text)} characters; a chat message takes {LENGTH}.")
    return text


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


_KEYS: dict[str, tuple[str, Callable[[str, object], Any], object]] = {
    "id": ("id", _id, None),
    "title": ("title", _text, None),
    "category": ("category", _category, None),
    "lane": ("lanes", _lanes, []),
    "step": ("steps", _steps, []),
    "tags": ("tags", _tags, []),
    "needs": ("needs", _needs, []),
    "attachments": ("attachments", _attachments, []),
    "text": ("wordings", _wordings, None),
}
"""Each key of a file: the field it fills, how its value is read, and what stands for it when absent."""
