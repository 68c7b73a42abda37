"""The statements of each step of the schema (`schema.py`): never edited once released.

Money is integer minor units beside an ISO 4217 code; times are integer seconds since 1970 UTC.
"""

from __future__ import annotations

PEOPLE = """
CREATE TABLE customer (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, given_name TEXT NOT NULL, family_name TEXT NOT NULL,
    language TEXT NOT NULL, region TEXT NOT NULL, city TEXT NOT NULL, zones TEXT NOT NULL,
    consent INTEGER, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
) STRICT;
CREATE TABLE identifier (
    id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customer, kind TEXT NOT NULL, value TEXT NOT NULL,
    raw TEXT NOT NULL, verdict TEXT NOT NULL, region TEXT NOT NULL, phone_kind TEXT NOT NULL, position INTEGER NOT NULL,
    source_record_id INTEGER REFERENCES source_record, first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL,
    UNIQUE (customer_id, kind, value)
) STRICT;
CREATE INDEX identifier_value ON identifier (kind, value);
CREATE TABLE import_run (
    id INTEGER PRIMARY KEY, file TEXT NOT NULL, file_hash TEXT NOT NULL, source TEXT NOT NULL, kind TEXT NOT NULL,
    region TEXT NOT NULL, mapping TEXT NOT NULL, checkpoint INTEGER NOT NULL, counts TEXT NOT NULL, agent TEXT NOT NULL,
    started_at INTEGER NOT NULL, finished_at INTEGER
) STRICT;
CREATE TABLE source_record (
    id INTEGER PRIMARY KEY, import_run_id INTEGER NOT NULL REFERENCES import_run,
    customer_id INTEGER REFERENCES customer, source TEXT NOT NULL,
    kind TEXT NOT NULL, line INTEGER NOT NULL, hash TEXT NOT NULL, payload TEXT NOT NULL,
    UNIQUE (source, hash)
) STRICT;
CREATE INDEX source_record_customer ON source_record (customer_id);
CREATE TABLE reject (
    id INTEGER PRIMARY KEY, import_run_id INTEGER NOT NULL REFERENCES import_run, line INTEGER NOT NULL,
    lines INTEGER NOT NULL, column_ TEXT NOT NULL, code TEXT NOT NULL, sentence TEXT NOT NULL, payload TEXT NOT NULL
) STRICT;
CREATE TABLE merge_log (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, agent TEXT NOT NULL, action TEXT NOT NULL,
    customer_id INTEGER NOT NULL, other_id INTEGER NOT NULL,
    reasons TEXT NOT NULL, before TEXT NOT NULL, undone_at INTEGER
) STRICT
"""

TRADE = """
CREATE TABLE order_ (
    id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customer, platform TEXT NOT NULL,
    external_id TEXT NOT NULL, name TEXT NOT NULL, status TEXT NOT NULL, payment TEXT NOT NULL,
    currency TEXT NOT NULL, total_minor INTEGER, created_at INTEGER,
    source_record_id INTEGER REFERENCES source_record, UNIQUE (platform, external_id)
) STRICT;
CREATE INDEX order_customer ON order_ (customer_id);
CREATE TABLE cart (
    id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customer, platform TEXT NOT NULL,
    external_id TEXT NOT NULL, name TEXT NOT NULL, currency TEXT NOT NULL, total_minor INTEGER, stage TEXT NOT NULL,
    url TEXT NOT NULL, created_at INTEGER, updated_at INTEGER, completed_at INTEGER,
    source_record_id INTEGER REFERENCES source_record, UNIQUE (platform, external_id)
) STRICT;
CREATE INDEX cart_customer ON cart (customer_id);
CREATE TABLE cart_item (
    cart_id INTEGER NOT NULL REFERENCES cart, position INTEGER NOT NULL, title TEXT NOT NULL, variant TEXT NOT NULL,
    sku TEXT NOT NULL, quantity INTEGER NOT NULL, price_minor INTEGER, PRIMARY KEY (cart_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE order_item (
    order_id INTEGER NOT NULL REFERENCES order_, position INTEGER NOT NULL, title TEXT NOT NULL, variant TEXT NOT NULL,
    sku TEXT NOT NULL, quantity INTEGER NOT NULL, price_minor INTEGER, PRIMARY KEY (order_id, position)
) STRICT, WITHOUT ROWID
"""

