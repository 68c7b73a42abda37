"""Replies kept in other programs: Chatwoot's canned responses, espanso's matches, tables of titles and texts.

Chatwoot writes `[{"short_code": …, "content": …}]` with variables such as `{{contact.first_name}}`; espanso writes
`matches:` with `trigger` and `replace`, `$|$` where its cursor goes. Variables are put into our words and back.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from dingterm.errors import TemplateError
from dingterm.safe_text import safe_text

KINDS = ("chatwoot", "espanso", "csv")
CURSOR = "$|$"

THEIRS = {
    "contact.name": 'customer.name | default: ""',
    "contact.first_name": 'customer.first_name | default: ""',
    "agent.name": "agent.name",
    "agent.first_name": "agent.name",
    "account.name": "shop.name",
    "inbox.name": "shop.name",
}
"""Their variables in our words."""

OURS = {
    "customer.name": "contact.name",
    "customer.first_name": "contact.first_name",
    "agent.name": "agent.name",
    "shop.name": "account.name",
}
"""Ours in theirs; what has no word there cannot go there."""

TITLES, TEXTS = {"title", "name", "short_code", "trigger", "shortcut"}, {"text", "content", "message", "reply", "body"}

_VARIABLE = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")
_OUTPUT = re.compile(r"\{\{\s*([\w.]+)[^}]*\}\}")
_FORM = re.compile(r"\[\[.+?\]\]")


@dataclass(frozen=True)
class Item:
    """One reply of another program: its title, its text in our words, or why it cannot be used."""

    title: str
    text: str
    problem: str = ""


def read_items(path: Path) -> list[Item]:
    """The replies of a file.

    Raises:
        TemplateError: It cannot be read, or is none of these kinds.
    """
    try:
        text = path.read_text("utf-8-sig")
        return [_item(*one) for one in _READERS[_kind(path)](text)]
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError(f"{path} cannot be read ({error}). Export it again as UTF-8.") from error
    except (ValueError, yaml.YAMLError, TypeError, KeyError, AttributeError) as error:
        why = str(error).split("\n")[0]
        raise TemplateError(
            f"{path} is no list of replies as Chatwoot (.json), espanso (.yml) or a table (.csv) have it: {why}."
        ) from error


def as_chatwoot(titled: Iterable[tuple[str, str]]) -> str:
    """Replies as Chatwoot imports them."""
    items = [{"short_code": title, "content": text} for title, text in titled]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def as_espanso(titled: Iterable[tuple[str, str]]) -> str:
    """Replies as a file of matches."""
    matches = [{"trigger": f":{title}", "replace": text} for title, text in titled]
    return str(yaml.safe_dump({"matches": matches}, allow_unicode=True, sort_keys=False, width=10_000))


def as_csv(titled: Iterable[tuple[str, str]]) -> str:
    """Replies as a table; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    from dingterm.cleaning.writers.safe_cells import safe_cell

    file = io.StringIO()
    rows = csv.writer(file)
    rows.writerow(("title", "text"))
    rows.writerows(tuple(map(safe_cell, one)) for one in titled)
    return file.getvalue()


WRITERS: Mapping[str, Callable[[Iterable[tuple[str, str]]], str]] = {
    "chatwoot": as_chatwoot, "espanso": as_espanso, "csv": as_csv,
}  # fmt: skip


def in_their_words(text: str) -> str:
    """A wording with their variables.

    Raises:
        TemplateError: It says something that other programs have no words for.
    """
    if "{%" in text:
        raise TemplateError("It asks with {% if %}, which only dingterm understands.")
    for name in _OUTPUT.findall(text):
        if name not in OURS:
            raise TemplateError(f"It names `{name}`, which other programs do not know.")
    return _OUTPUT.sub(lambda found: f"{{{{{OURS[found[1]]}}}}}", text)


def _kind(path: Path) -> str:
    kind = {".json": "chatwoot", ".yml": "espanso", ".yaml": "espanso", ".csv": "csv", ".tsv": "csv"}.get(path.suffix)
    if kind is None:
        raise ValueError(f"its name ends with {path.suffix or 'nothing'}")
    return kind


def _item(title: object, text: object) -> Item:
    shown = safe_text(str(title)).strip()[:80]
    if not isinstance(text, str) or not text.strip():
        return Item(shown, "", "It has no text.")
    return _in_our_words(shown, safe_text(text, lines=True).replace(CURSOR, "").strip())


def _in_our_words(title: str, text: str) -> Item:
    if form := _FORM.search(text):
        return Item(title, text, f"It has a form ({form[0]}), which only espanso can fill in.")
    for name in _VARIABLE.findall(text):
        if name not in THEIRS and name.partition(".")[0] in ("contact", "conversation", "inbox", "account"):
            return Item(title, text, f"It names `{name}`, which dingterm does not know.")
    return Item(title, _VARIABLE.sub(lambda found: f"{{{{ {THEIRS.get(found[1], found[1])} }}}}", text))


def _chatwoot(text: str) -> Iterator[tuple[object, object]]:
    told = json.loads(text)
    for one in told["payload"] if isinstance(told, dict) else told:
        yield one["short_code"], one["content"]


def _espanso(text: str) -> Iterator[tuple[object, object]]:
    for one in yaml.safe_load(text)["matches"]:
        trigger = one.get("trigger") or next(iter(one.get("triggers", ())), "")
        yield one.get("label") or str(trigger).strip(":;/ "), one.get("replace")


def _csv(text: str) -> Iterator[tuple[object, object]]:
    head = text.split("\n", 1)[0]
    rows = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=head.count))
    names = {str(name).strip().casefold(): name for name in rows.fieldnames or ()}
    title, said = (next((names[one] for one in names if one in known), None) for known in (TITLES, TEXTS))
    if said is None:
        raise ValueError(f"none of its columns ({', '.join(names)}) is called text, content or message")
    for number, row in enumerate(rows, 1):
        yield (row[title] if title else f"reply {number}"), row[said]


_READERS: Mapping[str, Callable[[str], Iterator[tuple[object, object]]]] = {
    "chatwoot": _chatwoot, "espanso": _espanso, "csv": _csv,
}  # fmt: skip
