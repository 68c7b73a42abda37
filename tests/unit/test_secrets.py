from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from dingterm import secrets
from dingterm.errors import SecretError
from dingterm.secrets import KeySource, find_key, forget_key, keep_key, origin_of

OPENAI = "https://api.openai.com/v1"
LOCAL = "http://localhost:11434/v1"


class Ring(KeyringBackend):
    """A keyring in memory; its module's name decides whether it is trusted."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Chain(Ring):
    backends: list[KeyringBackend]


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "_remembered", {})


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ring]:
    def install(module: str = "keyring.backends.SecretService", **methods: Callable[..., Any]) -> Ring:
        ring = type("Keyring", (Ring,), {"__module__": module, **methods})()
        monkeypatch.setattr(keyring, "get_keyring", lambda: ring)
        return ring

    return install


@pytest.fixture
def ring(use: Callable[..., Ring]) -> Ring:
    return use()


@pytest.fixture
def stuck() -> Iterator[Callable[..., None]]:
    """A method that waits until the test is over."""
    over = threading.Event()
    yield lambda *_: over.wait(30) and None
    over.set()


def test_the_environment_comes_first(ring: Ring) -> None:
    keep_key(OPENAI, "sk-ring")
    both = {"DINGTERM_API_KEY": " sk-ours\n", "OPENAI_API_KEY": "sk-theirs"}

    assert find_key(OPENAI, both).value == "sk-ours"
    assert find_key(LOCAL, both).value == "sk-ours"
    assert find_key(OPENAI, {"OPENAI_API_KEY": "sk-theirs"}).value == "sk-theirs"
    assert find_key(OPENAI, {"DINGTERM_API_KEY": ""}).value == "sk-ring"


@pytest.mark.parametrize(
    "base_url",
    [
        LOCAL,
        "http://api.openai.com/v1",
        "https://api.openai.com.evil.example/v1",
        "https://api.openai.com:8443/v1",
        "https://api.openai.com@evil.example/v1",
        "https://eu.api.openai.com/v1",
    ],
)
def test_the_openai_variable_goes_to_openai_only(ring: Ring, base_url: str) -> None:
    found = find_key(base_url, {"OPENAI_API_KEY": "sk-theirs"})

    assert not found and found.source is KeySource.NONE


def test_a_kept_key_is_bound_to_its_server(ring: Ring) -> None:
    kept = keep_key(OPENAI, " sk-1 ")

    assert (kept.value, kept.source) == ("sk-1", KeySource.KEYRING)
    assert ring.kept == {("dingterm", "https://api.openai.com"): "sk-1"}
    assert find_key("https://API.openai.com:443/other", {}).value == "sk-1"
    for other in (LOCAL, "http://api.openai.com", "https://api.openai.com:8443"):
        assert not find_key(other, {})


def test_forgetting_removes_the_key(ring: Ring) -> None:
    keep_key(OPENAI, "sk-1")
    forget_key(OPENAI)
    forget_key(OPENAI)

    assert not find_key(OPENAI, {}) and not ring.kept


@pytest.mark.parametrize(
    "module", ["keyrings.alt.file", "keyring.backends.null", "keyring.backends.fail", "evil.keyring.backends.macOS"]
)
def test_a_keyring_that_is_not_secure_is_refused(use: Callable[..., Ring], module: str) -> None:
    ring = use(module)

    kept = keep_key(OPENAI, "sk-1")

    assert kept.source is KeySource.MEMORY and "No secure keyring" in kept.sentence and not ring.kept
    assert find_key(OPENAI, {}).source is KeySource.MEMORY
    forget_key(OPENAI)
    assert not find_key(OPENAI, {})


def test_in_a_chain_the_secure_one_is_used(monkeypatch: pytest.MonkeyPatch, use: Callable[..., Ring]) -> None:
    plain, secure = use("keyrings.alt.file"), use("keyring.backends.kwallet")
    chain = Chain()
    chain.backends = [plain, secure]
    monkeypatch.setattr(keyring, "get_keyring", lambda: chain)

    assert keep_key(OPENAI, "sk-1").source is KeySource.KEYRING
    assert not plain.kept and secure.kept


def test_a_keyring_that_does_not_keep_is_noticed(use: Callable[..., Ring]) -> None:
    use(set_password=lambda *_: None)

    kept = keep_key(OPENAI, "sk-1")

    assert kept.source is KeySource.MEMORY and "did not keep it" in kept.sentence


class DBusError(Exception):
    """An error of no family, as the keyring libraries raise."""


@pytest.mark.parametrize("error", [KeyringLocked("locked"), OSError("bus"), KeyError("x"), DBusError()])
def test_a_failing_keyring_is_named(
    use: Callable[..., Ring], error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    uncaught: list[object] = []
    monkeypatch.setattr(threading, "excepthook", uncaught.append)

    def fail(*_: object) -> None:
        raise error

    use(get_password=fail, set_password=fail)

    assert f"failed ({type(error).__name__})" in find_key(OPENAI, {}).sentence
    assert keep_key(OPENAI, "sk-1").source is KeySource.MEMORY
    with pytest.raises(SecretError, match="failed"):
        forget_key(OPENAI)
    for thread in threading.enumerate():
        if thread.name == "keyring":
            thread.join(5)
    assert not uncaught


def test_a_keyring_that_asks_behind_the_terminal_is_not_waited_for(
    use: Callable[..., Ring], stuck: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    use(get_password=stuck, set_password=stuck)
    monkeypatch.setattr(secrets, "KEYRING_SECONDS", 0.05)

    assert "did not answer within 0.05 s" in find_key(OPENAI, {}).sentence
    assert keep_key(OPENAI, "sk-1").source is KeySource.MEMORY
    assert find_key(OPENAI, {}).value == "sk-1"


@pytest.mark.parametrize("value", ["", "   ", "sk 1", "ключ", "sk-1\x1b[2J", "sk-“1”"])
def test_what_cannot_be_a_key_is_refused(ring: Ring, value: str) -> None:
    with pytest.raises(SecretError, match="copy it again"):
        keep_key(OPENAI, value)
    assert not ring.kept


def test_a_broken_variable_is_named(ring: Ring) -> None:
    with pytest.raises(SecretError, match="DINGTERM_API_KEY") as caught:
        find_key(OPENAI, {"DINGTERM_API_KEY": "sk-ключ"})
    assert "ключ" not in caught.value.sentence


def test_a_key_is_never_shown(ring: Ring) -> None:
    assert "sk-1" not in repr(keep_key(OPENAI, "sk-1")) + str(find_key(OPENAI, {}))


@pytest.mark.parametrize(
    ("base_url", "origin"),
    [
        (" HTTPS://API.OpenAI.com/v1 ", "https://api.openai.com"),
        ("https://api.openai.com:443", "https://api.openai.com"),
        ("http://localhost:11434/v1", "http://localhost:11434"),
        ("http://[::1]:8080/v1", "http://[::1]:8080"),
        ("https://user:word@shop.example/v1", "https://shop.example"),
    ],
)
def test_origins(base_url: str, origin: str) -> None:
    assert origin_of(base_url) == origin


@pytest.mark.parametrize(
    "bad", ["", "api.openai.com/v1", "ftp://x", "https://", "https://x:port", "http://[::1", "localhost:80"]
)
def test_what_is_no_server_is_refused(bad: str) -> None:
    with pytest.raises(SecretError, match="base_url"):
        origin_of(bad)


@given(st.text())
def test_any_text_is_an_origin_or_a_sentence(text: str) -> None:
    try:
        assert origin_of(text).startswith(("http://", "https://"))
    except SecretError as error:
        assert error.sentence
