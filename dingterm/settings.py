"""The settings: one strict TOML file whose errors name the file, the key and the nearest known key.

agent = "mia"                  # your name in the history; the login name otherwise
region = "ES"                  # ISO 3166 alpha-2: the country of numbers written without one
language = "es"                # of replies when nothing better is known
theme = "dingterm-dark"
interface = "zh"               # language of the screens: en or zh; that of the machine otherwise
hidden_columns = "items age"   # columns of the queue that are left out: score amount items age step state
account = "shop-eu"            # which of the shop's chat accounts is used
channel = "whatsapp"           # the chat app in which customers are written to
watch_clipboard = false        # offer an answer to words that you copy in the chat app (W at the desk)
database = "/srv/shop/team.db" # a shared file, when a team works together

[shop]
name = "Linen & Co"
url = "https://shop.example"
signature = "Mia, Linen & Co"

[discount]                     # the only discount that may be offered
percent = 10                   # or: amount = "5.00"
code = "BACK10"
currency = "EUR"
until = 2026-12-01

[hours]                        # the customer's local hours in which a contact is welcome
opens = 9
closes = 20

[hours.places]                 # other hours in a country or a state; the law's always hold as well
DE = "10-18, sat-sun closed, holidays closed"
US-TX = "10-20, sun 13-20"

[favourites]                   # template ids on the keys 1 to 9, by lane (F at the desk); "" is the best fit
unpaid = ["cart-saved", "need-help"]

[cadence]                      # hours after the cart was left, one number per step
unpaid = [2, 24, 72]
consulted = [4, 48]
win-back = [1440, 2880]

[contact]                      # when a customer is left alone
cooldown_hours = 20            # between two contacts of one customer or phone
same_items_hours = 24          # between two contacts about identical items
after_order_hours = 24         # after an order
unanswered = 3                 # contacts without an answer after which there are no more
consent_required = false       # only who is known to have agreed
credit_days = 7                # how long after a contact a purchase counts as won back

[contact.minimum]              # the least cart worth a contact, by currency
EUR = 10

[intent]                       # what counts how much for a score; the sum stands for 100
value = 30
checkout = 25
freshness = 15
orders = 10
carts = 10
answered = 5
items = 5

[ai]                           # a server that drafts; its key is kept elsewhere (dingterm setup)
base_url = "http://localhost:11434/v1"
model = "llama3.2"
daily_limit = 500000           # tokens a day, of all agents of this database; 0 for none
price_in = 0.15                # what a million tokens cost, asked and answered
price_out = 0.60
currency = "USD"

[keys]                         # other keys for the commands of the desk
copy = "f5"
"""

from __future__ import annotations

import dataclasses
import difflib
import getpass
import math
import tomllib
import types
import typing
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from dingterm import paths
from dingterm.errors import SettingsError

T = typing.TypeVar("T")


@dataclass(frozen=True)
class Shop:
    """What replies may say about the shop itself."""

    name: str = ""
    url: str = ""
    signature: str = ""


@dataclass(frozen=True)
class Discount:
    """The one discount that may be offered, if any: a percentage or an amount of money."""

    percent: int | None = None
    amount: str = ""
    currency: str = ""
    code: str = ""
    until: date | None = None

    def __post_init__(self) -> None:
        if self.percent is not None and not 0 < self.percent <= 100:
            raise ValueError(f"`percent` must be from 1 to 100, not {self.percent}.")
        if self.amount and not self.currency:
            raise ValueError('an `amount` needs a `currency` beside it, such as currency = "EUR".')

    def stands(self, today: date) -> bool:
        """Whether there is something to offer that has not run out."""
        return bool(self.percent or self.amount) and (self.until is None or today <= self.until)


@dataclass(frozen=True)
class Cadence:
    """Hours from leaving to each contact, by lane (defaults: see `recovery.cadence`)."""

    unpaid: list[float] = field(default_factory=lambda: [2.0, 24.0, 72.0])
    consulted: list[float] = field(default_factory=lambda: [4.0, 48.0])
    win_back: list[float] = field(default_factory=lambda: [60 * 24.0, 120 * 24.0])

    def __post_init__(self) -> None:
        for lane, waits in vars(self).items():
            if any(wait < 0 for wait in waits):
                raise ValueError(f"`{lane.replace('_', '-')}` must be hours, none below zero.")


@dataclass(frozen=True)
class Hours:
    """The customer's local hours in which a contact is welcome: from `opens` up to, not including, `closes`.

    `places` are hours of a country (`DE`) or state (`US-TX`) in their stead, written as `recovery.opening` reads them.
    """

    opens: int = 9
    closes: int = 20
    places: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not 0 <= self.opens < self.closes <= 24:
            raise ValueError(f"`opens` ({self.opens}) must come before `closes` ({self.closes}), both from 0 to 24.")


@dataclass(frozen=True)
class Contact:
    """When a customer is left alone, and how long a contact is credited (sources: see `recovery.policy`)."""

    cooldown_hours: float = 20.0
    same_items_hours: float = 24.0
    after_order_hours: float = 24.0
    unanswered: int = 3
    consent_required: bool = False
    credit_days: float = 7.0
    minimum: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        spans = (self.cooldown_hours, self.same_items_hours, self.after_order_hours, self.credit_days)
        if min(*spans, *self.minimum.values(), self.unanswered - 1) < 0:
            raise ValueError("hours, days and minimums of `contact` must not be below zero, `unanswered` not below 1.")


@dataclass(frozen=True)
class Intent:
    """What counts how much for the score of a cart; the sum of all stands for 100."""

    value: float = 30.0
    checkout: float = 25.0
    freshness: float = 15.0
    orders: float = 10.0
    carts: float = 10.0
    answered: float = 5.0
    items: float = 5.0

    def __post_init__(self) -> None:
        if min(vars(self).values()) < 0 or not sum(vars(self).values()):
            raise ValueError("the weights of `intent` must not be below zero, and not all zero.")


