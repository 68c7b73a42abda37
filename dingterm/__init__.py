"""dingterm: a keyboard-driven desk for winning back abandoned carts."""

from __future__ import annotations

__version__ = "0.1.0"
