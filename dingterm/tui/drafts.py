"""The replies of this sitting, as filled and edited, so that walking the queue loses none of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from dingterm.desk.views import Reply


@dataclass
class Draft:
    """A reply to one customer on its way.

    Attributes:
        reply: As it was filled.
        text: As it stands now.
        logged: Whether its contact was logged: copying it again logs nothing.
    """

    reply: Reply
    text: str
    logged: bool = False

    @property
    def edited(self) -> bool:
        """Whether the agent has changed it."""
        return self.text != self.reply.text

    def change(self, text: str) -> None:
        """Take the agent's text; another text is another contact."""
        if text != self.text:
            self.text, self.logged = text, False


@dataclass
class Drafts:
    """At most one draft for each entry of the queue."""

    _held: dict[int, Draft] = field(default_factory=dict)

    def of(self, entry_id: int | None) -> Draft | None:
        """The draft for an entry, if there is one."""
        return self._held.get(entry_id) if entry_id is not None else None

    @property
    def entries(self) -> list[int]:
        """The entries there is a draft for."""
        return list(self._held)

    def turn_texts(self, turned: Callable[[str, int], str]) -> None:
        """Put every draft into other words, as when presenting begins."""
        for entry_id, draft in self._held.items():
            draft.reply = replace(draft.reply, text=turned(draft.reply.text, entry_id))
            draft.text = turned(draft.text, entry_id)

    def begin(self, entry_id: int, reply: Reply) -> Draft:
        """Hold a newly filled reply in place of any other."""
        draft = self._held[entry_id] = Draft(reply, reply.text)
        return draft
