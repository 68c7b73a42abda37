"""What the shop lets replies say: `shop.toml` beside the settings.

name = "Linen & Co"                   # else that of the settings; likewise `signature`
signature = "Mia, Linen & Co"
tone = "warm, short, no exclamation marks"
contacts = ["help@shop.example"]      # the shop's own phones and addresses
links = ["https://shop.example"]      # pages a reply may point to; without a path, every page of the host

[policies]                            # in the shop's own words; nothing else may be promised
shipping = "Free from 50 EUR. 2 to 4 days within Spain."
returns = "30 days, the shop pays the way back."
sizes = "True to size; the chart is on each page."

[[discounts]]                         # the only ones that may be offered; without any, that of the settings
percent = 10
code = "BACK10"
until = 2026-12-01
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from dingterm import paths
from dingterm.settings import Discount, Settings, read_strict

DELIVERY = ("shipping", "delivery")
"""The policies that promise when and how goods arrive."""


@dataclass(frozen=True)
class ShopFile:
    """The shop's facts, as written down by its people."""

    name: str = ""
    signature: str = ""
    tone: str = ""
    contacts: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    policies: dict[str, str] = field(default_factory=dict)
    discounts: list[Discount] = field(default_factory=list)

    def offers(self, today: date) -> list[Discount]:
        """The discounts that may be offered on a day."""
        return [one for one in self.discounts if one.stands(today)]


def shop_path() -> Path:
    """Where the shop's facts are looked for."""
    return paths.config_dir() / "shop.toml"


def load_shop(settings: Settings, path: Path | None = None) -> ShopFile:
    """Read the shop's facts; what they lack comes from the settings.

    Raises:
        SettingsError: The file cannot be used.
    """
    read, known = read_strict(ShopFile, path or shop_path()), settings.shop
    return replace(
        read,
        name=read.name or known.name,
        signature=read.signature or known.signature,
        links=[*read.links, *([known.url] if known.url else [])],
        discounts=read.discounts or [settings.discount],
    )
