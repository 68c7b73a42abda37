"""The way into the customer's chat: a link with the reply, opened where that is possible."""

from __future__ import annotations

from dingterm.delivery import links
from dingterm.delivery.opener import open_link
from dingterm.delivery.qr import qr_lines
from dingterm.desk.contact import check_reply
from dingterm.desk.customer import load_customer
from dingterm.desk.session import Session
from dingterm.desk.views import Code, Link
from dingterm.errors import DeliveryError
from dingterm.safe_text import safe_text


def chat_link(session: Session, entry_id: int, text: str) -> Link:
    """The chat link of an entry's customer, opened if the agent sits at this machine; the demo never opens one.

    Raises:
        RecoveryError: The reply may not be handed over (see `contact.check_reply`).
        DeliveryError: The customer cannot be reached over the channel of the settings.
    """
    link = _link(session, entry_id, text)
    if session.demo:
        return Link(link.clickable, link.channel, False, "The demo opens no chat: its numbers are made up.")
    done = open_link(link.url)
    return Link(link.clickable, link.channel, done.opened, done.sentence)


def chat_code(session: Session, entry_id: int, text: str, width: int, height: int) -> Code:
    """The chat link of an entry's customer as a QR code, to go on with on a phone.

    Args:
        session: The desk.
        entry_id: Whose chat.
        text: The reply; left out where the code would not fit with it.
        width: Cells there are for the code.
        height: Lines there are for it.

    Raises:
        RecoveryError: The reply may not be handed over (see `contact.check_reply`).
        DeliveryError: The customer cannot be reached over the channel of the settings, or the screen is too small.
    """
    for said in dict.fromkeys((text, "")):
        link = _link(session, entry_id, said)
        try:
            lines = qr_lines(link.url)
        except DeliveryError:
            continue
        if len(lines) <= height and len(lines[0]) <= width:
            without = "The reply does not fit into it: copy it too. " if said != text else ""
            return Code(lines, f"{without}Nothing is logged by this: Enter at the desk copies and logs.")
    raise DeliveryError("The screen is too small for a QR code. Make the window larger, or press o for the link.")


def _link(session: Session, entry_id: int, text: str) -> links.ChatLink:
    check_reply(session, entry_id, text)
    customer = load_customer(session, entry_id)
    if not customer.phone:
        raise DeliveryError(f"{customer.name} has no phone number, so there is no chat to open.")
    return links.chat_link(session.settings.channel, customer.phone, safe_text(text, lines=True))
