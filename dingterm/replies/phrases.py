"""The few words that filters say by themselves, from `phrases.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from dingterm.replies.languages import base


def phrase(name: str, language: str, **values: object) -> str:
    """A phrase in a language, or in the form for any language."""
    forms = _phrases()[name]
    return forms.get(base(language), forms["any"]).format(**values)


@cache
def _phrases() -> dict[str, dict[str, str]]:
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        return tomllib.load(file)
