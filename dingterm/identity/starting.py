"""The model that a desk starts with.

Learned from made-up customers of three systems (`python -m tests.benchmarks.identity_starting`). A shop teaches badly:
of what an import has not joined already little is left that agrees, and where records have no address, people of one
household are hard to tell from one person.
"""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

from dingterm.identity.fields import BACKGROUND
from dingterm.identity.weights.model import Model


def starting_model(rows: int) -> Model:
    """The model for a table of so many rows; the share of matches among all pairs falls with their number."""
    kept = json.loads(files("dingterm.identity").joinpath("starting.json").read_text(encoding="utf-8"))
    model = Model.from_dict(kept["model"])
    scale = (kept["rows"] + BACKGROUND) / (rows + BACKGROUND)
    return replace(model, prior=min(model.prior * scale, 0.1), household_prior=min(model.household_prior * scale, 0.1))