CONTACT = """
CREATE TABLE message (
    id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customer, cart_id INTEGER REFERENCES cart,
    at INTEGER NOT NULL, direction TEXT NOT NULL, origin TEXT NOT NULL, template_id TEXT NOT NULL,
    wording INTEGER NOT NULL, lane TEXT NOT NULL,
    step INTEGER NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL, channel TEXT NOT NULL,
    account TEXT NOT NULL, agent TEXT NOT NULL, route TEXT NOT NULL, source TEXT NOT NULL, undone_at INTEGER
) STRICT;
CREATE INDEX message_customer ON message (customer_id, at);
CREATE INDEX message_agent ON message (agent, id);
CREATE TABLE opt_out (
    id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customer, kind TEXT NOT NULL, value TEXT NOT NULL,
    words TEXT NOT NULL, at INTEGER NOT NULL, message_id INTEGER REFERENCES message, lifted_at INTEGER
) STRICT;
CREATE INDEX opt_out_value ON opt_out (kind, value);
CREATE TABLE claim (
    customer_id INTEGER PRIMARY KEY REFERENCES customer, agent TEXT NOT NULL, expires_at INTEGER NOT NULL
) STRICT;
CREATE TABLE event (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, agent TEXT NOT NULL, kind TEXT NOT NULL,
    customer_id INTEGER, cart_id INTEGER, payload TEXT NOT NULL
) STRICT;
CREATE TRIGGER event_is_append_only BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_is_kept BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are never removed'); END
"""

QUEUE = """
CREATE TABLE queue_entry (
    id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL UNIQUE REFERENCES customer, cart_id INTEGER REFERENCES cart,
    lane TEXT NOT NULL, step INTEGER NOT NULL, score INTEGER NOT NULL, parts TEXT NOT NULL, since INTEGER NOT NULL,
    due_at INTEGER, due_until INTEGER, reason TEXT NOT NULL, blocked INTEGER NOT NULL,
    currency TEXT NOT NULL, total_minor INTEGER, item_count INTEGER NOT NULL
) STRICT;
CREATE INDEX queue_entry_lane ON queue_entry (lane, score DESC, id);
CREATE INDEX queue_entry_due ON queue_entry (blocked, due_at);
CREATE TABLE plan (
    id INTEGER PRIMARY KEY CHECK (id = 1), planned_at INTEGER NOT NULL, medians TEXT NOT NULL
) STRICT
"""

LOOKUPS = """
CREATE INDEX opt_out_customer ON opt_out (customer_id);
CREATE INDEX reject_import_run ON reject (import_run_id, line)
"""

IMPORTS = """
CREATE INDEX merge_log_undone ON merge_log (undone_at) WHERE undone_at IS NOT NULL
"""

MERGES = """
CREATE TABLE identifier_homed (
    id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customer, kind TEXT NOT NULL, value TEXT NOT NULL,
    raw TEXT NOT NULL, verdict TEXT NOT NULL, region TEXT NOT NULL, phone_kind TEXT NOT NULL, position INTEGER NOT NULL,
    source_record_id INTEGER REFERENCES source_record, first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL,
    home_id INTEGER REFERENCES customer
) STRICT;
INSERT INTO identifier_homed SELECT *, NULL FROM identifier;
DROP TABLE identifier;
ALTER TABLE identifier_homed RENAME TO identifier;
CREATE UNIQUE INDEX identifier_once ON identifier (customer_id, kind, value, coalesce(home_id, 0));
CREATE INDEX identifier_value ON identifier (kind, value);
ALTER TABLE customer ADD COLUMN merged_into INTEGER REFERENCES customer;
ALTER TABLE source_record ADD COLUMN home_id INTEGER REFERENCES customer;
ALTER TABLE cart ADD COLUMN home_id INTEGER REFERENCES customer;
ALTER TABLE order_ ADD COLUMN home_id INTEGER REFERENCES customer;
ALTER TABLE message ADD COLUMN home_id INTEGER REFERENCES customer;
ALTER TABLE opt_out ADD COLUMN home_id INTEGER REFERENCES customer;
CREATE INDEX customer_merged_into ON customer (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX source_record_home ON source_record (home_id) WHERE home_id IS NOT NULL;
CREATE INDEX identifier_home ON identifier (home_id) WHERE home_id IS NOT NULL;
CREATE INDEX cart_home ON cart (home_id) WHERE home_id IS NOT NULL;
CREATE INDEX order_home ON order_ (home_id) WHERE home_id IS NOT NULL;
CREATE INDEX message_home ON message (home_id) WHERE home_id IS NOT NULL;
CREATE INDEX opt_out_home ON opt_out (home_id) WHERE home_id IS NOT NULL;
CREATE TABLE customer_before (
    customer_id INTEGER PRIMARY KEY REFERENCES customer, original TEXT NOT NULL, composed TEXT NOT NULL
) STRICT;
ALTER TABLE merge_log ADD COLUMN run INTEGER;
ALTER TABLE merge_log RENAME COLUMN before TO undone_by;
CREATE INDEX merge_log_customer ON merge_log (customer_id);
CREATE INDEX merge_log_other ON merge_log (other_id);
CREATE INDEX merge_log_run ON merge_log (run) WHERE run IS NOT NULL;
CREATE TABLE decision (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, agent TEXT NOT NULL, verdict TEXT NOT NULL,
    a_hash TEXT NOT NULL, b_hash TEXT NOT NULL, merge_id INTEGER REFERENCES merge_log, undone_at INTEGER
) STRICT;
CREATE INDEX decision_pair ON decision (a_hash, b_hash);
CREATE TABLE doubt (
    a INTEGER NOT NULL REFERENCES customer, b INTEGER NOT NULL REFERENCES customer, bits REAL NOT NULL,
    fields TEXT NOT NULL, worth REAL NOT NULL, later_at INTEGER, decision_id INTEGER REFERENCES decision,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX doubt_worth ON doubt (worth DESC)
"""

