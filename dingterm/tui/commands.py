"""Every command of the desk, declared once: its keys, its words, where it works.

Bindings, the key line, the help sheet and the command palette are all made from this table. Keys that terminals cannot
tell apart (ctrl+i, m, h, j and `[`), that stop the flow (ctrl+s, q) or that multiplexers take (ctrl+a, b) are not used.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingType

QUEUE, CUSTOMER, REPLY, SEARCH, HANDOFF, REVIEW = "queue", "customer", "reply", "search", "handoff", "review"
"""Where the agent is: what has the focus, or the screen on top."""

PATH, TREE, LOOK, RUN, RESULTS, ASK = "path", "tree", "look", "run", "results", "ask"
"""Likewise on the screen of cleaning: its steps, and the line it asks something on."""

FIND = "find"
"""Where a customer is looked for."""

THEME, GUIDE = "theme", "guide"
"""Where colours are chosen; what a desk without anybody shows."""

LESSON = "lesson"
"""The whole desk while a lesson is played."""

CLEAN = "Cleaning"
"""The heading of that screen's commands."""

DESK = (QUEUE, CUSTOMER)
"""Where letters are commands, because nothing is being typed."""

EVERYWHERE = (QUEUE, CUSTOMER, REPLY, SEARCH)

ANYWHERE = (*EVERYWHERE, REVIEW, FIND, PATH, TREE, LOOK, RUN, RESULTS)
"""Where a command of the program itself works."""

TYPED = (REPLY, SEARCH, PATH, ASK, FIND)
"""Where letters are typed."""


@dataclass(frozen=True)
class Command:
    """One thing the agent can do.

    Attributes:
        id: Stable name, for key maps and tests.
        keys: Keys in textual's names; the first is the one shown.
        shown: How the keys are written in the key line and on the help sheet.
        label: A word or two.
        tooltip: One sentence for the help sheet and the command palette; none where another command's covers it.
        group: Heading on the help sheet.
        where: The places it works in.
        action: Textual's action; `{key}` stands for the key pressed.
        rank: Place in the key line, 1 first; 0 keeps it out.
        needs: What must be there: an `entry` of the queue, a filled `reply`, or nothing.
        palette: Whether the command palette offers it.
    """

    id: str
    keys: tuple[str, ...]
    shown: str
    label: str
    tooltip: str
    group: str
    where: tuple[str, ...]
    action: str
    rank: int = 0
    needs: str = ""
    palette: bool = False

    def bindings(self) -> Iterable[Binding]:
        """One binding for each key."""
        for key in self.keys:
            action = self.action.format(key=key)
            name = self.id if action == self.action else f"{self.id}.{key}"
            yield Binding(key, action, self.label, tooltip=self.tooltip, show=False, id=name)


