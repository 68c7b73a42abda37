"""Where the records of a customer say that they live, and when they were born, as somebody reads it."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import Any

from dingterm.store import people

STREET = ("address", "street_number", "address2")


def lived(db: sqlite3.Connection, home: int) -> dict[str, list[str]]:
    """`street`, `postcode` and `born` of the records of a home, each with what most of them say first."""
    told: list[dict[str, Any]] = [json.loads(text) for _home, text in people.told_of(db, (home,))]
    return {
        "street": _most_first(", ".join(filter(None, (one.get(name) for name in STREET))) for one in told),
        "postcode": _most_first(one.get("postcode", "") for one in told),
        "born": _most_first(one.get("birth_date", "") for one in told),
    }


def _most_first(texts: Iterable[str]) -> list[str]:
    return [text for text, _count in Counter(filter(None, texts)).most_common()]
