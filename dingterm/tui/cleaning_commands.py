"""The commands of the cleaning screen."""

from __future__ import annotations

from dingterm.tui.command import ASK, CLEAN, LOOK, PATH, RESULTS, RUN, TREE, Command

CLEANING_COMMANDS = (
    Command("add", ("enter",), "⏎", "add", "Take the file typed; with nothing typed, go on.", CLEAN, (PATH,), "add", 1),
    Command(
        "take", ("enter", "space"), "⏎", "take or leave", "Take a file, leave it again, or open a folder.",
        CLEAN, (TREE,), "take", 1,
    ),
    Command(
        "look", ("ctrl+n",), "^n", "next", "Look at the files taken.", CLEAN, (PATH, TREE), "screen.look", 2,
    ),
    Command(
        "pick-turn", ("tab",), "Tab", "path or tree", "Type a path or pick it.",
        CLEAN, (PATH, TREE), "screen.pick_turn", 3,
    ),
    Command(
        "drop-file", ("ctrl+d",), "^d", "drop last", "Leave the last file out.",
        CLEAN, (PATH, TREE), "screen.drop", 4,
    ),
    Command("pick-back", ("escape",), "Esc", "desk", "Back to the desk.", CLEAN, (PATH, TREE), "screen.desk", 5),
    Command("option", ("up", "k"), "↑↓", "option", "The option above or below.", CLEAN, (LOOK,), "option(-1)", 4),
    Command("option-next", ("down", "j"), "↓", "next", "", CLEAN, (LOOK,), "option(1)"),
    Command(
        "turn-option", ("left", "h"), "←→", "change", "Another choice of the option.",
        CLEAN, (LOOK,), "turn(-1)", 3,
    ),
    Command("turn-next", ("right", "l"), "→", "change", "", CLEAN, (LOOK,), "turn(1)"),
    Command(
        "type-option", ("e",), "e", "type", "Type an option that has no choices.",
        CLEAN, (LOOK,), "screen.type", 5,
    ),
    Command(
        "mean", ("m",), "m", "columns", "Say what a column is, as Tel=phone; it is remembered for such files.",
        CLEAN, (LOOK,), "screen.mean", 5,
    ),
    Command(
        "run", ("enter",), "⏎", "clean", "Clean the files; nothing is written yet.",
        CLEAN, (LOOK,), "screen.run", 1,
    ),
    Command(
        "bring", ("i",), "i", "import", "Bring the files into the desk; what you corrected comes corrected.",
        CLEAN, (LOOK, RESULTS), "screen.bring", 6,
    ),
    Command("other-file", ("f", "tab"), "f", "file", "Look at the next file.", CLEAN, (LOOK,), "screen.other_file", 7),
    Command("look-back", ("escape",), "Esc", "files", "Other files.", CLEAN, (LOOK,), "screen.step('pick')", 8),
    Command(
        "stop", ("escape",), "Esc", "cancel", "End the work; nothing is half-written.",
        CLEAN, (RUN,), "screen.stop", 1,
    ),
    Command("meanwhile", ("d", "c"), "d", "desk", "Go on at the desk while it runs.", CLEAN, (RUN,), "screen.desk", 2),
    Command("tab-next", ("right", "tab", "l"), "←→", "tab", "The next tab.", CLEAN, (RESULTS,), "turn(1)", 3),
    Command(
        "tab-before", ("left", "shift+tab", "h"), "←", "tab before", "The tab before.",
        CLEAN, (RESULTS,), "turn(-1)",
    ),
    Command("row", ("up", "k"), "↑↓", "row", "The row above or below.", CLEAN, (RESULTS,), "step(-1)", 4),
    Command("row-next", ("down", "j"), "↓", "next", "", CLEAN, (RESULTS,), "step(1)"),
    Command("rows-up", ("pageup",), "PgUp", "page up", "Rows up.", CLEAN, (RESULTS,), "step(-10)"),
    Command("rows-down", ("pagedown",), "PgDn", "page down", "Rows down.", CLEAN, (RESULTS,), "step(10)"),
    Command(
        "fix", ("e",), "e", "correct", "Correct the cell of a rejected row; the file itself stays.",
        CLEAN, (RESULTS,), "screen.fix", 5, "reject",
    ),
    Command(
        "fix-region", ("g",), "g", "region", "Say which region a rejected row's number belongs to.",
        CLEAN, (RESULTS,), "screen.fix_region", 6, "reject",
    ),
    Command(
        "fix-all", ("G",), "G", "region of all", "Try one region for every row that is left out.",
        CLEAN, (RESULTS,), "screen.fix_all", 7, "rejects",
    ),
    Command(
        "retry", ("r",), "r", "retry", "Clean again with what was corrected.",
        CLEAN, (RESULTS,), "screen.retry", 2, "fixes",
    ),
    Command(
        "export", ("w",), "w", "write", "Write the cleaned rows to a file.",
        CLEAN, (RESULTS,), "screen.export", 1, "cleaned",
    ),
    Command(
        "results-back", ("escape",), "Esc", "options", "Other options.",
        CLEAN, (RESULTS,), "screen.step('look')", 9,
    ),
    Command(
        "results-desk", ("d", "q"), "d", "desk", "Back to the desk; the results stay.",
        CLEAN, (RESULTS, LOOK), "screen.desk", 10,
    ),
    Command("answer", ("enter",), "⏎", "take it", "Take what was typed.", CLEAN, (ASK,), "answer", 1),
    Command("leave-it", ("escape",), "Esc", "leave it", "Leave it as it was.", CLEAN, (ASK,), "leave", 2),
    Command(
        "clean-help", ("question_mark", "f1"), "?", "keys", "All keys, with what they do.",
        CLEAN, (LOOK, RUN, RESULTS), "screen.help", 12,
    ),
)  # fmt: skip
"""In the order of the help sheet."""
