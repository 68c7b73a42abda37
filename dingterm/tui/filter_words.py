"""What the filter of the queue understands, for those who type it: words and what they ask for."""

from __future__ import annotations

FILTER_WORDS = (
    ("over 80 usd · under 50", "Carts of more or less; the currency may be left out."),
    ("items>1 · items 3", "Pieces in the cart."),
    ("score at least 50", "How promising they are; > >= < <= do as well."),
    ("step 2 · second step", "Which contact is next."),
    ("older 3 d · newer 12 h", "How long ago it began, in m, h, d or w."),
    ("due · waiting · blocked", "Whether they may be written to now."),
    ("unpaid · consulted", "Their lane, win-back too."),
    ("bought", "Who has bought before."),
    ("brazil · region:BR", "Where they are."),
    ("city:recife", "Likewise a town."),
    ("language:pt", "What they speak."),
    ("currency:usd", "What they pay in."),
    ("item:shirt", "What is in the cart."),
    ("agent:mia", "Who wrote to them last."),
    ("#vip", "Their tag."),
    ('ana · "ana maria"', "The beginning of a name, a number or an address."),
    ("not brazil", "Turns what follows round."),
)
"""Examples, parted by `·`, and what they mean."""