@dataclass(frozen=True)
class Ai:
    """The OpenAI-compatible server that drafts, if any, and what may be spent on it.

    Attributes:
        timeout_seconds: For a whole draft.
        chunk_seconds: From one piece of it to the next.
        daily_limit: Tokens a day, of all agents of this database; 0 for no limit.
        price_in: What a million tokens of request cost, in `currency`; `price_out` of answer.
    """

    base_url: str = ""
    model: str = ""
    timeout_seconds: float = 60.0
    chunk_seconds: float = 20.0
    daily_limit: int = 500_000
    price_in: float = 0.0
    price_out: float = 0.0
    currency: str = "USD"

    def __post_init__(self) -> None:
        if min(self.timeout_seconds, self.chunk_seconds) <= 0:
            raise ValueError("`timeout-seconds` and `chunk-seconds` must be above zero.")
        if min(self.daily_limit, self.price_in, self.price_out) < 0:
            raise ValueError("`daily-limit`, `price-in` and `price-out` must not be below zero.")


@dataclass(frozen=True)
class Settings:
    """All settings, with their defaults."""

    agent: str = ""
    region: str = ""
    language: str = "en"
    theme: str = "dingterm-dark"
    interface: str = ""
    hidden_columns: str = ""
    account: str = ""
    channel: str = "whatsapp"
    watch_clipboard: bool = False
    database: str = ""
    shop: Shop = field(default_factory=Shop)
    discount: Discount = field(default_factory=Discount)
    cadence: Cadence = field(default_factory=Cadence)
    hours: Hours = field(default_factory=Hours)
    contact: Contact = field(default_factory=Contact)
    intent: Intent = field(default_factory=Intent)
    ai: Ai = field(default_factory=Ai)
    favourites: dict[str, list[str]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)

    @property
    def agent_name(self) -> str:
        """The agent as written into the history: the setting, else the login name."""
        return self.agent or _login_name()


_KINDS = {
    str: "text in quotes",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    date: "a date like 2026-12-01",
}


def settings_path() -> Path:
    """Where the settings file is looked for."""
    return paths.config_dir() / "settings.toml"


def load_settings(path: Path | None = None) -> Settings:
    """Read the settings file; without one, the defaults.

    Raises:
        SettingsError: The file is not TOML, or holds an unknown key or a value of a wrong kind.
    """
    return read_strict(Settings, path or settings_path())


def lines_of(table: str, keys: Iterable[str], path: Path) -> dict[str, int]:
    """The line of each key of a table of the settings, counted from 1; for sentences about their values."""
    wanted, lines, here = set(keys), {}, ""
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        key = line.partition("=")[0].strip().strip("\"'")
        if line.lstrip().startswith("["):
            here = line.strip().strip("[]").strip()
        elif here == table and key in wanted:
            lines[key] = number
        elif not here and key.startswith(f"{table}."):
            lines[key.partition(".")[2].strip("\"'")] = number
    return lines


def read_strict(kind: type[T], path: Path) -> T:
    """Read a TOML file as a dataclass with defaults for everything; without the file, the defaults.

    Raises:
        SettingsError: The file is not TOML, or holds an unknown key or a value of a wrong kind.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")  # Notepad begins files with a byte-order mark
    except (FileNotFoundError, NotADirectoryError):
        return kind()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read ({error}). Mend or remove it.") from error
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} is not valid TOML: {error}.") from error
    return typing.cast(T, _build(kind, table, str(path)))


def _build(kind: type[Any], table: dict[str, Any], where: str) -> Any:
    hints = typing.get_type_hints(kind)
    values = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in hints:
            raise SettingsError(f"{where}: there is no setting `{key}`.{_nearest(name, hints)}")
        values[name] = _checked(hints[name], value, where, key)
    try:
        return kind(**values)
    except ValueError as error:
        raise SettingsError(f"{where}: {error}") from error


def _checked(hint: Any, value: Any, where: str, key: str) -> Any:
    if dataclasses.is_dataclass(hint) and isinstance(value, dict):
        return _build(typing.cast(type[Any], hint), value, f"{where} [{key}]")
    part = next(iter(typing.get_args(hint)), None)
    if dataclasses.is_dataclass(part) and isinstance(value, list) and all(isinstance(one, dict) for one in value):
        return [_build(typing.cast(type[Any], part), one, f"{where} [[{key}]]") for one in value]
    if not _fits(hint, value):
        raise SettingsError(f"{where}: `{key}` must be {_words(hint)}, not {value!r}.")
    return value


def _fits(hint: Any, value: Any) -> bool:
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is list:
        return isinstance(value, list) and all(_fits(parts[0], one) for one in value)
    if origin is dict:
        return isinstance(value, dict) and all(_fits(parts[1], one) for one in value.values())
    if origin is types.UnionType:
        return any(_fits(part, value) for part in parts)
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    return type(value) is hint


def _words(hint: Any) -> str:
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is list:
        return f"a list of values, each {_words(parts[0])}"
    if origin is dict:
        return f"a table whose values are each {_words(parts[1])}"
    if origin is types.UnionType:
        return " or ".join(_words(part) for part in parts if part is not type(None))
    return _KINDS.get(hint, "a table")


def _nearest(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    shown = close or sorted(known)
    listed = ", ".join(f"`{one.replace('_', '-')}`" for one in shown)
    return f" Did you mean {listed}?" if close else f" Known: {listed}."


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # up to Python 3.12 a user without a name is a KeyError
        return "agent"
