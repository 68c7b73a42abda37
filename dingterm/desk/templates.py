"""The shelf of replies: what is on it, what is wrong with it, what comes from other programs and goes to them."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from dingterm import paths
from dingterm.desk.session import Session
from dingterm.desk.whole_file import whole_file
from dingterm.errors import TemplateError
from dingterm.replies.attachments import check_attachments
from dingterm.replies.checking import check_liquid
from dingterm.replies.languages import canonical, choose
from dingterm.replies.problems import TemplateProblem
from dingterm.replies.reading import template_of
from dingterm.replies.schema import LENGTH, Template

if TYPE_CHECKING:
    from dingterm.replies.foreign import Item

LONGEST_ID = 48


@dataclass(frozen=True)
class Brought:
    """What became of the replies of files: each of them is in one of the three lists.

    Attributes:
        added: Ids of the templates made.
        known: Titles whose text is there already.
        rejected: Title and reason.
    """

    read: int = 0
    added: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    rejected: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Gone:
    """What became of templates on their way to another program."""

    path: Path
    written: list[str] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)


def as_dict(one: Template) -> dict[str, object]:
    """What is said of a template as JSON."""
    return {
        "id": one.id, "title": one.title, "category": one.category, "lanes": list(one.lanes), "steps": list(one.steps),
        "tags": list(one.tags), "needs": sorted(one.needs), "attachments": list(one.attachments),
        "languages": list(one.wordings), "file": str(one.path),
    }  # fmt: skip


def own_folder() -> Path:
    """Where the user's own templates are."""
    return paths.config_dir() / "templates"


def troubles(session: Session) -> list[TemplateProblem]:
    """Everything that is wrong with template files, with what they attach, and with the favourites of the settings."""
    library = session.templates
    lost = [problem for one in library.templates.values() for problem in check_attachments(one)]
    named = [one for ids in session.settings.favourites.values() for one in ids]
    strangers = [TemplateProblem(Path("settings.toml"), 0, sentence) for sentence in library.strangers(named)]
    return [*library.problems, *check_liquid(library.templates.values()), *lost, *strangers]


def bring(session: Session, files: Sequence[Path], language: str) -> Brought:
    """Make templates of the replies that other programs keep; each becomes a file in the user's folder.

    Args:
        session: The desk.
        files: As `replies.foreign` reads them.
        language: What they are written in.

    Raises:
        TemplateError: A file is none of these; none of it is taken then.
    """
    from dingterm.replies.foreign import read_items

    tag = _tag(language or session.settings.language)
    items = [item for file in files for item in read_items(file)]
    done = Brought(len(items))
    texts = {text for one in session.templates.templates.values() for text in one.wordings.get(tag, ())}
    taken = set(session.templates.templates)
    for item in items:
        if item.problem:
            done.rejected.append((item.title, item.problem))
        elif item.text in texts:
            done.known.append(item.title)
        else:
            _take(item, tag, done, taken, texts)
    return done


def send(session: Session, kind: str, path: Path, language: str) -> Gone:
    """Write the templates of one language for another program.

    Raises:
        OutputError: The file is there already, or cannot be written.
    """
    from dingterm.replies.foreign import WRITERS, in_their_words

    tag, done = _tag(language or session.settings.language), Gone(path)
    titled: list[tuple[str, str]] = []
    for one, text in _in_language(session, tag):
        try:
            titled.append((one.id, text if kind == "csv" else in_their_words(text)))
            done.written.append(one.id)
        except TemplateError as error:
            done.left_out.append((one.id, error.sentence))
    with whole_file(path) as file:
        file.write(WRITERS[kind](titled))
    return done


def _in_language(session: Session, tag: str) -> Iterator[tuple[Template, str]]:
    for one in session.templates.templates.values():
        if chosen := choose([tag], one.wordings):
            yield one, one.wordings[chosen][0]


def _take(item: Item, tag: str, done: Brought, taken: set[str], texts: set[str]) -> None:
    try:
        name = _add(item, tag, taken)
    except TemplateError as error:
        done.rejected.append((item.title, error.sentence))
    else:
        done.added.append(name)
        taken.add(name)
        texts.add(item.text)


def _add(item: Item, tag: str, taken: set[str]) -> str:
    """Write one template; its id.

    Raises:
        TemplateError: It would not work.
        OutputError: It cannot be written.
    """
    if len(item.text) > LENGTH:
        raise TemplateError(f"It is longer than {LENGTH:,} characters.")
    name = free_id(item.title, taken)
    folder = own_folder()
    folder.mkdir(parents=True, exist_ok=True)
    lines = (
        f"id = {_quoted(name)}", f"title = {_quoted(item.title or name)}", 'category = "custom"', "", "[text]",
        f"{_quoted(tag)} = [{_quoted(item.text)}]", "",
    )  # fmt: skip
    path, text = folder / f"{name}.toml", "\n".join(lines)
    made = template_of(text, path)
    if problem := made if isinstance(made, TemplateProblem) else next(iter(check_liquid([made], text)), None):
        raise TemplateError(problem.sentence)
    with whole_file(path, over=True) as file:
        file.write(text)
    return name


def free_id(title: str, taken: set[str]) -> str:
    """An id that is free, made of a title: lower-case words and hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-") or "reply"
    number, free = 2, name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _tag(language: str) -> str:
    try:
        return canonical(language)
    except ValueError as error:
        raise TemplateError(f"{error}. Write one such as es, pt-BR or zh-Hans.") from error
