"""Why a customer is due or is not: every rule with its limit and its moment, the score, the steps, who has them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from dingterm import clock
from dingterm.desk import planning, words
from dingterm.desk.customer import entry_row, load_customer
from dingterm.desk.session import Session
from dingterm.recovery import words as said
from dingterm.recovery.policy import HOUR, Policy
from dingterm.recovery.ruling import Ruling
from dingterm.safe_text import safe_text
from dingterm.store import claims, facts, marks, queue


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule: whether it stands in the way now, the shop's limit, and until when."""

    rule: str
    state: str
    limit: str
    until: str


@dataclass(frozen=True, slots=True)
class Explained:
    """Everything behind one entry of the queue; `state` of a rule is `stops`, `waits`, `aside` or `passes`."""

    entry: int
    name: str
    due: str
    score: int
    parts: tuple[str, ...]
    steps: str
    claim: str
    snooze: str
    rules: tuple[RuleLine, ...]


def explain(session: Session, entry_id: int) -> Explained:
    """Explain an entry at this moment, as this agent has it.

    Raises:
        RecoveryError: The entry has left the queue.
    """
    view, now = load_customer(session, entry_id), clock.now_ts()
    with session.store.reading() as db:
        entry = entry_row(db, entry_id)
        policy = planning.policy(session, queue.plan(db)[1])
        ruled = session.rules.ask("explained", facts.gather(db, [entry["customer_id"]]), policy, now)
        limits = _limits(policy) | {"quiet": f"{session.settings.hours.opens}–{session.settings.hours.closes}"}
        return Explained(
            entry=entry_id,
            name=view.name,
            due=view.due,
            score=view.entry.score,
            parts=view.why,
            steps=_steps(entry, policy),
            claim=_claim(db, entry, now),
            snooze=_snooze(db, entry, now),
            rules=tuple(_line(one, limits, now) for one in ruled),
        )


def _line(one: Ruling, limits: dict[str, str], now: int) -> RuleLine:
    state = "aside" if one.set_aside else "passes" if not one.holds else "waits" if one.until else "stops"
    rule = (said.BLOCKED | said.WAITING)[one.name]
    until = f"{words.stamp(one.until)}, in {words.span(one.until - now)}" if one.until and one.until > now else ""
    return RuleLine(rule, state, limits.get(one.name, ""), until)


def _limits(policy: Policy) -> dict[str, str]:
    least = ", ".join(f"{code} {words.money(minor, code)}" for code, minor in policy.minimums.items())
    return {
        "unanswered": f"{policy.unanswered}",
        "minimum": least or "none set",
        "no_consent": "required" if policy.consent_required else "not required",
        "ordered": words.span(policy.after_order),
        "cooldown": words.span(policy.cooldown),
        "same_items": words.span(policy.same_items),
        "changed": words.span(policy.after_change),
    }


def _steps(entry: sqlite3.Row, policy: Policy) -> str:
    waits = policy.steps.get(entry["lane"], ())
    shown = (f"[{_hours(wait)}]" if place == entry["step"] else _hours(wait) for place, wait in enumerate(waits, 1))
    return f"{entry['lane']}: {', '.join(shown)}"


def _hours(seconds: int) -> str:
    return f"{seconds / HOUR:g} h" if seconds < 96 * HOUR else words.span(seconds)


def _claim(db: sqlite3.Connection, entry: sqlite3.Row, now: int) -> str:
    held = claims.holder(db, entry["customer_id"], now)
    return f"{safe_text(held['agent'])} until {words.wall_time(held['expires_at'])}" if held else "nobody"


def _snooze(db: sqlite3.Connection, entry: sqlite3.Row, now: int) -> str:
    row = marks.snoozed(db, entry["customer_id"])
    if row is None or row["until"] <= now:
        return ""
    why = f": {safe_text(row['reason'])}" if row["reason"] else ""
    return f"until {words.stamp(row['until'])} by {safe_text(row['agent'])}{why}"
