"""One command of the program, and the places in which commands work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding

QUEUE, CUSTOMER, REPLY, SEARCH, HANDOFF, REVIEW = "queue", "customer", "reply", "search", "handoff", "review"
"""Where the agent is: what has the focus, or the screen on top."""

PATH, TREE, LOOK, RUN, RESULTS, ASK = "path", "tree", "look", "run", "results", "ask"
"""Likewise on the screen of cleaning: its steps, and the line it asks something on."""

FILTER = "filter"
"""Where the queue is filtered."""

FIND = "find"
"""Where a customer is looked for."""

DROP, BOTH = "drop", "both"
"""Over the review of pairs: where a record to take out is chosen; both customers in full."""

DIRECTION, WORDS = "direction", "words"
"""Where a draft's direction is typed, and the customer's words that it is to answer."""

THEME, GUIDE = "theme", "guide"
"""Where colours are chosen; what a desk without anybody shows."""

TEMPLATE, SERVER = "template", "server"
"""Where a template is edited; where the server that drafts is set up."""

REPORTS = "reports"
"""What came of contacts."""

LESSON = "lesson"
"""The whole desk while a lesson is played."""

CLEAN = "Cleaning"
"""The heading of that screen's commands."""

DESK = (QUEUE, CUSTOMER)
"""Where letters are commands, because nothing is being typed."""

EVERYWHERE = (QUEUE, CUSTOMER, REPLY, SEARCH)

FORMS = (TEMPLATE, SERVER)
"""Where fields are filled in."""

ANYWHERE = (
    *EVERYWHERE, FILTER, DIRECTION, WORDS, REVIEW, DROP, BOTH, REPORTS, FIND, *FORMS, PATH, TREE, LOOK, RUN, RESULTS
)  # fmt: skip
"""Where a command of the program itself works."""

SCREEN_PLACES = (
    (QUEUE, CUSTOMER, REPLY, SEARCH, FILTER, DIRECTION, WORDS, GUIDE, LESSON),
    (PATH, TREE, LOOK, RUN, RESULTS, ASK),
    (REVIEW, DROP),
    (BOTH,),
    (REPORTS,),
    (FIND,),
    (HANDOFF,),
    (THEME,),
    (TEMPLATE,),
    (SERVER,),
)
"""The places of each screen."""

TYPED = (REPLY, SEARCH, FILTER, PATH, ASK, FIND, DIRECTION, WORDS, *FORMS)
"""Where letters are typed."""


@dataclass(frozen=True)
class Command:
    """One thing the agent can do.

    Attributes:
        id: Stable name, for key maps and tests.
        keys: Keys in textual's names; the first is the one shown.
        shown: How the keys are written in the key line and on the help sheet.
        label: A word or two.
        tooltip: One sentence for the help sheet and the command palette; none where another command's covers it.
        group: Heading on the help sheet.
        where: The places it works in.
        action: Textual's action; `{key}` stands for the key pressed.
        rank: Place in the key line, 1 first; 0 keeps it out.
        needs: What must be there: an `entry` of the queue, a filled `reply`, a `draft` on its way,
            `marks` on the reply, words that were `copied`, or nothing.
        palette: Whether the command palette offers it.
    """

    id: str
    keys: tuple[str, ...]
    shown: str
    label: str
    tooltip: str
    group: str
    where: tuple[str, ...]
    action: str
    rank: int = 0
    needs: str = ""
    palette: bool = False

    def bindings(self) -> Iterable[Binding]:
        """One binding for each key."""
        for key in self.keys:
            action = self.action.format(key=key)
            name = self.id if action == self.action else f"{self.id}.{key}"
            yield Binding(key, action, self.label, tooltip=self.tooltip, show=False, id=name)
