"""What the recovery rules need to know, gathered in one query: a row for each customer and reason to write."""

from __future__ import annotations

import json
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
_BEST = f"FROM identifier i WHERE i.customer_id = c.id AND i.kind = 'phone' ORDER BY {BEST_FIRST} LIMIT 1"

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
_MINE = f"WHERE mine.customer_id = {{whose}} AND mine.kind = 'phone' AND {_OUT}"

_ABOUT = f"""
WITH chosen AS (SELECT value AS id FROM json_each(?)),
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
person AS MATERIALIZED (
    -- what is the same for every reason to write to somebody is asked once
    SELECT c.id, c.consent, c.zones, c.region, coalesce(s.paid_orders, 0) AS paid_orders, s.last_order_at, h.last_in_at,
        (SELECT count(*) FROM message m WHERE m.customer_id = c.id AND {_OUT}
            AND m.at > max(coalesce(h.last_in_at, 0), coalesce(s.last_order_at, 0))) AS unanswered,
        (SELECT max(m.at) FROM message m WHERE m.customer_id = c.id AND {_OUT}) AS last_out_at,
        (SELECT max(m.at) {_SAME_PHONE} {_MINE.format(whose="c.id")}) AS phone_out_at,
        EXISTS (SELECT 1 FROM opt_out x WHERE x.customer_id = c.id AND x.lifted_at IS NULL)
            OR EXISTS (SELECT 1 FROM identifier i JOIN opt_out x ON x.kind = i.kind AND x.value = i.value
                WHERE i.customer_id = c.id AND x.lifted_at IS NULL) AS opted_out,
        coalesce((SELECT i.verdict {_BEST}), '') AS phone_verdict,
        (SELECT count(*) FROM identifier i WHERE i.customer_id = c.id AND i.kind = 'handle') AS handles,
        coalesce((SELECT i.value {_BEST}), '') AS phone, coalesce(a.agent, '') AS claimed_by,
        a.expires_at AS claimed_until, z.until AS snoozed_until, coalesce(o.rules, '') AS override,
        coalesce(o.reason, '') AS override_reason, coalesce(w.kind, '') AS outcome, w.at AS outcome_at
    FROM chosen JOIN customer c ON c.id = chosen.id
    LEFT JOIN sold s ON s.customer_id = c.id LEFT JOIN heard h ON h.customer_id = c.id
    LEFT JOIN ended w ON w.customer_id = c.id
    LEFT JOIN claim a ON a.customer_id = c.id
    LEFT JOIN snooze z ON z.customer_id = c.id AND z.at >= coalesce(h.last_in_at, 0)
    LEFT JOIN (
        -- set aside for one contact: the next one ends it
        SELECT e.customer_id, group_concat(e.rule, '|') AS rules, max(e.reason) AS reason FROM set_aside e
        WHERE e.customer_id IN (SELECT id FROM chosen) AND NOT EXISTS (
            SELECT 1 FROM message m WHERE m.customer_id = e.customer_id AND {_OUT} AND m.at >= e.at
        ) GROUP BY e.customer_id
    ) o ON o.customer_id = c.id
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
),
fact ({", ".join(FACTS)}) AS (
SELECT r.customer_id, r.cart_id, r.lane, r.since, r.currency, r.total_minor, r.item_count, r.stage, r.changed_at,
    (SELECT count(*) FROM cart k WHERE k.customer_id = r.customer_id AND k.created_at > r.since - 604800
        AND k.created_at <= r.since) AS carts_lately,
    p.paid_orders, p.last_order_at,
    CASE WHEN p.last_out_at IS NULL THEN 0 ELSE
        (SELECT count(*) FROM message m WHERE m.customer_id = r.customer_id AND {_OUT} AND m.at >= r.since)
    END AS contacts,
    p.unanswered, p.last_out_at, p.phone_out_at,
    CASE WHEN p.phone_out_at IS NOT NULL AND r.cart_id IS NOT NULL THEN
        (SELECT max(m.at) {_SAME_PHONE} {_MINE.format(whose="r.customer_id")} AND m.cart_id <> r.cart_id
            AND {_ITEMS.format(cart="m.cart_id")} = {_ITEMS.format(cart="r.cart_id")})
    END AS same_items_at,
    p.last_in_at, p.opted_out, p.consent, p.phone_verdict, p.handles, p.zones, p.region, p.phone,
    p.claimed_by, p.claimed_until, p.snoozed_until, p.override, p.override_reason, p.outcome, p.outcome_at
FROM reason r CROSS JOIN person p ON p.id = r.customer_id
)
SELECT json_group_array(json_array({", ".join(FACTS)})) FROM fact
"""


_CONCERNED = " UNION ".join(
    f"SELECT customer_id AS id FROM {table} WHERE customer_id > ?1"
    for table in ("cart", "order_", "message", "outcome", "queue_entry")
)
"""Whoever there may be a reason to write to, or was: only a cart, an order, a message or an outcome can be one."""


def concerned(db: sqlite3.Connection, after: int, most: int) -> list[int]:
    """The next customers, by number, who may be or are in the queue; at most so many."""
    return [row[0] for row in db.execute(f"{_CONCERNED} ORDER BY id LIMIT ?2", (after, most))]


def count_concerned(db: sqlite3.Connection) -> int:
    """How many customers may be or are in the queue."""
    return int(db.execute(f"SELECT count(*) FROM ({_CONCERNED})", (0,)).fetchone()[0])


def gather(db: sqlite3.Connection, customer_ids: Iterable[int]) -> list[tuple[object, ...]]:
    """Facts about these customers, values in the order of `FACTS`."""
    (found,) = db.execute(_ABOUT, (bulk.as_json(customer_ids),)).fetchone()  # in one piece: other threads go on
    return [tuple(row) for row in json.loads(found)]


def medians(db: sqlite3.Connection) -> dict[str, float]:
    """The median value of a cart in each currency, in minor units."""
    found = db.execute(
        "WITH worth AS (SELECT currency, total_minor, count(*) AS carts FROM cart WHERE total_minor IS NOT NULL"
        " GROUP BY currency, total_minor),"
        " placed AS (SELECT *, sum(carts) OVER (PARTITION BY currency ORDER BY total_minor) AS last,"
        " sum(carts) OVER (PARTITION BY currency) AS size FROM worth)"
        " SELECT currency, (min(total_minor) FILTER (WHERE last >= (size + 1) / 2)"
        " + min(total_minor) FILTER (WHERE last >= (size + 2) / 2)) / 2.0 FROM placed GROUP BY currency"
    )
    return dict(found.fetchall())
