"""A model for a table: chance, weights, and the share of matches among all pairs."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np

from dingterm.identity.blocks.keys import KEYS
from dingterm.identity.blocks.pairs import Candidates
from dingterm.identity.compare.comparer import Comparer
from dingterm.identity.fields import BACKGROUND
from dingterm.identity.weights.chance import by_chance
from dingterm.identity.weights.learn import learn
from dingterm.identity.weights.model import Model
from dingterm.identity.weights.patterns import sessions
from dingterm.identity.weights.score import Scorer

SAMPLE = 500_000
"""Pairs that the weights are learned from, at most."""

HOUSEHOLDS = 0.3
"""Households are a kind of their own from this part of the matches' share on. Measured: 0.9 to 3.4 where there are any,
 up to 0.07 where not."""

TELLING = 200
"""Pairs under which nothing tells whether there are households; as many are taken to be there as matches."""

ROUNDS = 30


def fitted(comparer: Comparer, pairs: Candidates, seed: int = 1) -> Model:
    """Learn a model from the rows themselves."""
    chosen = np.sort(np.random.default_rng(seed).permutation(len(pairs.a))[:SAMPLE])
    a, b = pairs.a[chosen], pairs.b[chosen]
    with ThreadPoolExecutor(1) as beside:
        asked = beside.submit(by_chance, comparer)
        levels, _ = comparer.levels(a, b)
        found_by = np.stack([pairs.shared(key, a, b) for key in range(len(KEYS))])
        seen, chance = sessions(levels, found_by), asked.result()
    for households in (True, False):
        match, household = learn(seen, chance, households=households)
        model = Model(match, household, chance, 1e-6, 1e-6 if households else 0.0)
        model = _with_priors(model, comparer, pairs, chosen)
        if len(pairs.a) < TELLING:
            return replace(model, household_prior=model.prior)
        if model.household_prior >= HOUSEHOLDS * model.prior:
            break
    return model


def _with_priors(model: Model, comparer: Comparer, pairs: Candidates, chosen: np.ndarray) -> Model:
    """The shares of matches and households among all pairs there could be, by fixed point over the candidates."""
    size = comparer.table.size
    every = max(size, 1) * (size + BACKGROUND) / 2
    scale = len(pairs.a) / max(len(chosen), 1)
    scored = Scorer(comparer, replace(model, prior=1.0, household_prior=0.0)).score(pairs.a[chosen], pairs.b[chosen])
    match = np.exp2(np.clip(scored.bits.astype(np.float64), -200, 200))
    home = np.zeros(len(match))
    if model.household_prior:
        homely = Scorer(comparer, replace(model, prior=1.0, household_prior=1.0)).score(scored.a, scored.b)
        home = np.exp2(np.clip(-homely.household.astype(np.float64), -200, 200)) - 1
    prior, home_prior = 1 / (size + BACKGROUND), 1 / (size + BACKGROUND) if model.household_prior else 0.0
    for _ in range(ROUNDS):
        total = prior * match + home_prior * home + max(1 - prior - home_prior, 1e-9)
        prior = max((prior * match / total).sum() * scale / every, 1 / every)
        home_prior = (home_prior * home / total).sum() * scale / every
    return replace(model, prior=float(min(prior, 0.5)), household_prior=float(home_prior))
