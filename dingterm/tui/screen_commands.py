"""The commands of the smaller screens, and of what lies over the desk."""

from __future__ import annotations

from dingterm.tui.command import BOTH, DROP, FIND, GUIDE, HANDOFF, LESSON, REPORTS, REVIEW, THEME, Command

SCREEN_COMMANDS = (
    Command(
        "report-next", ("right", "tab", "l"), "←→", "by", "Tell contacts apart by something else.",
        "Reports", (REPORTS,), "screen.dimension(1)", 1,
    ),
    Command("report-before", ("left", "shift+tab", "h"), "←", "by", "", "Reports", (REPORTS,), "screen.dimension(-1)"),
    Command(
        "report-span", ("p",), "p", "time", "Another time: 4 weeks, 13 weeks, all.",
        "Reports", (REPORTS,), "screen.span", 2,
    ),
    Command(
        "report-write", ("w",), "w", "write", "Write the report as a table.",
        "Reports", (REPORTS,), "screen.write", 3,
    ),
    Command("report-up", ("up", "k"), "↑↓", "scroll", "", "Reports", (REPORTS,), "screen.roll(-1)"),
    Command("report-down", ("down", "j"), "↓", "scroll", "", "Reports", (REPORTS,), "screen.roll(1)"),
    Command(
        "report-back", ("escape", "q"), "Esc", "desk", "Back to the desk.", "Reports", (REPORTS,), "screen.back", 4,
    ),
    Command(
        "report-help", ("question_mark", "f1"), "?", "keys", "All keys, with what they do.",
        "Reports", (REPORTS,), "screen.help", 5,
    ),
    Command(
        "theme-other", ("down", "j"), "↑↓", "look", "The desk in other colours.",
        "Colours", (THEME,), "other(1)", 2,
    ),
    Command("theme-before", ("up", "k"), "↑", "before", "", "Colours", (THEME,), "other(-1)"),
    Command("theme-keep", ("enter",), "⏎", "keep", "Keep these colours.", "Colours", (THEME,), "keep", 1),
    Command(
        "theme-leave", ("escape", "q"), "Esc", "as before", "Back to the colours before.",
        "Colours", (THEME,), "leave", 3,
    ),
    Command(
        "guide-demo", ("d",), "d", "made-up shop", "Look around in a made-up shop; your own desk stays as it is.",
        "First run", (GUIDE,), "app.demo", 1,
    ),
    Command(
        "guide-import", ("i", "c"), "i", "your files", "Pick files to bring in.",
        "First run", (GUIDE,), "app.cleaning", 2,
    ),
    Command(
        "guide-next", ("right", "enter"), "→", "next page", "The next page.",
        "First run", (GUIDE,), "turn_page(1)", 3,
    ),
    Command("guide-before", ("left",), "←", "before", "", "First run", (GUIDE,), "turn_page(-1)"),
    Command(
        "guide-again", ("r",), "r", "look again", "Look for customers anew.",
        "First run", (GUIDE,), "screen.reload", 4,
    ),
    Command(
        "taken", ("enter",), "⏎", "taken, log it", "You have the text: log the contact.",
        "By hand", (HANDOFF,), "taken", 1,
    ),
    Command("write", ("w",), "w", "write to a file", "Write the text into a file.", "By hand", (HANDOFF,), "write", 2),
    Command(
        "not-taken", ("escape",), "Esc", "not taken", "Back to the desk; nothing is logged.",
        "By hand", (HANDOFF,), "back", 3,
    ),
    Command(
        "person-up", ("up",), "↑↓", "choose", "The customer above or below.", "Find", (FIND,), "screen.move(-1)", 2,
    ),
    Command("person-down", ("down",), "↓", "next", "", "Find", (FIND,), "screen.move(1)"),
    Command(
        "person-take", ("enter",), "⏎", "to the queue", "Stand on the customer in the queue.",
        "Find", (FIND,), "screen.take", 1,
    ),
    Command("find-back", ("escape",), "Esc", "desk", "Back to the desk.", "Find", (FIND,), "screen.back", 3),
    Command("same", ("y",), "y", "same", "They are one person.", "Same person?", (REVIEW,), "answer('same')", 1),
    Command(
        "different", ("n",), "n", "different", "They are two people; no later run joins them.",
        "Same person?", (REVIEW,), "answer('different')", 2,
    ),
    Command(
        "household", ("h",), "h", "household", "Two people of one household: linked, never merged.",
        "Same person?", (REVIEW,), "answer('household')", 3,
    ),
    Command("later", ("l",), "l", "later", "Ask again after all others.", "Same person?", (REVIEW,), "later", 4),
    Command(
        "drop-one", ("d",), "d", "drop one", "Take one record out of these customers; it stands alone from then on.",
        "Same person?", (REVIEW,), "drop_one", 6,
    ),
    Command(
        "both", ("enter",), "⏎", "open both", "Both customers in full: what they are known by, all that happened.",
        "Same person?", (REVIEW,), "both", 7,
    ),
    Command(
        "undo-answer", ("u",), "u", "undo", "Take your last answer back; what it merged is two again.",
        "Same person?", (REVIEW,), "undo", 5,
    ),
    Command("pair-before", ("up", "k"), "↑↓", "look", "The pair before.", "Same person?", (REVIEW,), "other(-1)", 8),
    Command("pair-next", ("down", "j"), "↓", "next", "", "Same person?", (REVIEW,), "other(1)"),
    Command(
        "review-help", ("question_mark", "f1"), "?", "keys", "All keys, with what they do.",
        "Same person?", (REVIEW,), "help", 10,
    ),
    Command("review-back", ("escape", "q"), "Esc", "desk", "Back to the desk.", "Same person?", (REVIEW,), "back", 9),
    Command(
        "drop-up", ("up", "k"), "↑↓", "choose", "The record above or below.", "Drop one", (DROP,), "screen.move(-1)", 2,
    ),
    Command("drop-down", ("down", "j"), "↓", "next", "", "Drop one", (DROP,), "screen.move(1)"),
    Command(
        "drop-take", ("enter", "d"), "⏎", "take it out", "Take the record under the cursor out.",
        "Drop one", (DROP,), "screen.take", 1,
    ),
    Command("drop-leave", ("escape", "q"), "Esc", "back", "Take nothing out.", "Drop one", (DROP,), "screen.leave", 3),
    Command("both-up", ("up", "k"), "↑↓", "scroll", "", "Same person?", (BOTH,), "screen.roll(-1)", 1),
    Command("both-down", ("down", "j"), "↓", "scroll", "", "Same person?", (BOTH,), "screen.roll(1)"),
    Command("both-page-up", ("pageup",), "PgUp", "page", "", "Same person?", (BOTH,), "screen.roll(-15)"),
    Command("both-page-down", ("pagedown", "space"), "PgDn", "page", "", "Same person?", (BOTH,), "screen.roll(15)"),
    Command(
        "both-leave", ("escape", "enter", "q"), "Esc", "pair", "Back to the pair.",
        "Same person?", (BOTH,), "screen.leave", 2,
    ),
    Command(
        "lesson-hint", ("f2",), "F2", "hint", "In a lesson (dingterm train): what is expected; at the end, the score.",
        "Lesson", (LESSON,), "lesson_hint",
    ),
    Command(
        "lesson-show", ("f4",), "F4", "show", "Fill a reply that would do, to show people.",
        "Lesson", (LESSON,), "lesson_show",
    ),
    Command("lesson-next", ("f3",), "F3", "go on", "Leave the step as it stands.", "Lesson", (LESSON,), "lesson_next"),
)  # fmt: skip
"""In the order of the help sheet within each group."""