SEARCH = """
CREATE VIRTUAL TABLE customer_text USING fts5(
    name, known, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
INSERT INTO customer_text (rowid, name, known)
    SELECT c.id, c.name, coalesce((SELECT group_concat(ltrim(i.value, '+'), ' ') FROM identifier i
        WHERE i.customer_id = c.id AND i.kind IN ('phone', 'email')), '') FROM customer c
"""

DRAFTS = """
CREATE TABLE draft (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, agent TEXT NOT NULL, customer_id INTEGER NOT NULL REFERENCES customer,
    cart_id INTEGER REFERENCES cart, lane TEXT NOT NULL, step INTEGER NOT NULL, host TEXT NOT NULL, model TEXT NOT NULL,
    language TEXT NOT NULL, variant INTEGER NOT NULL, direction TEXT NOT NULL, request TEXT NOT NULL,
    text TEXT NOT NULL, outcome TEXT NOT NULL, sentence TEXT NOT NULL, marks TEXT NOT NULL,
    tokens_in INTEGER NOT NULL, tokens_out INTEGER NOT NULL, counted INTEGER NOT NULL,
    cost_micros INTEGER NOT NULL, currency TEXT NOT NULL, milliseconds INTEGER NOT NULL,
    copied_text TEXT, edits INTEGER, message_id INTEGER REFERENCES message
) STRICT;
CREATE INDEX draft_at ON draft (at);
CREATE INDEX draft_message ON draft (message_id) WHERE message_id IS NOT NULL
"""

STANDINGS = """
ALTER TABLE queue_entry ADD COLUMN standing TEXT;
CREATE INDEX queue_entry_standing ON queue_entry (coalesce(standing, lane), score DESC, id);
CREATE INDEX queue_entry_soonest ON queue_entry (coalesce(standing, lane), due_at, id);
CREATE TABLE snooze (
    customer_id INTEGER PRIMARY KEY REFERENCES customer, until INTEGER NOT NULL, agent TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE TABLE set_aside (
    id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customer, rule TEXT NOT NULL, reason TEXT NOT NULL,
    agent TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE INDEX set_aside_customer ON set_aside (customer_id);
CREATE INDEX event_recovered ON event (cart_id) WHERE kind = 'recovered'
"""

MAPPINGS = """
CREATE TABLE mapping (
    columns_hash TEXT PRIMARY KEY, columns TEXT NOT NULL, fields TEXT NOT NULL, agent TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT
"""

