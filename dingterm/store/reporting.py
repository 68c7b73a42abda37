"""What reports are worked out from: every contact that stands, whether it was answered, what it was credited with."""

from __future__ import annotations

import sqlite3

_CONTACTS = """
SELECT m.at, m.lane, m.step, m.template_id, m.language, m.agent, m.account, c.region, c.zones,
    EXISTS (SELECT 1 FROM message i WHERE i.customer_id = m.customer_id AND i.at > m.at AND i.at <= m.at + :within
        AND i.direction = 'in') AS answered,
    e.currency, e.total_minor
FROM message m JOIN customer c ON c.id = m.customer_id LEFT JOIN credit e ON e.message_id = m.id
WHERE m.direction = 'out' AND m.undone_at IS NULL AND m.at >= :since AND m.at < :until
"""
_CREDITS = """
WITH credit AS MATERIALIZED (SELECT json_extract(payload, '$.credited') AS message_id,
    json_extract(payload, '$.currency') AS currency, json_extract(payload, '$.total_minor') AS total_minor
    FROM event WHERE kind = 'recovered')
"""


def contacts(db: sqlite3.Connection, since: int, until: int, within: int) -> list[tuple[object, ...]]:
    """Contacts of a span of time; columns of `recovery.reports.CONTACTS`.

    Args:
        db: The database.
        since: First second, epoch.
        until: The second after the last.
        within: Seconds in which a message of the customer counts as the answer.
    """
    rows = db.execute(_CREDITS + _CONTACTS, {"since": since, "until": until, "within": within})
    return [tuple(row) for row in rows]
