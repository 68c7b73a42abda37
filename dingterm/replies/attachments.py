"""What a template wants attached: files and links, named to the agent, who attaches them by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from dingterm.replies.problems import TemplateProblem
from dingterm.replies.schema import Template

_LINK = re.compile(r"https?://[^/\s]+\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attachment:
    """One thing to attach.

    Attributes:
        name: What it is called in a preview: the name of a file, or a link as it is.
        place: Where it is: an absolute path, or the link.
        problem: Why it cannot be attached; empty when it can.
    """

    name: str
    place: str
    problem: str = ""


def attachments(template: Template) -> tuple[Attachment, ...]:
    """What a template wants attached, looked for now; a path that is not absolute is beside the template's file."""
    return tuple(_attachment(said, template.path.parent) for said in template.attachments)


def check_attachments(template: Template, text: str | None = None) -> list[TemplateProblem]:
    """A problem for each file that is not there; `text` is what the template's file will say, where not yet written."""
    return [
        TemplateProblem(template.path, _line(template.path, said, text), found.problem)
        for said, found in zip(template.attachments, attachments(template), strict=True)
        if found.problem
    ]


def _attachment(said: str, folder: Path) -> Attachment:
    if _LINK.fullmatch(said):
        return Attachment(said, said)
    path = folder / Path(said).expanduser()
    return Attachment(path.name, str(path), _problem(path))


def _problem(path: Path) -> str:
    try:
        if path.is_file():
            return ""
        what = "is a folder" if path.is_dir() else "is not there"
    except OSError as error:
        what = f"cannot be looked at ({error.strerror})"
    return f"{path.name} {what}: put the file into {path.parent}, or correct `attachments`."


def _line(path: Path, said: str, text: str | None) -> int:
    """Where an attachment is named; 0 where the file writes it otherwise."""
    text = path.read_text(encoding="utf-8-sig") if text is None else text
    at = text.find(said)
    return text.count("\n", 0, at) + 1 if at >= 0 else 0
