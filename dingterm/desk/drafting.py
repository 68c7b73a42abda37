"""What a draft for one entry is asked with: gathered from the store, masked, and with the facts to judge it by."""

from __future__ import annotations

from dataclasses import dataclass
from sqlite3 import Connection, Row

from dingterm import clock, secrets
from dingterm.desk import draft_facts
from dingterm.desk.occasion import Case, load_case
from dingterm.desk.session import Session
from dingterm.desk.shop import ShopFile, load_shop
from dingterm.recovery.words import BLOCKED, FINAL, ordinal
from dingterm.replies.drafting.errors import DraftError
from dingterm.replies.drafting.prompt import Brief, Request, Said, build_request
from dingterm.replies.drafting.server import Server
from dingterm.replies.facts import Facts
from dingterm.replies.intents import recognise
from dingterm.replies.masking import Person
from dingterm.store import customers, events, messages, opt_outs, trade

LONGEST_DIRECTION = 300
"""Characters of the agent's line of direction."""


@dataclass(frozen=True)
class Prepared:
    """All that one draft needs.

    Attributes:
        case: The entry and its occasion.
        request: What is asked, masked.
        facts: What the guard holds the draft against.
        asked: The customer's words that are answered; empty when they wrote nothing.
        intents: What those words want.
        last_message: The newest message when this was gathered; 0 for none.
    """

    case: Case
    request: Request
    facts: Facts
    asked: str
    intents: tuple[str, ...]
    last_message: int
    direction: str

    @property
    def customer_id(self) -> int:
        """The customer."""
        return int(self.case.entry["customer_id"])

    @property
    def language(self) -> str:
        """The language asked for."""
        return self.case.occasion.languages[0]


def prepare(session: Session, entry_id: int, words: str | None = None, direction: str = "") -> Prepared:
    """Gather what a draft for an entry is asked with.

    Raises:
        RecoveryError: The entry has left the queue.
        DraftError: The customer asked not to be written to, long ago or in these very words, which are noted.
        SettingsError: The shop's facts cannot be read.
    """
    case, shop = load_case(session, entry_id), load_shop(session.settings)
    today, customer_id = clock.now().date(), case.entry["customer_id"]
    with session.store.reading() as db:
        written = messages.of_customer(db, customer_id)
        person = _person(db, customer_id)
    asked = (words or "").strip() or _unanswered(written)
    _refuse_opted_out(session, case.entry, asked)
    request = build_request(_brief(case, shop, written, (words or "").strip(), direction[:LONGEST_DIRECTION]), person)
    return Prepared(
        case,
        request,
        draft_facts.for_guard(shop, case.context, today),
        asked,
        recognise(asked, case.occasion.languages[0]).names() if asked else (),
        newest(written),
        direction,
    )


def server_of(session: Session) -> Server | None:
    """The server as set up, with its key; None when none was set up, which is no failure. Blocks for the keyring.

    Raises:
        SecretError: The address or the key cannot be used.
    """
    ai = session.settings.ai
    if not ai.base_url:
        return None
    key = secrets.find_key(ai.base_url).value
    return Server(ai.base_url, ai.model, key, ai.timeout_seconds, ai.chunk_seconds)


def newest(written: list[Row]) -> int:
    """The id of the newest message; 0 for none."""
    return max((int(one["id"]) for one in written), default=0)


def _brief(case: Case, shop: ShopFile, written: list[Row], words: str, direction: str) -> Brief:
    customer = case.context["customer"]
    return Brief(
        language=case.occasion.languages[0],
        contact=f"This is the {ordinal(case.entry['step'])} contact of the lane {case.entry['lane']}.",
        facts=draft_facts.sentences(shop, case.context, clock.now().date()),
        name=str(customer["first_name"] or "") if customer["first_name"] != customer["name"] else "",
        tone=shop.tone,
        signature=shop.signature,
        conversation=tuple(Said(one["direction"] == "in", one["text"]) for one in reversed(written)),
        words=words,
        direction=direction,
        cart_url=str((case.context["cart"] or {}).get("url") or ""),
    )


def _person(db: Connection, customer_id: int) -> Person:
    customer, known = customers.one(db, customer_id), customers.identifiers(db, customer_id)
    orders = [row["name"] for one in (trade.ORDERS, trade.CARTS) for row in one.of_customer(db, customer_id)]
    return Person(
        phones=tuple(one["value"] for one in known if one["kind"] == "phone"),
        emails=tuple(one["value"] for one in known if one["kind"] == "email"),
        surnames=tuple(_surnames(customer)),
        given=tuple(filter(None, (customer["given_name"],))),
        orders=tuple(filter(None, orders)),
    )


def _surnames(customer: Row) -> list[str]:
    """Every part of the name that is not the given name; of a name recorded in one piece, all but its first word."""
    words, given = customer["name"].split(), customer["given_name"].split()
    rest = [one for one in words if one not in given] if given or len(words) == 1 else words[1:]
    return [one for one in (customer["family_name"], *rest) if one]


def _unanswered(written: list[Row]) -> str:
    """What the customer wrote since the shop last did, oldest first; `written` is newest first."""
    said: list[str] = []
    for one in written:
        if one["direction"] != "in":
            break
        said.append(one["text"])
    return "\n".join(reversed(said))


def _refuse_opted_out(session: Session, entry: Row, asked: str) -> None:
    if entry["reason"] in FINAL:
        raise DraftError(f"This customer {BLOCKED[entry['reason']]}. That is final: choose another.")
    if not asked:
        return
    from dingterm.desk import planning
    from dingterm.desk.heard import ending

    said = ending(session, asked)
    if not said:
        return

    now, customer_id = clock.now_ts(), entry["customer_id"]
    with session.store.writing() as db:
        opt_outs.add(db, customer_id, said, now)
        events.log(db, now, session.agent, "opt-out", customer_id, entry["cart_id"], words=said)
        planning.replan(session, db, [customer_id])
    raise DraftError("This customer asks not to be written to. That is noted, and nothing was drafted: choose another.")
