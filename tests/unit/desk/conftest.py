"""A desk on the made-up shop, at noon."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dingterm.desk.queue import entry_ids, queue_rows
from dingterm.desk.session import Session
from dingterm.desk.views import QueueRow
from tests.made_demo import made_demo


@pytest.fixture
def session() -> Iterator[Session]:
    opened = made_demo()
    yield opened
    opened.close()


@pytest.fixture
def due(session: Session) -> QueueRow:
    """The most promising unpaid cart that may be written about now."""
    return next(row for row in queue_rows(session, entry_ids(session, "unpaid")) if row.state == "due")
