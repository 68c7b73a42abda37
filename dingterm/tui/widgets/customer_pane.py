"""The pane of the customer: scrolls with the wheel, and with the arrows when it has the focus."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from dingterm.desk.views import CustomerView
from dingterm.tui.widgets.customer_lines import customer_content


class CustomerPane(VerticalScroll, can_focus=True):
    """Shows one customer at a time."""

    view: CustomerView | None = None

    def compose(self) -> ComposeResult:
        """One text; its lines are made for the width of the pane."""
        yield Static(id="customer-text")

    def show(self, view: CustomerView) -> None:
        """Show a customer, from the top if it is another one."""
        if self.view is None or self.view.entry.id != view.entry.id:
            self.scroll_home(animate=False)
        self.view = view
        self._draw()

    def clear(self) -> None:
        """Show nobody."""
        self.view = None
        self.query_one("#customer-text", Static).update(Content(""))

    def on_resize(self) -> None:
        """Make the lines anew for another width."""
        self._draw()

    def _draw(self) -> None:
        if self.view is not None:
            text = customer_content(self.view, self.scrollable_content_region.width)
            self.query_one("#customer-text", Static).update(text)