OUTCOMES = """
CREATE TABLE outcome (
    id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customer, cart_id INTEGER REFERENCES cart,
    kind TEXT NOT NULL, text TEXT NOT NULL, agent TEXT NOT NULL, at INTEGER NOT NULL, undone_at INTEGER,
    home_id INTEGER REFERENCES customer
) STRICT;
CREATE INDEX outcome_customer ON outcome (customer_id, at);
CREATE INDEX outcome_home ON outcome (home_id) WHERE home_id IS NOT NULL;
ALTER TABLE snooze ADD COLUMN reason TEXT;
CREATE TABLE deed (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, agent TEXT NOT NULL, kind TEXT NOT NULL,
    customer_id INTEGER NOT NULL REFERENCES customer, sentence TEXT NOT NULL, way_back TEXT NOT NULL, bulk INTEGER,
    undone_at INTEGER
) STRICT;
CREATE INDEX deed_agent ON deed (agent, id) WHERE undone_at IS NULL;
INSERT INTO deed (at, agent, kind, customer_id, sentence, way_back)
    SELECT m.at, m.agent, 'contact', m.customer_id, 'Contact with ' || c.name,
        json_object('message', json_array(m.id)) FROM message m JOIN customer c ON c.id = m.customer_id
    WHERE m.direction = 'out' AND m.agent <> '' AND m.undone_at IS NULL ORDER BY m.id
"""

SEGMENTS = """
CREATE TABLE segment (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, text TEXT NOT NULL, sort TEXT NOT NULL,
    backwards INTEGER NOT NULL, agent TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE TABLE customer_tag (
    id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customer, tag TEXT NOT NULL, agent TEXT NOT NULL,
    at INTEGER NOT NULL, undone_at INTEGER, home_id INTEGER REFERENCES customer
) STRICT;
CREATE INDEX customer_tag_customer ON customer_tag (customer_id);
CREATE INDEX customer_tag_tag ON customer_tag (tag, customer_id) WHERE undone_at IS NULL;
CREATE INDEX customer_tag_home ON customer_tag (home_id) WHERE home_id IS NOT NULL
"""

WIDE_STANDINGS = """
DROP INDEX queue_entry_standing;
CREATE INDEX queue_entry_standing ON queue_entry (
    coalesce(standing, lane), score DESC, id, step, currency, total_minor, item_count, since, customer_id, cart_id,
    blocked, due_at, due_until
)
"""

TOLD = """
CREATE TABLE parted (
    merge_id INTEGER PRIMARY KEY REFERENCES merge_log, source_record_id INTEGER NOT NULL REFERENCES source_record,
    before TEXT NOT NULL, after TEXT NOT NULL, identifiers TEXT NOT NULL
) STRICT;
ALTER TABLE source_record ADD COLUMN told TEXT;
UPDATE source_record SET told = (
    SELECT json_object('name', nullif(coalesce(b.original ->> 'name', c.name), ''),
        'given_name', nullif(coalesce(b.original ->> 'given_name', c.given_name), ''),
        'family_name', nullif(coalesce(b.original ->> 'family_name', c.family_name), ''),
        'language', nullif(coalesce(b.original ->> 'language', c.language), ''),
        'region', nullif(coalesce(b.original ->> 'region', c.region), ''),
        'city', nullif(coalesce(b.original ->> 'city', c.city), ''),
        'phones', (SELECT json_group_array(i.value) FROM identifier i WHERE i.customer_id = source_record.customer_id
            AND i.home_id IS source_record.home_id AND i.kind = 'phone' AND i.value LIKE '+%'),
        'others', (SELECT json_group_array(i.value) FROM identifier i WHERE i.customer_id = source_record.customer_id
            AND i.home_id IS source_record.home_id AND i.kind = 'phone' AND i.value NOT LIKE '+%'),
        'emails', (SELECT json_group_array(i.value) FROM identifier i WHERE i.customer_id = source_record.customer_id
            AND i.home_id IS source_record.home_id AND i.kind = 'email'),
        'shop_id', (SELECT i.value FROM identifier i WHERE i.customer_id = source_record.customer_id
            AND i.home_id IS source_record.home_id AND i.kind = 'shop_id' ORDER BY i.id LIMIT 1))
    FROM customer c LEFT JOIN customer_before b ON b.customer_id = c.id AND json_valid(b.original)
    WHERE c.id = coalesce(source_record.home_id, source_record.customer_id))
WHERE kind <> 'messages' AND customer_id IS NOT NULL
"""

WEIGHINGS = """
CREATE TABLE weighing (id INTEGER PRIMARY KEY, about TEXT) STRICT;
CREATE TABLE weighing_piece (
    id INTEGER PRIMARY KEY, weighing_id INTEGER NOT NULL, name TEXT NOT NULL, piece BLOB NOT NULL
) STRICT;
CREATE INDEX weighing_piece_weighing ON weighing_piece (weighing_id)
"""
