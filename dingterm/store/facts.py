"""What the recovery rules need to know, gathered in one query: a row for each customer and reason to write."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from dingterm.store import bulk
from dingterm.store.customers import BEST_FIRST

FACTS = (
    "customer_id", "cart_id", "lane", "since", "currency", "total_minor", "item_count", "stage", "changed_at",
    "carts_lately", "paid_orders", "last_order_at", "contacts", "unanswered", "last_out_at", "phone_out_at",
    "same_items_at", "last_in_at", "opted_out", "consent", "phone_verdict", "handles", "zones", "region", "phone",
    "claimed_by", "claimed_until", "snoozed_until", "override", "override_reason", "outcome",
    "outcome_at",
)  # fmt: skip
"""The columns of a fact, in order; `recovery.plan.FACTS` says what each means."""

_OUT = "m.direction = 'out' AND m.undone_at IS NULL"
_BEST = f"FROM identifier i WHERE i.customer_id = r.customer_id AND i.kind = 'phone' ORDER BY {BEST_FIRST} LIMIT 1"

_ITEMS = (
    "(SELECT group_concat(line, char(10)) FROM (SELECT sku || char(9) || title || char(9) || variant || char(9)"
    " || quantity AS line FROM cart_item WHERE cart_id = {cart} ORDER BY line))"
)
"""What is in a cart, whatever its order: equal for identical carts."""

# CROSS JOIN keeps the order: without it SQLite begins with every phone there is.
_SAME_PHONE = """
    FROM identifier mine CROSS JOIN identifier i ON i.kind = 'phone' AND i.value = mine.value
    CROSS JOIN message m ON m.customer_id = i.customer_id
"""
_MINE = f"WHERE mine.customer_id = r.customer_id AND mine.kind = 'phone' AND {_OUT}"

_ABOUT = f"""
WITH chosen AS ({{chosen}}),
sold AS (
    -- SQLite takes currency and total_minor from the row that holds the maximum
    SELECT customer_id, count(*) AS paid_orders, max(created_at) AS last_order_at, currency, total_minor
    FROM order_ WHERE payment = 'paid' AND customer_id IN (SELECT id FROM chosen) GROUP BY customer_id
),
heard AS (
    SELECT customer_id, max(at) AS last_in_at FROM (
        SELECT customer_id, at FROM message
        WHERE direction = 'in' AND undone_at IS NULL AND customer_id IN (SELECT id FROM chosen)
        UNION ALL
        SELECT customer_id, at FROM outcome
        WHERE kind = 'answered' AND undone_at IS NULL AND customer_id IN (SELECT id FROM chosen)
    ) GROUP BY customer_id
),
ended AS (
    -- likewise kind
    SELECT customer_id, kind, max(at) AS at FROM outcome
    WHERE kind IN ('lost', 'recovered') AND undone_at IS NULL AND customer_id IN (SELECT id FROM chosen)
    GROUP BY customer_id
),
reason AS (
    SELECT k.customer_id, k.id AS cart_id, 'unpaid' AS lane, k.created_at AS since, k.currency, k.total_minor, k.stage,
        k.updated_at AS changed_at, (SELECT count(*) FROM cart_item i WHERE i.cart_id = k.id) AS item_count
    FROM cart k WHERE k.completed_at IS NULL AND k.created_at IS NOT NULL AND k.customer_id IN (SELECT id FROM chosen)
    UNION ALL
    SELECT customer_id, NULL, 'consulted', last_in_at, '', NULL, '', NULL, 0 FROM heard
    UNION ALL
    SELECT customer_id, NULL, 'win-back', last_order_at, currency, total_minor, '', NULL, 0
    FROM sold WHERE last_order_at IS NOT NULL
)
SELECT r.customer_id, r.cart_id, r.lane, r.since, r.currency, r.total_minor, r.item_count, r.stage, r.changed_at,
    (SELECT count(*) FROM cart k WHERE k.customer_id = r.customer_id AND k.created_at > r.since - 604800
        AND k.created_at <= r.since) AS carts_lately,
    coalesce(s.paid_orders, 0), s.last_order_at,
    (SELECT count(*) FROM message m WHERE m.customer_id = r.customer_id AND {_OUT} AND m.at >= r.since) AS contacts,
    (SELECT count(*) FROM message m WHERE m.customer_id = r.customer_id AND {_OUT}
        AND m.at > max(coalesce(h.last_in_at, 0), coalesce(s.last_order_at, 0))) AS unanswered,
    (SELECT max(m.at) FROM message m WHERE m.customer_id = r.customer_id AND {_OUT}) AS last_out_at,
    (SELECT max(m.at) {_SAME_PHONE} {_MINE}) AS phone_out_at,
    (SELECT max(m.at) {_SAME_PHONE} {_MINE} AND r.cart_id IS NOT NULL AND m.cart_id <> r.cart_id
        AND {_ITEMS.format(cart="m.cart_id")} = {_ITEMS.format(cart="r.cart_id")}) AS same_items_at,
    h.last_in_at,
    EXISTS (SELECT 1 FROM opt_out x WHERE x.customer_id = r.customer_id AND x.lifted_at IS NULL)
        OR EXISTS (SELECT 1 FROM identifier i JOIN opt_out x ON x.kind = i.kind AND x.value = i.value
            WHERE i.customer_id = r.customer_id AND x.lifted_at IS NULL) AS opted_out,
    c.consent, coalesce((SELECT i.verdict {_BEST}), '') AS phone_verdict,
    (SELECT count(*) FROM identifier i WHERE i.customer_id = r.customer_id AND i.kind = 'handle') AS handles,
    c.zones, c.region, coalesce((SELECT i.value {_BEST}), '') AS phone,
    coalesce(a.agent, ''), a.expires_at, z.until, coalesce(o.rules, ''), coalesce(o.reason, ''),
    coalesce(w.kind, ''), w.at
