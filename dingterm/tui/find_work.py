"""What the search of customers asks of the use cases, in thread workers; each answer is a message."""

from __future__ import annotations

from dingterm.tui import messages as told
from dingterm.tui.desk_work import DeskWork


class FindWork(DeskWork):
    """Questions about customers, in the queue or not."""

    def find(self, query: str) -> None:
        """Answered by `PeopleFound`."""

        def found() -> told.PeopleFound:
            from dingterm.desk.finding import find_customers

            return told.PeopleFound(query, find_customers(self._session, query, MOST))

        self._read("people", found)

    def load_record(self, customer_id: int) -> None:
        """Answered by `RecordLoaded`."""

        def loaded() -> told.RecordLoaded:
            from dingterm.desk.histories import record

            return told.RecordLoaded(record(self._session, customer_id))

        self._read("record", loaded)

    def load_records(self, pair: tuple[int, int]) -> None:
        """Answered by `RecordsLoaded`."""

        def loaded() -> told.RecordsLoaded:
            from dingterm.desk.histories import record

            left, right = (record(self._session, one) for one in pair)
            return told.RecordsLoaded((left, right))

        self._read("record", loaded)


MOST = 100
"""Customers listed."""
