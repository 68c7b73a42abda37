"""What is said of a template that is edited: which one it is, and what a customer would read of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from dingterm.safe_text import safe_text
from dingterm.tui.language import tr

if TYPE_CHECKING:
    from dingterm.desk.template_editing import Opened, TemplateForm, Tried


def head_of(opened: Opened, form: TemplateForm, tag: str) -> Content:
    """Whose it is, and its languages with the one that is edited."""
    if not opened.source:
        whose = "A new template"
    else:
        whose = "One of your own" if opened.own else "One of ours: your version takes its place"
    languages = [(f"{safe_text(one)} ", "bold $d-accent" if one == tag else "$d-quiet") for one in form.texts]
    return Content.assemble(f"{tr(whose)}   ", *languages)


def preview_of(tried: Tried) -> Content:
    """The reply, what it lacks, what is to be attached."""
    lines = [Content(safe_text(tried.preview, lines=True))] if tried.preview else []
    if tried.missing:
        lacking = ", ".join(tried.missing)
        lines.append(Content.styled(f"\n{tr(f'missing: {lacking}')}", "$d-waiting"))
    if tried.attached:
        lines.append(Content.styled(f"\n⊕ {tr('attach by hand')}: {safe_text(', '.join(tried.attached))}", "$d-quiet"))
    if not lines:
        lines = [Content.styled(tr("Nothing to show yet."), "$d-quiet")]
    return Content("\n").join(lines)
