"""Templates made and changed by the agent: tried as they are typed, kept in the agent's own folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dingterm import clock
from dingterm.desk.session import Session
from dingterm.desk.template_form import FIELDS, TemplateForm, form_of, written
from dingterm.desk.template_text import rewritten
from dingterm.desk.templates import free_id, own_folder
from dingterm.desk.whole_file import whole_file
from dingterm.errors import TemplateError
from dingterm.replies.attachments import check_attachments
from dingterm.replies.checking import check_liquid
from dingterm.replies.languages import canonical, choose
from dingterm.replies.problems import TemplateProblem
from dingterm.replies.reading import template_of
from dingterm.replies.schema import CATEGORIES, LANES, FieldError, Template, build_template

if TYPE_CHECKING:
    from dingterm.replies.rendering import Rendered

STANDARD = "care"
"""The category of a new template, until another is typed."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A template to be edited.

    Attributes:
        form: Its fields.
        source: Its file as it stands, kept word for word while the form says the same; empty for a new one.
        own: Whether that file is the agent's own.
        language: The one to begin with.
        outside: What another editor made of it: the form, and the file as it was written there.
    """

    form: TemplateForm
    source: str
    own: bool
    language: str
    outside: tuple[TemplateForm, str] | None = None

    def text_of(self, form: TemplateForm) -> str:
        """The file for a form: as somebody has written it, comments included, but for what was changed."""
        before, source = self.outside or (self.form, self.source)
        if not source or form == before:
            return source or form.toml()
        try:
            text = rewritten(source, before.table(), form.table(), written)
        except ValueError:
            return form.toml()
        made = template_of(text, own_folder() / "edited.toml")
        same = isinstance(made, Template) and form_of(made).table() == form.table()
        return text if same else form.toml()


@dataclass(frozen=True, slots=True)
class Tried:
    """A template as typed, for one customer.

    Attributes:
        preview: What the customer would read; empty where it cannot be filled.
        missing: What the shop or the cart lacks for it.
        attached: Names of what is to be attached.
        problem: What keeps it from being kept; empty when nothing does.
        key: The field or the language the problem is with.
        hint: What does not keep it from being kept.
    """

    preview: str
    missing: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()
    problem: str = ""
    key: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a template was written."""

    template_id: str
    path: Path


def open_template(session: Session, entry_id: int | None, template_id: str, language: str = "") -> Opened:
    """A template to be edited, by its id; it begins with this language, else with that of the customer.

    Raises:
        TemplateError: There is none of that id, or its file has gone.
    """
    template = session.templates.get(template_id)
    try:
        source = template.path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError(f"{template.path} cannot be read ({error}). Mend it or move it away.") from error
    spoken = (language,) if language else _languages(session, entry_id)
    first = choose(spoken, template.wordings) or next(iter(template.wordings))
    return Opened(form_of(template), source, template.path.parent == own_folder(), first)


def new_template(session: Session, entry_id: int | None, lane: str) -> Opened:
    """An empty template for a lane, in the language of a customer."""
    languages = _languages(session, entry_id)
    form, tag = TemplateForm(), choose(languages, session.templates.languages) or languages[0]
    form.fields |= {"category": STANDARD, "lane": lane if lane in LANES else ""}
    form.texts[tag] = [""]
    return Opened(form, "", True, tag)


def try_template(session: Session, entry_id: int | None, form: TemplateForm, language: str, wording: int) -> Tried:
    """Fill one wording of a template, as it is typed, for the customer of an entry; never raises for what is typed."""
    form = _named(session, form)
    try:
        template = _built(form)
    except FieldError as error:
        return Tried("", problem=error.sentence, key=error.key)
    if problem := next(iter(check_liquid([template], form.toml())), None):
        return Tried("", problem=problem.sentence, key=_key_of(problem, form))
    lost = next((one.sentence for one in check_attachments(template, form.toml())), "")
    attached = tuple(Path(one).name if "://" not in one else one for one in template.attachments)
    text = (form.texts.get(language) or [""])[wording:][:1]
    if entry_id is None or not text or not text[0].strip():
        return Tried("", attached=attached, hint=lost)
    try:
        filled = _filled(session, entry_id, template, language, text[0])
    except TemplateError as error:
        return Tried("", attached=attached, problem=error.sentence, key=language)
    return Tried(filled.text, filled.missing, attached, hint=lost)


