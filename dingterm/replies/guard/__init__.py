"""The guard: marks every price, offer, promise, link or claim of a draft that the shop's facts do not hold.

It is no gate: words can always be put in a way no pattern knows, and the agent reads before copying.
"""

from __future__ import annotations

from dingterm.replies.guard.checking import check
from dingterm.replies.guard.marks import CODES, Mark

__all__ = ["CODES", "Mark", "check"]
