"""dingterm: a keyboard-driven desk for winning back abandoned carts."""

from __future__ import annotations

import os

__version__ = "0.1.0"

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
"""No matrices here: numpy's threads for them would only wait, busily, from the moment it is imported."""