COMMANDS = (
    Command("up", ("up", "k"), "↑↓", "choose", "The customer above or below; k, j.", "Queue", (QUEUE,), "step(-1)", 1),
    Command("down", ("down", "j"), "↓", "down", "", "Queue", (QUEUE,), "step(1)"),
    Command("page-up", ("pageup",), "PgUp", "page up", "A page up.", "Queue", (QUEUE,), "page(-1)"),
    Command("page-down", ("pagedown", "space"), "PgDn", "page down", "A page down.", "Queue", (QUEUE,), "page(1)"),
    Command("top", ("home", "g"), "Home g", "first", "The first customer of the lane.", "Queue", (QUEUE,), "edge(-1)"),
    Command("bottom", ("end", "G"), "End G", "last", "The last customer of the lane.", "Queue", (QUEUE,), "edge(1)"),
    Command(
        "favourite", tuple("123456789"), "1–9", "reply", "Fill the reply on this key.",
        "Reply", DESK, "favourite({key})", 3, "entry",
    ),
    Command(
        "search", ("slash",), "/", "search", "Search all replies as you type.",
        "Reply", DESK, "search", 4, "entry", True,
    ),
    Command(
        "copy", ("enter",), "⏎", "copy", "Copy the reply and log the contact.",
        "Reply", (*DESK, REPLY), "copy", 2, "reply", True,
    ),
    Command("edit", ("e",), "e", "edit", "Edit the reply.", "Reply", DESK, "edit", 5, "reply", True),
    Command(
        "language", ("l",), "l", "language", "Fill the reply in its next language.",
        "Reply", DESK, "language", 8, "reply", True,
    ),
    Command(
        "by-hand", ("t",), "t", "by hand", "Show the reply as plain text, to take by hand or as a file.",
        "Reply", DESK, "by_hand", 11, "reply", True,
    ),
    Command(
        "newline", ("ctrl+n", "alt+enter"), "^n", "new line", "Begin a new line in the reply.",
        "Reply", (REPLY,), "newline", 6,
    ),
    Command(
        "chat", ("o",), "o", "chat", "Open the customer's chat with this reply, or show its link.",
        "Customer", DESK, "chat", 6, "entry", True,
    ),
    Command(
        "undo", ("u",), "u", "undo", "Take back your last contact; the cart returns to its step.",
        "Customer", DESK, "undo", 7, "", True,
    ),
    Command(
        "lane-before", ("left", "left_square_bracket"), "←", "lane before", "The lane before this one.",
        "Queue", (QUEUE,), "screen.lane(-1)", 0, "", True,
    ),
    Command(
        "lane-next", ("right", "right_square_bracket"), "←→", "lane", "The lane after this one.",
        "Queue", (QUEUE,), "screen.lane(1)", 6, "", True,
    ),
    Command(
        "reload", ("r",), "r", "reload", "Show the lane as it stands now, in its newest order.",
        "Queue", DESK, "reload", 15, "", True,
    ),
    Command(
        "found-up", ("up",), "↑↓", "choose", "The reply above or below.", "Search", (SEARCH,), "screen.found(-1)", 1,
    ),
    Command("found-down", ("down",), "↓", "down", "", "Search", (SEARCH,), "screen.found(1)"),
    Command("found-take", ("enter",), "⏎", "take it", "Fill this reply.", "Search", (SEARCH,), "screen.take", 2),
    Command("turn", ("tab",), "Tab", "turn", "Go to the next pane.", "Desk", (QUEUE, CUSTOMER, REPLY), "turn(1)", 9),
    Command("turn-back", ("shift+tab",), "⇧Tab", "back", "Go to the pane before.", "Desk", (*DESK, REPLY), "turn(-1)"),
    Command(
        "leave", ("escape",), "Esc", "queue", "Back to the queue; nothing is lost.",
        "Desk", (CUSTOMER, REPLY, SEARCH), "leave", 10,
    ),
    Command(
        "help", ("question_mark", "f1"), "?", "keys", "All keys, with what they do.",
        "Desk", (*DESK, GUIDE), "help", 12, "", True,
    ),
    Command(
        "palette", ("ctrl+p",), "^p", "all", "Find any command by its name.",
        "Desk", EVERYWHERE, "app.command_palette", 13,
    ),
    Command(
        "present", ("f8",), "F8", "present", "Show the desk to people: customers under other names, keys large.",
        "Desk", ANYWHERE, "app.present", 0, "", True,
    ),
    Command("theme", ("T",), "T", "colours", "Choose other colours, seen at once.", "Desk", (*DESK, GUIDE), "app.change_theme", 18, "", True),
    Command("theme-other", ("down", "j"), "↑↓", "look", "The desk in other colours.", "Colours", (THEME,), "other(1)", 2),
    Command("theme-before", ("up", "k"), "↑", "before", "", "Colours", (THEME,), "other(-1)"),
    Command("theme-keep", ("enter",), "⏎", "keep", "Keep these colours.", "Colours", (THEME,), "keep", 1),
    Command("theme-leave", ("escape", "q"), "Esc", "as before", "Back to the colours before.", "Colours", (THEME,), "leave", 3),
    Command(
        "guide-demo", ("d",), "d", "made-up shop", "Look around in a made-up shop; your own desk stays as it is.",
        "First run", (GUIDE,), "app.demo", 1,
    ),
    Command("guide-import", ("i", "c"), "i", "your files", "Pick files to bring in.", "First run", (GUIDE,), "app.cleaning", 2),
    Command("guide-next", ("right", "enter"), "→", "next page", "The next page.", "First run", (GUIDE,), "turn_page(1)", 3),
    Command("guide-before", ("left",), "←", "before", "", "First run", (GUIDE,), "turn_page(-1)"),
    Command("guide-again", ("r",), "r", "look again", "Look for customers anew.", "First run", (GUIDE,), "screen.reload", 4),
    Command(
        "quit", ("q", "ctrl+q"), "q", "quit", "Leave the desk; everything is kept.",
        "Desk", (*DESK, GUIDE), "app.quit", 14, "", True,
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
        "find", ("f",), "f", "find", "Find a customer by name, number or e-mail, in the queue or not.",
        "Desk", DESK, "find", 5, "", True,
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
    Command(
        "review", ("m",), "m", "same person?", "Go through customers who may be one person, a pair at a time.",
        "Desk", DESK, "review", 16, "", True,
    ),
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
        "drop-one", ("d",), "d", "drop one", "Take the right one out of the customer it was merged into.",
        "Same person?", (REVIEW,), "drop_one", 6,
    ),
    Command(
        "undo-answer", ("u",), "u", "undo", "Take your last answer back; what it merged is two again.",
        "Same person?", (REVIEW,), "undo", 5,
    ),
    Command("pair-before", ("up", "k"), "↑↓", "look", "The pair before.", "Same person?", (REVIEW,), "other(-1)", 7),
    Command("pair-next", ("down", "j"), "↓", "next", "", "Same person?", (REVIEW,), "other(1)"),
    Command(
        "review-help", ("question_mark", "f1"), "?", "keys", "All keys, with what they do.",
        "Same person?", (REVIEW,), "help", 9,
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
    Command(
        "cleaning", ("c",), "c", "clean files", "Clean files of numbers, or bring them into the desk.",
        "Desk", DESK, "app.cleaning", 17, "", True,
    ),
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
    Command("review-back", ("escape", "q"), "Esc", "desk", "Back to the desk.", "Same person?", (REVIEW,), "back", 8),
)  # fmt: skip
"""The commands, in the order of the help sheet within each group."""


def commands_at(place: str) -> list[Command]:
    """The commands that work in a place, as ordered in the key line."""
    return sorted((one for one in COMMANDS if place in one.where), key=lambda one: one.rank)


def bindings_of(place: str) -> list[BindingType]:
    """The bindings of the commands that work in this place only; the widget there has them."""
    return [binding for one in COMMANDS if one.where == (place,) for binding in one.bindings()]


def shared_bindings() -> list[BindingType]:
    """The bindings of the commands that work in several places of the desk; its screen has them."""
    shared = (one for one in COMMANDS if len(one.where) > 1 and set(one.where) <= {*EVERYWHERE, GUIDE})
    return [binding for one in shared for binding in one.bindings()]


def app_bindings() -> list[BindingType]:
    """The bindings of the commands that work on every screen; the application has them."""
    return [binding for one in COMMANDS if one.where == ANYWHERE for binding in one.bindings()]


def bindings_at(place: str) -> list[BindingType]:
    """The bindings of all commands that work in this place; its widget has them."""
    return [binding for one in COMMANDS if place in one.where for binding in one.bindings()]
