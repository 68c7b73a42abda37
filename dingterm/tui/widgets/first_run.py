"""What a desk without anybody shows: how to bring customers, or how to look around first."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

LINES: tuple[tuple[str, str], ...] = (
    ("Nobody is here yet.", "bold"),
    ("", ""),
    ("Bring your shop's own export: carts, orders or customers, as it comes.", ""),
    ("", ""),
    ("    dingterm import checkouts.json", "$d-accent"),
    ("", ""),
    ("Or look around first, in a made-up shop:", ""),
    ("", ""),
    ("    dingterm demo", "$d-accent"),
    ("", ""),
    ("q leaves the desk for the shell; r looks again after an import.", "$d-quiet"),
)


class FirstRun(Static):
    """Two commands and two keys."""

    def on_mount(self) -> None:
        """The text never changes."""
        self.update(Content("\n").join(Content.styled(text, style) for text, style in LINES))
