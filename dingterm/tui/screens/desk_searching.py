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

    _into = False
    """Whether what is taken goes into the reply at its cursor."""

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
            desk.early.let_go()

    def action_search(self) -> None:
        """Open the search of replies."""
        self._into = False
        self._search()

    def action_search_into(self) -> None:
        """Open the search for a reply to be put in at the cursor."""
        self._into = True
        self._search()

    def _search(self) -> None:
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
        """Fill the reply under the cursor of the search; where it was asked for in the editor, put it in there."""
        desk = cast("DeskScreen", self)
        if self._into:
            self.action_add()
        elif choice := desk.choices.current:
            desk.early.filling = True
            desk.post_message(told.TemplateChosen(choice.template_id))

    def action_add(self) -> None:
        """Put the reply under the cursor of the search below the text there is, or at the cursor of the editor."""
        desk = cast("DeskScreen", self)
        if (choice := desk.choices.current) and desk.entry_id is not None:
            desk.early.filling = True
            desk.work.fill_more(desk.entry_id, choice.template_id)

    def on_reply_added(self, message: told.ReplyAdded) -> None:
        """Show the text, to be read and edited."""
        desk = cast("DeskScreen", self)
        desk.reply.add(message.entry_id, message.reply, at_cursor=self._into)
        if message.entry_id == desk.entry_id:
            desk.action_leave()
            desk.go("reply")
            desk.show_keys()
        desk.early.filled()

    def show_search(self, searching: bool) -> None:
        """Show the line to search in, or put it away."""
        desk = cast("DeskScreen", self)
        replies = desk.query_one("#replies")
        replies.set_class(searching, "-searching")
        replies.border_title = tr("Search replies") if searching else tr("Replies")
