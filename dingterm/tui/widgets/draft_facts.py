"""What is told of a reply below it: its marks with their reasons, what the customer wants, what it took."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size

from dingterm.safe_text import safe_text
from dingterm.tui.drafts import Draft
from dingterm.tui.language import tr
from dingterm.tui.widgets.marks import SIGN, placed, reason_lines

Part = str | tuple[str, str]


def told_of(draft: Draft, size: Size) -> Content:
    """The lines below a reply, in a pane of this size; most of it is left to the reply."""
    reasons = reason_lines(placed(draft), max(20, size.width), max(3, size.height // 3))
    return Content("\n").join([*reasons, *_verdict(draft), *_attachments(draft), _facts(draft)])


def _verdict(draft: Draft) -> list[Content]:
    if draft.verdict is None:
        return []
    wants = ", ".join(one.replace("_", " ") for one in draft.verdict.intents)
    lines = (tr(f"asks about: {wants}") if wants else "", tr(draft.verdict.spent))
    return [Content.styled(one, "$d-quiet") for one in lines if one]


def _attachments(draft: Draft) -> list[Content]:
    """What is to be attached by hand, by name; what cannot be, in another colour."""
    if not draft.reply.attachments:
        return []
    parts: list[Part] = [(f"⊕ {tr('attach by hand')}: ", "$d-accent")]
    for place, one in enumerate(draft.reply.attachments):
        name = safe_text(one.name)
        shown = (f"{SIGN} {tr(f'{name} is not there')}", "$d-blocked") if one.problem else name
        parts += [", " if place else "", shown]
    return [Content.assemble(*parts)]


def _facts(draft: Draft) -> Content:
    parts: list[Part] = []
    if lacking := ", ".join(draft.reply.missing):
        parts.append((f"{SIGN} {tr(f'missing: {lacking}')} · ", "$d-waiting"))
    if marks := len(placed(draft)):
        parts.append((f"{SIGN} {tr(f'{marks} marked')} · ", "$d-blocked"))
    if draft.logged:
        parts.append((f"✓ {tr('logged')} · ", "$d-good"))
    edited = f"{tr('edited')} · " if draft.edited else ""
    language = f" · {draft.reply.language}" if draft.reply.language else ""
    parts.append((f"{edited}{tr(f'{len(draft.text):,} signs')}{language}", "$d-quiet"))
    return Content.assemble(*parts)
