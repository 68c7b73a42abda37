"""What drafts cost, in millionths of the currency: a price per million tokens is that per token."""

from __future__ import annotations

from decimal import Decimal

from dingterm.replies.drafting.pieces import Usage


def cost_micros(usage: Usage, price_in: float, price_out: float) -> int:
    """The cost of a request in millionths.

    Args:
        usage: Its tokens.
        price_in: What a million tokens of request cost.
        price_out: What a million tokens of answer cost.
    """
    return round(usage.asked * price_in + usage.answered * price_out)


def shown(micros: int, currency: str) -> str:
    """A cost as figures: `USD 0.0012`; empty when nothing is known to be paid."""
    return f"{currency} {Decimal(micros).scaleb(-6):.4f}" if micros else ""
