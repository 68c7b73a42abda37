"""Opt-outs that come from elsewhere or go there: one identifier at a time, and as a list in CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from dingterm import clock
from dingterm.desk.heard import OPT_OUT
from dingterm.desk.number_check import check
from dingterm.desk.opted_out import opted_out
from dingterm.desk.session import Session
from dingterm.desk.whole_file import write_table
from dingterm.errors import RecoveryError, UsageError
from dingterm.safe_text import safe_text
from dingterm.store import customers, events, opt_outs

COLUMNS = ("kind", "value", "words", "since")


def add_opt_out(session: Session, identifier: str, words: str, region: str = "") -> bool:
    """Note that an identifier must not be written to, now and in later imports; false when it was known.

    Args:
        session: The desk.
        identifier: A phone number or an e-mail address.
        words: How it was said, or where it comes from.
        region: Of a number without a country code (ISO 3166 alpha-2).

    Raises:
        UsageError: It is neither.
    """
    kind, value = known_as(identifier, region)
    return bool(_add(session, [(kind, value, words)]))


def import_opt_outs(session: Session, file: Path) -> tuple[int, int]:
    """Note the opt-outs of a CSV file, as `export_opt_outs` writes it; how many are new, how many were known.

    A file with one column and no header is a list of numbers and addresses.

    Raises:
        UsageError: The file cannot be read, or a line holds no number and no address.
    """
    try:
        lines = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{file} cannot be read: {error}. Give a CSV file in UTF-8.") from error
    rows = list(_read(file, lines))
    added = _add(session, rows)
    return added, len(rows) - added


def export_opt_outs(session: Session, file: Path) -> int:
    """Write every opt-out that stands into a CSV file; how many.

    Raises:
        OutputError: The file cannot be written.
    """
    found = [one for one in opted_out(session) if one.value]
    write_table(file, COLUMNS, ((one.kind, one.value, one.words, one.at) for one in found), over=True)
    return len(found)


def lift_opt_out(session: Session, identifier: str, words: str, region: str = "") -> int:
    """Lift the opt-out of an identifier's customers, by their own words; how many customers.

    Raises:
        UsageError: The identifier is neither a number nor an address.
        RecoveryError: The words do not ask for messages again, or nobody known by it has opted out.
    """
    import polars as pl

    from dingterm.recovery import optout

    kind, value = known_as(identifier, region)
    if not pl.select(optout.lifting(pl.lit(words))).item():
        raise RecoveryError(
            f"{words!r} does not ask for messages again. Only the customer’s own words lift an opt-out."
        )
    return _lift(session, kind, value, words)


def lift_mistake(session: Session, identifier: str, reason: str, region: str = "") -> int:
    """Lift an opt-out that its customers never asked for, such as one pasted at the wrong customer; how many customers.

    The reason is kept in the audit log.

    Raises:
        UsageError: The identifier is neither a number nor an address, or there is no reason.
        RecoveryError: Nobody known by it has opted out.
    """
    kind, value = known_as(identifier, region)
    if not reason.strip():
        raise UsageError("Say why it was a mistake: the reason is kept.")
    return _lift(session, kind, value, f"recorded by mistake: {reason}")


def known_as(identifier: str, region: str = "") -> tuple[str, str]:
    """The kind and the stored form of a number or an address.

    Raises:
        UsageError: It is neither.
    """
    text = safe_text(identifier).strip()
    if "@" in text:
        return "email", text.casefold()
    (number,) = check([text], region or None)
    if not number["e164"]:
        raise UsageError(f"{text!r} is no phone number with a country code and no e-mail address.")
    return "phone", number["e164"]


def _read(file: Path, lines: list[list[str]]) -> Iterator[tuple[str, str, str]]:
    headed = bool(lines) and "value" in lines[0]
    head = lines[0] if headed else ["value"]
    for number, cells in enumerate(lines[headed:], start=1 + headed):
        row = dict(zip(head, cells, strict=False))
        if not any(cells):
            continue
        if row.get("kind") == "handle":
            yield "handle", row["value"], row.get("words", "")
            continue
        try:
            kind, value = known_as(row.get("value", ""))
        except UsageError as error:
            raise UsageError(f"{file}, line {number}: {error.sentence}") from error
        yield kind, value, row.get("words", "") or f"from {file.name}"


def _add(session: Session, rows: list[tuple[str, str, str]]) -> int:
    from dingterm.desk import planning

    now, added = clock.now_ts(), 0
    with session.store.writing() as db:
        for kind, value, words in rows:
            if opt_outs.add_known(db, kind, value, safe_text(words, lines=True), now):
                added += 1
                events.log(db, now, session.agent, OPT_OUT, words=safe_text(words, lines=True), of=value)
        whose = [row["customer_id"] for kind, value, _ in rows for row in customers.holders(db, kind, [value])]
        planning.replan(session, db, whose)
    return added


def _lift(session: Session, kind: str, value: str, words: str) -> int:
    from dingterm.desk import planning

    now = clock.now_ts()
    with session.store.writing() as db:
        whose = {row["customer_id"] for row in customers.holders(db, kind, [value])}
        lifted = [one for one in whose if opt_outs.lift(db, one, now)]
        if not lifted and not opt_outs.lift_known(db, kind, value, now):
            raise RecoveryError(f"{value} has not opted out. dingterm optout list shows who has.")
        for one in lifted or [None]:
            events.log(db, now, session.agent, "opt-out lifted", one, words=safe_text(words, lines=True), of=value)
        planning.replan(session, db, whose)
    return len(lifted)
