"""The way into the customer's chat: a link with the reply, opened where that is possible."""

from __future__ import annotations

from dingterm.delivery import links
from dingterm.delivery.opener import open_link
from dingterm.desk.contact import check_reply
from dingterm.desk.customer import load_customer
from dingterm.desk.session import Session
from dingterm.desk.views import Link
from dingterm.errors import DeliveryError
from dingterm.safe_text import safe_text


def chat_link(session: Session, entry_id: int, text: str) -> Link:
    """The chat link of an entry's customer, opened if the agent sits at this machine; the demo never opens one.

    Raises:
        RecoveryError: The reply may not be handed over (see `contact.check_reply`).
        DeliveryError: The customer cannot be reached over the channel of the settings.
    """
    check_reply(session, entry_id, text)
    customer = load_customer(session, entry_id)
    if not customer.phone:
        raise DeliveryError(f"{customer.name} has no phone number, so there is no chat to open.")
    link = links.chat_link(session.settings.channel, customer.phone, safe_text(text, lines=True))
    if session.demo:
        return Link(link.clickable, link.channel, False, "The demo opens no chat: its numbers are made up.")
    done = open_link(link.url)
    return Link(link.clickable, link.channel, done.opened, done.sentence)
