"""The search of replies: opened, typed into, moved through, taken from."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from dingterm.tui import messages as told
from dingterm.tui.language import tr

if TYPE_CHECKING:
    from dingterm.tui.screens.desk import DeskScreen
    from dingterm.tui.widgets.search_box import SearchBox


class SearchingStory:
    """Mixed into the desk's screen."""

    @property
    def search_box(self) -> SearchBox:
        """The line to search in; made when it is first needed."""
        from dingterm.tui.widgets.search_box import SearchBox

        desk = cast("DeskScreen", self)
        if not desk.query(SearchBox):
            desk.query_one("#replies").mount(SearchBox(id="search"))
        return desk.query_one(SearchBox)

    def on_templates_read(self, message: told.TemplatesRead) -> None:
        """Name a template file that cannot be used; the others can."""
        if message.problems:
            more = f" {len(message.problems) - 1} more: dingterm templates check." if message.problems[1:] else ""
            cast("DeskScreen", self).status.say("bad", f"{message.problems[0]}{more}")

    def on_search_typed(self, message: told.SearchTyped) -> None:
        """Look for replies."""
        desk = cast("DeskScreen", self)
        if desk.entry_id is not None and desk.choices.searching:
            desk.work.search(desk.entry_id, message.query)

    def on_replies_found(self, message: told.RepliesFound) -> None:
        """Show what was found, if it is still asked for."""
        desk = cast("DeskScreen", self)
        if desk.choices.searching and message.query == desk.search_box.value:
            desk.choices.show_found(message.query, message.choices)

    def action_search(self) -> None:
        """Open the search of replies."""
        desk = cast("DeskScreen", self)
        if desk.entry_id is None:
            return
        desk.show_search(True)
        desk.choices.show_found("", [])
        desk.search_box.value = ""
        desk.set_focus(desk.search_box)  # at once: what is typed right behind the / belongs there
        desk.work.search(desk.entry_id, "")

    def action_found(self, steps: int) -> None:
        """Move through what the search has found."""
        desk = cast("DeskScreen", self)
        desk.choices.move(steps)

    def action_take(self) -> None:
        """Fill the reply under the cursor of the search."""
        desk = cast("DeskScreen", self)
        if choice := desk.choices.current:
            desk.post_message(told.TemplateChosen(choice.template_id))

    def show_search(self, searching: bool) -> None:
        """Show the line to search in, or put it away."""
        desk = cast("DeskScreen", self)
        replies = desk.query_one("#replies")
        replies.set_class(searching, "-searching")
        replies.border_title = tr("Search replies") if searching else tr("Replies")
