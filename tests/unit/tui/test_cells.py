from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dingterm.tui.cells import fit, spread, wrapped

LINES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=60)


@given(LINES, st.integers(0, 40), st.booleans())
def test_a_fitted_text_has_exactly_its_width(text: str, width: int, right: bool) -> None:
    assert cell_len(fit(text, width, right=right)) == width


def test_a_cut_is_marked_and_figures_stand_right() -> None:
    assert fit("样本 梅 of somewhere", 8) == "样本 梅…"
    assert fit("88.90", 8, right=True) == "   88.90"
    assert fit("Ana", 5) == "Ana  "


def test_the_left_text_gives_way() -> None:
    assert spread("Wool Blanket 羊毛毯", "129.00", 16) == "Wool Bla… 129.00"


@given(LINES, st.integers(4, 30))
def test_wrapped_lines_fit_and_lose_no_sign(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
