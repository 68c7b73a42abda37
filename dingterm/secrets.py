"""API keys: from the environment, a secure keyring, or memory for this run; never in a file.

A key in the keyring is bound to the origin (scheme, host and port) of the server it was given for, and is handed to no
other. `OPENAI_API_KEY` is used for OpenAI's own server only.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar
from urllib.parse import urlsplit

from dingterm.errors import SecretError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

KEYRING_SECONDS = 3.0
"""How long a keyring may take: one that asks for a password behind the terminal would wait for ever."""

SERVICE = "dingterm"
SECURE_BACKENDS = (
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
    "keyring.backends.macOS",
    "keyring.backends.Windows",
)
"""Modules of the backends that encrypt; any other (plain-text files of `keyrings.alt`) is refused."""

_ENVIRONMENT = (("DINGTERM_API_KEY", ""), ("OPENAI_API_KEY", "https://api.openai.com"))
"""Variables in the order they are asked, each with the only origin it is for, if any."""

_KEY_SHAPE = re.compile("[!-~]+")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_remembered: dict[str, str] = {}


class KeySource(StrEnum):
    """Where a key is kept."""

    ENVIRONMENT = "environment"
    KEYRING = "keyring"
    MEMORY = "memory"
    NONE = "none"


class _NoKeyringError(SecretError):
    """This machine has no keyring that may be trusted."""


@dataclass(frozen=True)
class ApiKey:
    """A key and where it is kept; false when there is none, which a server on the own machine may not mind.

    Attributes:
        value: The key itself; left out of the representation, so that no log shows it.
        source: Where it is kept.
        sentence: The same for the screen, with the reason where the keyring could not serve.
    """

    value: str = field(repr=False)
    source: KeySource
    sentence: str

    def __bool__(self) -> bool:
        return bool(self.value)


def find_key(base_url: str, environ: Mapping[str, str] = os.environ) -> ApiKey:
    """Look a server's key up: environment, then this run's memory, then the keyring; blocks for up to 3 s.

    Memory comes before the keyring: it holds only what the keyring could not take in this run.

    Raises:
        SecretError: The address is no http(s) address, or a variable holds what cannot be a key.
    """
    origin = origin_of(base_url)
    for name, only_for in _ENVIRONMENT:
        value = environ.get(name, "").strip()
        if value and only_for in ("", origin):
            return ApiKey(_checked(value, name), KeySource.ENVIRONMENT, f"The key comes from {name}.")
    if origin in _remembered:
        return ApiKey(_remembered[origin], KeySource.MEMORY, "The key is kept in memory until you quit.")
    try:
        value = _in_time(lambda: _secure_backend().get_password(SERVICE, origin)) or ""
    except SecretError as error:
        return ApiKey("", KeySource.NONE, f"There is no key for {origin}. {error.sentence}")
    if value:
        return ApiKey(value, KeySource.KEYRING, "The key comes from the keyring.")
    return ApiKey("", KeySource.NONE, f"There is no key for {origin}. Set DINGTERM_API_KEY or enter one.")


def keep_key(base_url: str, value: str) -> ApiKey:
    """Keep a server's key in the keyring, read back to be sure; else in memory until the program ends.

    Raises:
        SecretError: The address is no http(s) address, or the value cannot be a key.
    """
    origin, value = origin_of(base_url), _checked(value.strip(), "The key")
    try:
        _in_time(lambda: _write_and_read_back(origin, value))
    except SecretError as error:
        _remembered[origin] = value
        return ApiKey(value, KeySource.MEMORY, f"The key is kept in memory until you quit. {error.sentence}")
    _remembered.pop(origin, None)
    return ApiKey(value, KeySource.KEYRING, "The key is kept in the keyring.")


def forget_key(base_url: str) -> None:
    """Remove a server's key from memory and from the keyring.

    Raises:
        SecretError: The keyring holds the key and did not give it up.
    """
    origin = origin_of(base_url)
    _remembered.pop(origin, None)
    with suppress(_NoKeyringError):  # then it cannot hold the key either
        _in_time(lambda: _delete(origin))


def keyring_name() -> str:
    """The secure keyring that keys would be kept in; blocks for up to 3 s.

    Raises:
        SecretError: There is none, or it does not answer.
    """
    return _in_time(lambda: type(_secure_backend()).__module__.rpartition(".")[2])


def origin_of(base_url: str) -> str:
    """The scheme, host and port of a server's address, in lower case: `https://api.openai.com`.

    Raises:
        SecretError: It is no http(s) address.
    """
    try:
        parts = urlsplit(base_url.strip())
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        raise SecretError("The server's address must begin with https:// or http:// and name a host; correct base_url.")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    shown_port = "" if port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{port}"
    return f"{parts.scheme}://{host}{shown_port}"


def _checked(value: str, where: str) -> str:
    if not _KEY_SHAPE.fullmatch(value):
        raise SecretError(f"{where} is empty or holds blanks or letters that no key has; copy it again.")
    return value


def _secure_backend() -> KeyringBackend:
    import keyring

    chosen = keyring.get_keyring()
    offered: list[KeyringBackend] = list(getattr(chosen, "backends", [chosen]))
    for backend in offered:
        if type(backend).__module__ in SECURE_BACKENDS:
            return backend
    raise _NoKeyringError("No secure keyring answers here; set DINGTERM_API_KEY to have the key next time.")


def _write_and_read_back(origin: str, value: str) -> None:
    backend = _secure_backend()
    backend.set_password(SERVICE, origin, value)
    if backend.get_password(SERVICE, origin) != value:
        raise SecretError("The keyring did not keep it; set DINGTERM_API_KEY to have the key next time.")


def _delete(origin: str) -> None:
    backend = _secure_backend()
    if backend.get_password(SERVICE, origin) is not None:
        backend.delete_password(SERVICE, origin)


class _Handover(Generic[T]):
    """Hands whatever a thread's call came to, value or error, to the thread that waits for it."""

    def __init__(self) -> None:
        self.answer: Future[T] = Future()

    def __enter__(self) -> Future[T]:
        return self.answer

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        if error is not None:
            self.answer.set_exception(error)
        return True


def _in_time(call: Callable[[], T]) -> T:
    """Run a keyring call in a thread of its own, which is left behind when it takes too long."""
    handover = _Handover[T]()

    def work() -> None:
        with handover as answer:
            answer.set_result(call())

    threading.Thread(target=work, name="keyring", daemon=True).start()
    try:
        error = handover.answer.exception(KEYRING_SECONDS)
    except TimeoutError as late:
        raise SecretError(
            f"The keyring did not answer within {KEYRING_SECONDS:g} s; unlock it, or set DINGTERM_API_KEY."
        ) from late
    if error is None:
        return handover.answer.result()
    if isinstance(error, SecretError):
        raise error
    raise SecretError(f"The keyring failed ({type(error).__name__}); unlock it, or set DINGTERM_API_KEY.") from error
