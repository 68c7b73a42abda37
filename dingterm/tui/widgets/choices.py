"""The replies to choose from: favourites on their keys, or what a search has found."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widget import Widget

from dingterm.desk.views import Choice, Reply
from dingterm.tui.cells import fit
from dingterm.tui.language import tr
from dingterm.tui.messages import TemplateChosen

KEYS = 9
"""Favourites there are at most."""

FOUND = 8
"""Lines of a search's answer."""

CELL = 28
"""Cells a favourite needs; a wide pane shows two or three side by side."""


SENT = "→"
"""Behind a reply that this customer has had before."""


class Choices(Widget):
    """A list of replies; a click takes one."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._favourites: list[Choice] = []
        self._found: list[Choice] = []
        self._query: str | None = None
        self._cursor = 0
        self._top = 0
        self._languages: dict[str, tuple[str, ...]] = {}
        self.taken = ""

    @property
    def searching(self) -> bool:
        """Whether the list shows what a search has found."""
        return self._query is not None

    @property
    def asked_for(self) -> str | None:
        """What was searched for, of what is shown."""
        return self._query

    @property
    def current(self) -> Choice | None:
        """The found reply under the cursor, if any."""
        return self._found[self._cursor] if self._cursor < len(self._found) else None

    def show_favourites(self, choices: list[Choice]) -> None:
        """Show the replies on the keys 1 to 9."""
        self._favourites = choices
        self._remember(choices)
        self.refresh()

    def favourite(self, key: int) -> Choice | None:
        """The reply on a key, if there is one."""
        return next((one for one in self._favourites if one.key == key), None)

    def language_after(self, reply: Reply) -> str:
        """The language after that of a reply among those of its template; nothing if it has only one."""
        known = self._languages.get(reply.template_id, ())
        if reply.language not in known or len(known) < 2:
            return next((one for one in known if one != reply.language), "")
        return known[(known.index(reply.language) + 1) % len(known)]

    def show_found(self, query: str, choices: list[Choice]) -> None:
        """Show what a search has found, the best one under the cursor."""
        self._query, self._found, self._cursor, self._top = query, choices, 0, 0
        self._remember(choices)
        self._take_lines()
        self.refresh()

    def leave_search(self) -> None:
        """Show the favourites again."""
        self._query, self._found = None, []
        self._take_lines()
        self.refresh()

    def mark(self, template_id: str) -> None:
        """Mark the reply that is filled."""
        self.taken = template_id
        self.refresh()

    def move(self, steps: int) -> None:
        """Move the cursor through what was found."""
        self._cursor = max(0, min(self._cursor + steps, len(self._found) - 1))
        height = max(1, self.size.height)
        self._top = max(self._cursor - height + 1, min(self._top, self._cursor))
        self.refresh()

    def on_resize(self) -> None:
        """Take as many lines as the favourites need at this width."""
        self._take_lines()

    def _take_lines(self) -> None:
        self.styles.height = FOUND if self.searching else -(-KEYS // self._across)

    def render(self) -> Content:
        """Lines for the width and height of the pane."""
        lines = self._found_lines() if self.searching else self._favourite_lines()
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        """Take the reply under the mouse."""
        if (choice := self._at(event.x, event.y)) is not None:
            self.post_message(TemplateChosen(choice.template_id))

    def _remember(self, choices: list[Choice]) -> None:
        self._languages |= {one.template_id: one.languages for one in choices}

    def _at(self, x: int, y: int) -> Choice | None:
        shown = self._found[self._top :] if self.searching else self._favourites
        across = 1 if self.searching else self._across
        index = y * across + min(x // max(1, self.size.width // across), across - 1)
        return shown[index] if 0 <= index < len(shown) else None

    @property
    def _across(self) -> int:
        return max(1, min(3, self.size.width // CELL))

    def _favourite_lines(self) -> list[Content]:
        across = self._across
        cell = self.size.width // across
        rows = [self._favourites[start : start + across] for start in range(0, len(self._favourites), across)]
        return [Content("").join(self._favourite(one, cell) for one in row) for row in rows]

    def _favourite(self, choice: Choice, width: int) -> Content:
        style = "bold $d-accent" if choice.template_id == self.taken else ""
        sign = SENT if choice.used else ""
        title = fit(f"{choice.title} {sign}".rstrip(), width - 3) + " "
        return Content.assemble((f"{choice.key} ", "$d-accent"), (title, style or ("$d-quiet" if sign else "")))

    def _found_lines(self) -> list[Content]:
        if not self._found:
            return [Content.styled("No reply means that. Esc goes back.", "$d-quiet")]
        visible = self._found[self._top : self._top + max(1, self.size.height)]
        return [self._found_line(one, self._top + place == self._cursor) for place, one in enumerate(visible)]

    def _found_line(self, choice: Choice, chosen: bool) -> Content:
        width = self.size.width
        if choice.line:
            title = fit(choice.title, min(cell_len(choice.title), width // 2))
            rest = fit(f"  “{choice.line}”", max(0, width - 2 - cell_len(title)))
        else:
            known = (_history(choice), tr(choice.category), " ".join(choice.languages))
            about = " · ".join(filter(None, known))
            column = min(max(cell_len(one.title) for one in self._found), width - 2)
            title = fit(choice.title, column)
            rest = fit(f"  {about}", max(0, width - 2 - column))
        mark = ("▌ ", "$d-accent") if chosen else ("  ", "")
        parts = (self._found_words(title, "bold" if chosen else ""), self._found_words(rest, "$d-quiet"))
        return Content.assemble(mark, *parts)

    def _found_words(self, text: str, style: str) -> Content:
        """A text in which the words that were typed stand out."""
        from dingterm.desk.reply import found_in

        content = Content.styled(text, style)
        for start, end in found_in(self._query or "", text):
            content = content.stylize("underline $d-accent", start, end)
        return content


def _history(choice: Choice) -> str:
    """What came of a reply: whether this customer has had it, how many customers answered it."""
    sent = tr("sent before") if choice.used else ""
    answered = tr(f"{choice.answered:,} of {choice.sent:,} answered") if choice.worked else ""
    return " · ".join(filter(None, (sent, answered)))