FROM reason r JOIN customer c ON c.id = r.customer_id
LEFT JOIN sold s ON s.customer_id = r.customer_id LEFT JOIN heard h ON h.customer_id = r.customer_id
LEFT JOIN ended w ON w.customer_id = r.customer_id
LEFT JOIN claim a ON a.customer_id = r.customer_id
LEFT JOIN snooze z ON z.customer_id = r.customer_id AND z.at >= coalesce(h.last_in_at, 0)
LEFT JOIN (
    -- set aside for one contact: the next one ends it
    SELECT e.customer_id, group_concat(e.rule, '|') AS rules, max(e.reason) AS reason FROM set_aside e
    WHERE e.customer_id IN (SELECT id FROM chosen) AND NOT EXISTS (
        SELECT 1 FROM message m WHERE m.customer_id = e.customer_id AND {_OUT} AND m.at >= e.at
    ) GROUP BY e.customer_id
) o ON o.customer_id = r.customer_id
"""


def gather(db: sqlite3.Connection, customer_ids: Iterable[int] | None) -> list[tuple[object, ...]]:
    """Facts about these customers (None: all), values in the order of `FACTS`."""
    if customer_ids is None:
        cursor = db.execute(_ABOUT.format(chosen="SELECT id FROM customer"))
    else:
        cursor = db.execute(_ABOUT.format(chosen="SELECT value AS id FROM json_each(?)"), (bulk.as_json(customer_ids),))
    return [tuple(row) for row in cursor]


def medians(db: sqlite3.Connection) -> dict[str, float]:
    """The median value of a cart in each currency, in minor units."""
    found = db.execute(
        "SELECT currency, avg(total_minor) FROM (SELECT currency, total_minor,"
        " row_number() OVER (PARTITION BY currency ORDER BY total_minor) AS place,"
        " count(*) OVER (PARTITION BY currency) AS size FROM cart WHERE total_minor IS NOT NULL)"
        " WHERE place IN ((size + 1) / 2, (size + 2) / 2) GROUP BY currency"
    )
    return dict(found.fetchall())
