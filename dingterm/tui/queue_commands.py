"""The commands of the queue that choose whom it shows, in which order, and who is marked."""

from __future__ import annotations

from dingterm.tui.command import DESK, FILTER, QUEUE, Command

QUEUE_COMMANDS = (
    Command(
        "filter", ("backslash",), "\\", "filter", "Show only some: brazil, over 80 usd, second step, #vip, a name.",
        "Filter", DESK, "filter", 9, "", True,
    ),
    Command(
        "sort", ("z",), "z", "sort", "Sort by the next column; a click on a heading sorts by it.",
        "Filter", DESK, "sort(1)", 11, "", True,
    ),
    Command("sort-back", ("Z",), "Z", "turn round", "The other way round.", "Filter", DESK, "turn_round", 0, "", True),
    Command(
        "segments", ("S",), "S", "segments", "Saved filters: show one, keep the one that is typed, forget one.",
        "Filter", DESK, "segments", 16, "", True,
    ),
    Command(
        "columns", ("vertical_line",), "|", "columns", "Leave columns of the queue out, or show them again.",
        "Filter", DESK, "columns", 0, "", True,
    ),
    Command(
        "mark", ("space",), "␣", "mark", "Mark the customer, for what is to be done to several at once.",
        "Filter", (QUEUE,), "mark", 10,
    ),
    Command(
        "mark-all", ("asterisk",), "*", "mark all", "Mark everybody whom the lane shows; again: nobody.",
        "Filter", (QUEUE,), "mark_all", 0, "", False,
    ),
    Command(
        "tag", ("number_sign",), "#", "tag", "Give the customer a tag to filter by, or take it away.",
        "Customer", DESK, "tag", 15, "entry", True,
    ),
    Command("filter-done", ("enter", "down"), "⏎", "to the queue", "Keep the filter.", "Filter", (FILTER,),
            "screen.filter_done", 1),
    Command("filter-clear", ("escape",), "Esc", "everybody", "Show everybody again.", "Filter", (FILTER,),
            "screen.clear_sight", 2),
    Command("filter-words", ("f1",), "F1", "words", "What a filter may hold.", "Filter", (FILTER,), "screen.help", 3),
)  # fmt: skip
