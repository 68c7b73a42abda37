"""What has just happened, in one sentence that stays until something else happens."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from dingterm.safe_text import safe_text
from dingterm.tui.language import tr

TONES = {"good": ("✓", "$d-good"), "bad": ("✗", "$d-bad"), "note": ("·", "$d-quiet")}
"""The sign and the colour of each tone."""


class StatusLine(Static):
    """A sentence with a sign; wraps where the pane is narrow."""

    def say(self, tone: str, sentence: str, link: str = "") -> None:
        """Show a sentence.

        Args:
            tone: A key of `TONES`.
            sentence: Any text.
            link: An address to click, shown behind the sentence (OSC 8).
        """
        sign, style = TONES[tone]
        parts: list[str | tuple[str, str]] = [(f"{sign} ", style), safe_text(tr(sentence))]
        text = Content.assemble(*parts)
        self.update(text + linked(link) if link else text)

    def fail(self, title: str, sentence: str) -> None:
        """Say what could not be done."""
        self.say("bad", f"{tr(title)}: {tr(sentence)}")

    def clear(self) -> None:
        """Say nothing."""
        self.update(Content(""))


def linked(url: str) -> Content:
    """An address that terminals open on a click (OSC 8), shown without its query.

    Anything but plain ASCII loses the click, never the screen.
    """
    shown = safe_text(url).partition("?")[0]
    if not (url.isascii() and url.isprintable() and " " not in url):
        return Content(f"  {shown}")
    return Content.assemble("  ", (shown, Style(link=url, underline=True)))
