from __future__ import annotations

from dingterm.desk.views import Reply
from dingterm.replies.guard import Mark
from dingterm.tui.drafts import Draft, Verdict
from dingterm.tui.widgets.marks import Placed, by_line, placed, reason_lines, told

TEXT = "Hi,\ntoday 70 % off\nand 5 EUR"
MARKS = (Mark(10, 14, "percent", "No discount of 70 %."), Mark(23, 28, "price", "No such price."))


def marked(text: str = TEXT) -> Draft:
    verdict = Verdict(coming=False, of=TEXT, marks=MARKS)
    return Draft(Reply("", "AI draft", "en", 0, TEXT, ()), text, verdict=verdict)


def test_marks_stand_where_their_words_do() -> None:
    assert [one.words for one in placed(marked())] == ["70 %", "5 EUR"]
    assert by_line(TEXT, placed(marked())) == {1: [(6, 10)], 2: [(4, 9)]}


def test_an_edit_moves_a_mark_or_takes_it_away() -> None:
    edited = "Hello there,\ntoday 70 % off"
    assert placed(marked(edited)) == [Placed(19, 23, "70 %", "No discount of 70 %.")]
    assert by_line(edited, placed(marked(edited))) == {1: [(6, 10)]}


def test_a_text_that_was_not_judged_has_no_marks() -> None:
    draft = marked()
    assert draft.verdict is not None
    draft.verdict.of = None
    assert placed(draft) == []


def test_a_mark_over_several_lines_is_on_each() -> None:
    assert by_line("one\n\ntwo", [Placed(1, 7, "", "")]) == {0: [(1, 3)], 2: [(0, 2)]}


def test_words_are_told_with_their_reason_once() -> None:
    assert told(placed(marked())) == "No discount of 70 %. “5 EUR”: No such price."


def test_reasons_beyond_the_room_are_counted() -> None:
    many = [Placed(0, 0, "", f"Reason {number}.") for number in range(5)]
    assert [line.plain.rstrip() for line in reason_lines(many, 60, 3)] == [
        "⚠ Reason 0.",
        "⚠ Reason 1.",
        "… 3 more; ⏎ tells of them.",
    ]
    assert len(reason_lines(many, 60, 5)) == 5
