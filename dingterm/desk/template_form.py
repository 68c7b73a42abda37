"""A template as it is edited: every field as it is typed, whether it can be used yet or not."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dingterm.replies.schema import Template

LISTS = ("lane", "step", "tags", "needs", "attachments")
"""Fields that hold several things, parted by commas."""

FIELDS = ("id", "title", "category", *LISTS)
"""Every field but the texts, by the key that the file has for it."""

_LITERAL = re.compile(r"[^'\x00-\x1f\x7f]*")
_KEY = re.compile(r"[A-Za-z0-9_-]+")


@dataclass
class TemplateForm:
    """What is typed.

    Attributes:
        fields: Text by `FIELDS`.
        texts: Wordings by language tag; an empty wording stands for none.
    """

    fields: dict[str, str] = field(default_factory=lambda: dict.fromkeys(FIELDS, ""))
    texts: dict[str, list[str]] = field(default_factory=dict)

    def table(self) -> dict[str, Any]:
        """What its file would hold, as TOML gives it; fields in which nothing is typed are left out."""
        table = {key: _value(key, text) for key, text in self.fields.items() if text.strip()}
        return table | {"text": self.wordings()}

    def wordings(self) -> dict[str, list[str]]:
        """The wordings that are not empty, by the languages that have any."""
        written = {tag: [text for text in texts if text.strip()] for tag, texts in self.texts.items()}
        return {tag: texts for tag, texts in written.items() if texts}

    def toml(self) -> str:
        """Its file."""
        table = self.table()
        texts: Mapping[str, list[str]] = table.pop("text")
        lines = [f"{key} = {written(value)}" for key, value in table.items()]
        lines += ["", "[text]"]
        for tag, wordings in texts.items():
            lines += [f"{_key(tag)} = [", *(f"    {written(text)}," for text in wordings), "]"]
        return "\n".join(lines) + "\n"


def form_of(template: Template) -> TemplateForm:
    """A template to be edited."""
    values = {
        "id": template.id, "title": template.title, "category": template.category, "lane": template.lanes,
        "step": template.steps, "tags": template.tags, "needs": sorted(template.needs),
        "attachments": template.attachments,
    }  # fmt: skip
    fields = {key: value if isinstance(value, str) else ", ".join(map(str, value)) for key, value in values.items()}
    return TemplateForm(fields, {tag: list(texts) for tag, texts in template.wordings.items()})


def _value(key: str, text: str) -> Any:
    if key not in LISTS:
        return text.strip()
    listed = [one.strip() for one in text.split(",") if one.strip()]
    return [int(one) if key == "step" and one.isdecimal() else one for one in listed]


def written(value: Any) -> str:
    """A value in TOML, as plainly as it can be: quotes inside a wording are not escaped where they need not be."""
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    if not isinstance(value, str):
        return str(value)
    if _LITERAL.fullmatch(value) and ('"' in value or "\\" in value):
        return f"'{value}'"
    lines = [json.dumps(line, ensure_ascii=False)[1:-1].replace("\x7f", "\\u007f") for line in value.split("\n")]
    return f'"{lines[0]}"' if len(lines) == 1 else '"""\n{}"""'.format("\n".join(lines))


def _key(tag: str) -> str:
    return tag if _KEY.fullmatch(tag) else json.dumps(tag)
