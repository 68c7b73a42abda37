"""A report drawn with signs: a bar for the contacts, the answered part of it filled; figures, rates, money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from dingterm.tui.cells import fit
from dingterm.tui.language import tr

if TYPE_CHECKING:
    from dingterm.desk.reports import Line, Rate

LABEL, FIGURE, RATE = 18, 9, 15
WON, ANSWERED, SENT = "█", "▓", "░"
"""Parts of a bar: won back, answered, only sent."""

BAR = 30
LEAST = 6
MONEY_FROM = 90
"""Cells from which money has room behind the rates; below, it stands instead of the bar."""


class ReportLines(Static):
    """Drawn anew for every width."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._lines: Sequence[Line] = ()
        self._notice = ""

    def show(self, lines: Sequence[Line], notice: str = "") -> None:
        """Show a report; what there is to say where it is empty."""
        self._lines, self._notice = lines, notice
        self.refresh(layout=True)

    def render(self) -> Content:
        """Heads, lines, what the signs mean."""
        if not self._lines:
            return Content.styled(tr(self._notice), "$d-quiet")
        return Content("\n").join(report_content(self._lines, max(40, self.size.width)))


def report_content(lines: Sequence[Line], width: int) -> Iterator[Content]:
    """A report in lines of at most `width` cells."""
    money = max((len(_money(line)) for line in lines), default=0)
    label = min(LABEL, width - FIGURE - 2 * RATE)
    bar = min(BAR, width - label - FIGURE - 2 * RATE - 3 - (money + 2 if width >= MONEY_FROM else 0))
    bar = bar if bar >= LEAST else 0
    heads = (
        fit(tr("contacts"), FIGURE, right=True),
        fit(tr("answered"), RATE, right=True),
        fit(tr("won"), RATE, right=True),
    )
    yield Content.styled(fit(" " * (label + bar) + "".join(heads), width), "$d-quiet")
    most = max(line.contacts for line in lines)
    for line in lines:
        yield _line(line, label, bar, most, width)
    yield Content("")
    if bar:
        signs = f"{WON} {tr('won back')}  {ANSWERED} {tr('answered')}  {SENT} {tr('sent')}"
        yield Content.styled(fit(signs, width), "$d-quiet")
    yield Content.styled(fit(tr("Rates with the interval that holds them with 95%."), width), "$d-quiet")


def _line(line: Line, label: int, bar: int, most: int, width: int) -> Content:
    figures = (
        fit(f"{line.contacts:,}", FIGURE, right=True), fit(rate_text(line.answered_rate), RATE, right=True),
        fit(rate_text(line.won_rate), RATE, right=True),
    )  # fmt: skip
    behind = width - label - bar - FIGURE - 2 * RATE - 2
    money = f"  {fit(_money(line), behind)}" if behind > LEAST and line.money else ""
    return Content.assemble(
        (fit(line.key, label - 1) + " ", "bold"), *_bar(line, bar, most), *figures, (money, "$d-good")
    )


def _bar(line: Line, room: int, most: int) -> Iterator[tuple[str, str]]:
    whole = max(1, round(line.contacts / most * room)) if room else 0
    won = round(line.won / most * room)
    answered = max(0, round(max(line.answered, line.won) / most * room) - won)
    yield WON * won, "$d-good"
    yield ANSWERED * answered, "$d-accent"
    yield SENT * max(0, whole - won - answered), "$d-rule"
    yield " " * max(0, room - max(whole, won + answered)), ""


def rate_text(rate: Rate | None) -> str:
    """`33% (18–53)`, or that there are too few."""
    return f"{rate.share:.0%} ({rate.low * 100:.0f}–{rate.high * 100:.0f})" if rate else tr("too few")


def _money(line: Line) -> str:
    return ", ".join(f"{currency} {amount}" for currency, amount in line.money.items())
