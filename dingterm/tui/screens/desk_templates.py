"""From the desk to the templates behind its replies: edited, made, put on keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from dingterm.tui import messages as told
from dingterm.tui.template_work import Favoured, TemplateWork
from dingterm.tui.widgets.choices import KEYS

if TYPE_CHECKING:
    from dingterm.tui.screens.desk import DeskScreen


class TemplatesStory:
    """Mixed into the desk's screen."""

    def action_edit_template(self) -> None:
        """Edit the template of the reply, or the one under the cursor of the search."""
        desk = cast("DeskScreen", self)
        if template_id := self._meant():
            own = not desk.choices.searching and desk.reply.draft is not None
            self._edit(template_id, desk.reply.draft.reply.language if own and desk.reply.draft else "")

    def action_favour(self) -> None:
        """Ask for the key that this reply is to be on."""
        from dingterm.tui.screens.sheet import menu

        desk = cast("DeskScreen", self)
        template_id, entry_id = self._meant(), desk.entry_id
        if not template_id or entry_id is None:
            return
        on_keys = {key: desk.choices.favourite(key) for key in range(1, KEYS + 1)}
        choices = {str(key): (str(key), one.title if one else "–") for key, one in on_keys.items()}
        choices["0"] = ("0", "no key of its own")

        def chosen(key: str | None) -> None:
            if key:
                TemplateWork(desk, desk.session).favour(entry_id, template_id, int(key))

        desk.app.push_screen(menu("On which key of this lane?", choices), chosen)

    def on_favoured(self, message: Favoured) -> None:
        """Say so, and show the replies on their keys."""
        desk = cast("DeskScreen", self)
        desk.status.say("good", message.sentence)
        if message.entry_id == desk.entry_id:
            desk.work.load_customer(message.entry_id)

    def _meant(self) -> str:
        """The template under the cursor of the search, else that of the reply; says what to do where there is none."""
        desk = cast("DeskScreen", self)
        found = desk.choices.current if desk.choices.searching else None
        template_id = found.template_id if found else desk.reply.template_id
        if not template_id:
            desk.status.say("note", "No template is behind this text. Choose a reply first, or N for a new template.")
        return template_id

    def action_new_template(self) -> None:
        """Write a new template."""
        self._edit("", "")

    def _edit(self, template_id: str, language: str) -> None:
        from dingterm.tui.screens.template import TemplateScreen

        desk = cast("DeskScreen", self)
        lane = desk.view.entry.lane if desk.view else ""
        screen = TemplateScreen(desk.session, desk.entry_id, template_id, lane=lane, language=language)
        desk.app.push_screen(screen, self._kept)

    def _kept(self, template_id: str | None) -> None:
        """Fill the template that was kept, and show the replies as they are offered now."""
        desk = cast("DeskScreen", self)
        if template_id is None or desk.entry_id is None:
            return
        desk.renew(desk.entry_id)
        desk.post_message(told.TemplateChosen(template_id))