def keep_template(session: Session, opened: Opened, form: TemplateForm) -> Kept:
    """Write a template into the agent's own folder, where it takes the place of ours of the same id.

    Raises:
        TemplateError: It cannot be used as it is, or another file has its id.
        OutputError: It cannot be written.
    """
    form = _named(session, form)
    try:
        template = _built(form)
    except FieldError as error:
        raise TemplateError(error.sentence) from error
    text = opened.text_of(form)
    if problem := next(iter(check_liquid([template], text)), None):
        raise TemplateError(problem.sentence)
    path = _place(session, template, new=opened.form.fields["id"] != template.id)
    own_folder().mkdir(parents=True, exist_ok=True)
    with whole_file(path, over=True) as file:
        file.write(text)
    session.forget_templates()
    return Kept(template.id, path)


def read_edited(text: str) -> TemplateForm:
    """What an editor made of a template's file.

    Raises:
        TemplateError: It is no template; the sentence names the line.
    """
    made = template_of(text, own_folder() / "edited.toml")
    problem = made if isinstance(made, TemplateProblem) else next(iter(check_liquid([made], text)), None)
    if problem:
        raise TemplateError(f"Line {problem.line}: {problem.sentence}" if problem.line else problem.sentence)
    assert isinstance(made, Template)
    return form_of(made)


def language_tag(typed: str) -> str:
    """A language tag as templates have it.

    Raises:
        TemplateError: It is none.
    """
    try:
        return canonical(typed)
    except ValueError as error:
        raise TemplateError(f"{typed!r} is not a language tag such as en, pt or zh-Hans.") from error


def categories() -> tuple[str, ...]:
    """What a template may be for."""
    return CATEGORIES


def _languages(session: Session, entry_id: int | None) -> tuple[str, ...]:
    from dingterm.desk.occasion import load_case

    return load_case(session, entry_id).occasion.languages if entry_id else (session.settings.language,)


def _named(session: Session, form: TemplateForm) -> TemplateForm:
    """The form with an id: without one it takes a free one from its title."""
    fields = form.fields
    if fields["title"].strip() and not fields["id"].strip():
        fields = fields | {"id": free_id(fields["title"], set(session.templates.templates))}
    return TemplateForm(fields, form.texts)


def _built(form: TemplateForm) -> Template:
    """The template that is typed.

    Raises:
        FieldError: It cannot be used as it is.
    """
    table = form.table()
    for key in ("title", "category"):
        if key not in table:
            raise FieldError(key, f"Write a {key}.")
    if not table["text"]:
        raise FieldError("text", "Write what the customer is to read.")
    return build_template(table, own_folder() / f"{table['id']}.toml")


def _place(session: Session, template: Template, *, new: bool) -> Path:
    """The agent's own file for a template.

    Raises:
        TemplateError: Another template has its id, or another file its name.
    """
    before = session.templates.templates.get(template.id)
    if before and new:
        raise TemplateError(f"There is a template `{template.id}` already. Choose another id, or edit that one.")
    if before and before.path.parent == own_folder():
        return before.path
    if template.path.exists():
        raise TemplateError(f"{template.path} is there and holds something else. Mend it or move it away.")
    return template.path


def _filled(session: Session, entry_id: int, template: Template, language: str, text: str) -> Rendered:
    from dataclasses import replace

    from dingterm.desk.occasion import load_case
    from dingterm.replies.rendering import render

    case = load_case(session, entry_id)
    alone = replace(template, wordings={language: (text,)})
    return render(alone, case.context, (language, *case.occasion.languages), now=clock.now())


def _key_of(problem: TemplateProblem, form: TemplateForm) -> str:
    """The language in which a wording cannot work: the sentence ends with it."""
    tag = problem.sentence.rpartition("(")[2].rstrip(")")
    return tag if tag in form.texts else ""


__all__ = [
    "FIELDS", "Kept", "Opened", "TemplateForm", "Tried", "categories", "keep_template", "language_tag", "new_template",
    "open_template", "read_edited", "try_template",
]  # fmt: skip
