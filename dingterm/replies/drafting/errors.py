"""What may go wrong with a draft, one sentence each."""

from __future__ import annotations

from enum import StrEnum

from dingterm.errors import DingtermError
from dingterm.replies.drafting.server import Server
from dingterm.safe_text import safe_text

SAID = 160
"""Characters of the server's own words that are shown."""


class Fault(StrEnum):
    """Every way a draft can fail; the value is the sentence, with what the server is called and what it said."""

    ADDRESS = "The address {url} must begin with http:// or https:// and name a host. Correct it: dingterm setup."
    OFFLINE = "{host} cannot be reached. Check the connection and that the server runs, then draft again."
    TIMEOUT = "{host} took too long (more than {seconds:g} s). Draft again, or raise timeout_seconds under [ai]."
    KEY = "{host} refused the key. Enter another: dingterm setup."
    KEY_SIGNS = "The key for {host} holds signs that no key has. Copy it again: dingterm setup."
    FORBIDDEN = "The key for {host} may not use the model {model}.{said} Choose another: dingterm setup."
    NOT_FOUND = "{host} has no {model} at this address.{said} Check the address (often …/v1) and the model."
    RATE = "{host} wants fewer requests.{said} Wait a minute, then draft again."
    REFUSED = "{host} did not take the request.{said} Check the model with dingterm setup."
    REDIRECT = "{host} points to another address, which is not followed. Enter that address: dingterm setup."
    BROKEN = "{host} has a fault of its own (status {status}).{said} Draft again in a minute."
    CUT = "{host} stopped in the middle. What came is kept: draft again, or finish it yourself."
    GARBLED = "{host} sent what cannot be read as a draft. What came is kept: draft again."
    NO_DRAFT = "{host} answered with a page or with nothing, not with a draft. Check the address (often …/v1)."
    LENGTH = "The draft reached the length {host} allows. What came is kept: finish it yourself, or ask for less."
    FILTERED = "{host} withheld the draft by its own rules. What came is kept: write it yourself."
    ENDED = "{host} reported a fault while drafting.{said} What came is kept: draft again."


class DraftError(DingtermError):
    """A draft that failed, or came in part; `fault` says how."""

    title = "Draft"

    def __init__(self, sentence: str, fault: Fault | None = None) -> None:
        super().__init__(sentence)
        self.fault = fault


def failed(fault: Fault, server: Server, *, status: int = 0, said: str = "") -> DraftError:
    """The error for a fault, with the server's own words made harmless."""
    sentence = fault.value.format(
        url=safe_text(server.base_url),
        host=safe_text(server.host),
        model=safe_text(server.model) or "model",
        seconds=server.timeout_seconds,
        status=status,
        said=f" It says: {_quoted(said, server)}." if said.strip() else "",
    )
    return DraftError(sentence, fault)


def fault_of_status(status: int) -> Fault:
    """What an HTTP status means."""
    known = {401: Fault.KEY, 403: Fault.FORBIDDEN, 404: Fault.NOT_FOUND, 429: Fault.RATE}
    by_hundred = {3: Fault.REDIRECT, 5: Fault.BROKEN}
    return known.get(status) or by_hundred.get(status // 100, Fault.REFUSED)


def _quoted(said: str, server: Server) -> str:
    """A server may repeat the key in its complaint."""
    shown = said.replace(server.key, "…") if server.key else said
    return f"“{safe_text(shown.strip().rstrip('.'), limit=SAID)}”"
