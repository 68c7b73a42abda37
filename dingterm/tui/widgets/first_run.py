"""What a desk without anybody shows: a guide of three pages, each saying the next key to press."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Static

from dingterm.tui.cells import wrapped
from dingterm.tui.command import GUIDE
from dingterm.tui.commands import bindings_at
from dingterm.tui.language import tr

Line = tuple[str, str]

PAGES: tuple[tuple[Line, ...], ...] = (
    (
        ("Welcome. Nobody is here yet.", "bold"),
        ("This desk shows who left a cart, who asked and did not order, who has not come back for long: the most "
         "promising first, with the reason, at the right time. You write in your chat app; dingterm never sends.", ""),
        ("", ""),
        ("d   look around in a made-up shop first", "$d-accent"),
        ("i   bring your own customers in", "$d-accent"),
        ("→   how it works", "$d-accent"),
    ),
    (
        ("Your data, as it comes", "bold"),
        ("Carts, orders, customers from Shopify, WooCommerce, Magento, PrestaShop, Tiendanube; contacts of Google "
         "and Outlook; spreadsheets; chat exports. Nothing has to be tidied: numbers, names and repeats are put "
         "right, and every row that is left out is told with its reason.", ""),
        ("", ""),
        ("i   pick files: they are looked at before anything is stored", "$d-accent"),
        ("→   the first reply", "$d-accent"),
    ),
    (
        ("The first reply", "bold"),
        ("1 to 9 fill a reply for the customer you stand on, ⏎ copies it, you paste it into the chat. u takes "
         "the last contact back. ? lists every key. Who asked to be left alone is never offered again.", ""),
        ("", ""),
        ("d   try that in the made-up shop", "$d-accent"),
        ("i   begin with your own files", "$d-accent"),
        ("In a shell, dingterm train teaches with lessons, and dingterm import reads files.", "$d-quiet"),
    ),
)  # fmt: skip


class FirstRun(Static, can_focus=True):
    """Has the keys while nobody is there."""

    BINDINGS = bindings_at(GUIDE)

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.page = 0

    def action_turn_page(self, steps: int) -> None:
        """Show another page."""
        self.page = max(0, min(self.page + steps, len(PAGES) - 1))
        self.refresh()

    def render(self) -> Content:
        """The page, and which of them it is."""
        width = max(20, min(72, self.size.width))
        lines = [Content.styled(line, style) for text, style in PAGES[self.page] for line in _lines(tr(text), width)]
        dots = "".join("●" if place == self.page else "○" for place in range(len(PAGES)))
        return Content("\n").join([*lines, Content(""), Content.styled(dots, "$d-quiet")])


def _lines(text: str, width: int) -> list[str]:
    return wrapped(text, width) if cell_len(text) > width else [text]
