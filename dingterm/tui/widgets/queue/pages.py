"""Rows of the queue held in memory: fetched by page, the ones used least recently forgotten."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Sequence

from dingterm.desk.views import QueueRow

PAGE = 64
"""Entries fetched at once: more than a screen, less than a millisecond."""

HELD = 2_048
"""Rows held."""


class Pages:
    """The rows of one snapshot, as far as they have been fetched.

    A row is None when its entry has left the queue.
    """

    def __init__(self) -> None:
        self._rows: OrderedDict[int, QueueRow | None] = OrderedDict()
        self._asked: set[int] = set()

    def __contains__(self, entry_id: int) -> bool:
        return entry_id in self._rows

    def row(self, entry_id: int) -> QueueRow | None:
        """The row of an entry that is held."""
        self._rows.move_to_end(entry_id)
        return self._rows[entry_id]

    def page_around(self, ids: array[int], index: int) -> Sequence[int]:
        """The entries to fetch so that the one at `index` can be shown; none when they are on their way."""
        if ids[index] in self._asked:
            return ()
        start = index - index % PAGE
        wanted = [one for one in ids[start : start + PAGE] if one not in self._rows]
        self._asked.update(wanted)
        return wanted

    def keep(self, ids: Sequence[int], rows: Sequence[QueueRow]) -> None:
        """Hold the rows that were fetched for these entries."""
        found = {row.id: row for row in rows}
        for one in ids:
            self._rows[one] = found.get(one)
            self._rows.move_to_end(one)
        self._asked.difference_update(ids)
        while len(self._rows) > HELD:
            self._rows.popitem(last=False)

    def clear(self) -> None:
        """Forget everything, for a new snapshot."""
        self._rows.clear()
        self._asked.clear()
