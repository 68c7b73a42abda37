"""Chat links: one table of what each channel needs and how its address is built.

Sources: WhatsApp's "click to chat" help page, Telegram's deep links, RFC 5724 (sms), LINE's URL scheme page, Meta's
m.me and ig.me links. A channel whose address carries no text opens the chat, and the agent pastes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from dingterm.delivery.hyperlink import MAX_URL
from dingterm.errors import DeliveryError
from dingterm.safe_text import safe_text


@dataclass(frozen=True)
class Channel:
    """How one chat app is addressed.

    Attributes:
        name: The channel's id.
        label: Its name on the screen.
        needs: The identifier it goes by.
        forms: Addresses, best first: `{to}` is the digits of the phone or the handle, `{text}` the reply.
    """

    name: str
    label: str
    needs: Literal["phone", "handle"]
    forms: tuple[str, ...]

    @property
    def carries_text(self) -> bool:
        """Whether the best address brings the reply along."""
        return "{text}" in self.forms[0]


_TABLE = (
    Channel(
        "whatsapp",
        "WhatsApp",
        "phone",
        (
            "https://wa.me/{to}?text={text}",
            "whatsapp://send?phone={to}&text={text}",
            "https://web.whatsapp.com/send?phone={to}&text={text}",
        ),
    ),
    Channel("telegram", "Telegram", "phone", ("https://t.me/+{to}", "tg://resolve?phone={to}")),
    Channel("viber", "Viber", "phone", ("viber://chat?number=%2B{to}",)),
    Channel("sms", "SMS", "phone", ("sms:+{to}?body={text}",)),
    Channel("line", "LINE", "handle", ("https://line.me/R/ti/p/~{to}",)),
    Channel("messenger", "Messenger", "handle", ("https://m.me/{to}", "https://www.messenger.com/t/{to}")),
    Channel("instagram", "Instagram", "handle", ("https://ig.me/m/{to}", "https://www.instagram.com/{to}/")),
)
CHANNELS = {channel.name: channel for channel in _TABLE}
"""Every channel, by its id."""

_E164 = re.compile(r"\+([1-9][0-9]{6,14})")
_HANDLE = re.compile(r"@?([A-Za-z0-9._-]{1,64})")
_TEXT_PART = re.compile(r"[?&](text|body)=\{text\}")


@dataclass(frozen=True)
class ChatLink:
    """The addresses that open a chat with one customer.

    Attributes:
        channel: The channel's id.
        url: The best address.
        alternatives: Others for the same chat (desktop app, browser), best first.
        bare: The best address without the reply.
        carries_text: Whether `url` brings the reply along; if not, it must be pasted.
    """

    channel: str
    url: str
    alternatives: tuple[str, ...]
    bare: str
    carries_text: bool

    @property
    def clickable(self) -> str:
        """The address for an OSC 8 link: without the reply where a terminal would refuse the length."""
        return self.url if len(self.url) <= MAX_URL else self.bare


def chat_link(channel: str, identifier: str, text: str = "") -> ChatLink:
    """The link to one customer's chat, with the reply filled in where the channel allows it.

    Args:
        channel: An id of `CHANNELS`.
        identifier: The phone in E.164 (`+34600000000`) or the handle, as the channel needs.
        text: The reply; any Unicode text.

    Raises:
        DeliveryError: The channel is unknown, or the identifier is not of the kind that it needs.
    """
    if channel not in CHANNELS:
        raise DeliveryError(f"There is no channel “{safe_text(channel)}”. Known: {', '.join(CHANNELS)}.")
    chosen = CHANNELS[channel]
    to = _addressee(chosen, identifier)
    bare = _fill(_TEXT_PART.sub("", chosen.forms[0]), to, "")
    carries = chosen.carries_text and bool(text)
    url, *others = (_fill(form if text else _TEXT_PART.sub("", form), to, text) for form in chosen.forms)
    return ChatLink(chosen.name, url, tuple(others), bare, carries)


def _addressee(channel: Channel, identifier: str) -> str:
    shape, wanted = {
        "phone": (_E164, "a phone in E.164, such as +34600000000"),
        "handle": (_HANDLE, "the customer's handle, such as @lucia.f; it cannot be reached by phone"),
    }[channel.needs]
    found = shape.fullmatch(identifier)
    if not found:
        raise DeliveryError(f"{channel.label} needs {wanted}; “{safe_text(identifier, limit=40)}” is none.")
    return found[1]


def _fill(form: str, to: str, text: str) -> str:
    return form.replace("{to}", to).replace("{text}", quote(text, safe="", errors="replace"))
