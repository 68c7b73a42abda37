"""Filters of the queue in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingterm.errors import RecoveryError
from dingterm.recovery.filters import Condition, conditions

ASKED = {
    "": [],
    "Brazil, over 80 USD, second step": [("region", "=", "BR"), ("amount", ">", 80), ("currency", "=", "USD"),
                                         ("step", "=", 2)],
    "over 80usd": [("amount", ">", 80), ("currency", "=", "USD")],
    ">80": [("amount", ">", 80)],
    "under 1,250.50 eur": [("amount", "<", 1250.5), ("currency", "=", "EUR")],
    "under 1.250,50": [("amount", "<", 1250.5)],
    "over 1,000": [("amount", ">", 1000)],
    "at least 3 items": [("items", ">=", 3)],
    "items>1": [("items", ">", 1)],
    "items > 1 score≥50": [("items", ">", 1), ("score", ">=", 50)],
    "score over 50": [("score", ">", 50)],
    "step 2": [("step", "=", 2)],
    "2nd": [("step", "=", 2)],
    "3rd step": [("step", "=", 3)],
    "older than 3 days": [("age", ">", 3 * 86_400)],
    "newer 12h": [("age", "<", 12 * 3_600)],
    "due win-back bought": [("state", "=", "due"), ("lane", "=", "win-back"), ("bought", "=", "before")],
    "#vip": [("tag", "=", "vip")],
    "tag:vip": [("tag", "=", "vip")],
    "agent:mia language=pt": [("agent", "=", "mia"), ("language", "=", "pt")],
    'city:"São Paulo"': [("city", "=", "São Paulo")],
    "region:brasil": [("region", "=", "BR")],
    "united arab emirates": [("region", "=", "AE")],
    "in the United Kingdom": [("region", "=", "GB")],
    "巴西": [("region", "=", "BR")],
    "DE": [("region", "=", "DE")],
    "de": [("name", "=", "de")],
    "EUR": [("currency", "=", "EUR")],
    "ana garcía": [("name", "=", "ana"), ("name", "=", "garcía")],
    '"Brazil Nuts"': [("name", "=", "Brazil Nuts")],
    "Mei-Lin": [("name", "=", "Mei-Lin")],
}  # fmt: skip


@pytest.mark.parametrize("text", ASKED)
def test_what_is_asked(text: str) -> None:
    assert [(one.field, one.sign, one.value) for one in conditions(text)] == ASKED[text]


def test_what_must_not_hold() -> None:
    assert conditions("not brazil -#vip ana") == (
        Condition("region", "=", "BR", negated=True), Condition("tag", "=", "vip", negated=True),
        Condition("name", "=", "ana"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("over", "figure is missing"),
        ("over much", "figure is missing"),
        ("items>", "figure is missing"),
        ("older 3 parsecs", "3 d or 12 h"),
        ("older", "3 d or 12 h"),
        ("not", "behind `not`"),
        ("citty:rome", "Did you mean city?"),
        ("colour:red", "Known: amount"),
        ("city:", "Nothing stands behind city:"),
        ("#", "Nothing stands behind #"),
        ("city > rome", "figure is missing"),
    ],
)
def test_what_is_not_understood(text: str, says: str) -> None:
    with pytest.raises(RecoveryError, match=says):
        conditions(text)


@given(st.text(alphabet=st.sampled_from("ab12 .,:<>=#-\"'％🦊usdover brazil"), max_size=40) | st.text(max_size=40))
def test_anything_typed_is_conditions_or_a_sentence(text: str) -> None:
    try:
        found = conditions(text)
    except RecoveryError as error:
        assert error.sentence.endswith((".", "?"))
    else:
        assert all(isinstance(one.value, str | float) for one in found)
