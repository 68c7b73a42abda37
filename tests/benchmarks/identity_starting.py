"""Learn the model that small shops start with: `python -m tests.benchmarks.identity_starting`."""

from __future__ import annotations

import json
from pathlib import Path

from dingterm import identity
from dingterm.identity import link
from tests.benchmarks.identity_people import customers

ROWS = 200_000


def main() -> None:
    """Write `starting.json` beside the module that reads it."""
    rows, _truth = customers(ROWS)
    model = link(rows).model
    kept = {"rows": ROWS, "model": model.as_dict()}
    target = Path(identity.__file__).with_name("starting.json")
    target.write_text(json.dumps(_rounded(kept), indent=1) + "\n", encoding="utf-8")


def _rounded(value: object) -> object:
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_rounded(one) for one in value]
    return float(f"{value:.6g}") if isinstance(value, float) else value


if __name__ == "__main__":
    main()
