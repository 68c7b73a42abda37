from __future__ import annotations

import pytest
import segno

from dingterm.delivery.links import chat_link
from dingterm.delivery.qr import qr_lines
from dingterm.errors import DeliveryError

URL = chat_link("whatsapp", "+34600000000", "¿Sigues ahí? 👋").url


@pytest.mark.parametrize("dark_screen", [True, False])
def test_the_half_blocks_are_the_modules_of_the_code(dark_screen: bool) -> None:
    lines = qr_lines(URL, dark_screen=dark_screen)

    printed = [[sign in halves for sign in line] for line in lines for halves in ("▀█", "▄█")]
    code = segno.make(URL, error="l", micro=False)
    expected = [[bool(module) != dark_screen for module in row] for row in code.matrix_iter(border=2)]
    assert printed[: len(expected)] == expected
    assert not any(any(row) for row in printed[len(expected) :])


def test_the_lines_fit_a_small_window() -> None:
    lines = qr_lines("https://wa.me/34600000000")

    assert len({len(line) for line in lines}) == 1
    assert len(lines[0]) <= 33 and len(lines) <= 17


@pytest.mark.parametrize(("text", "reason"), [("", "nothing"), ("x" * 3000, "too long")])
def test_what_fits_no_code_is_said(text: str, reason: str) -> None:
    with pytest.raises(DeliveryError, match=reason):
        qr_lines(text)
