"""Every command of the desk, declared once: its keys, its words, where it works.

Bindings, the key line, the help sheet and the command palette are all made from this table. Keys that terminals cannot
tell apart (ctrl+i, m, h, j and `[`), that stop the flow (ctrl+s, q) or that multiplexers take (ctrl+a, b) are not used.
"""

from __future__ import annotations

from textual.binding import BindingType

from dingterm.tui.cleaning_commands import CLEANING_COMMANDS
from dingterm.tui.command import (
    ANYWHERE,
    CUSTOMER,
    DESK,
    DIRECTION,
    EVERYWHERE,
    GUIDE,
    QUEUE,
    REPLY,
    SEARCH,
    WORDS,
    Command,
)
from dingterm.tui.queue_commands import QUEUE_COMMANDS
from dingterm.tui.screen_commands import SCREEN_COMMANDS
from dingterm.tui.server_commands import SERVER_COMMANDS
from dingterm.tui.template_commands import TEMPLATE_COMMANDS

DESK_COMMANDS = (
    Command("up", ("up", "k"), "↑↓", "choose", "The customer above or below; k, j.", "Queue", (QUEUE,), "step(-1)", 1),
    Command("down", ("down", "j"), "↓", "down", "", "Queue", (QUEUE,), "step(1)"),
    Command("page-up", ("pageup",), "PgUp", "page up", "A page up.", "Queue", (QUEUE,), "page(-1)"),
    Command("page-down", ("pagedown",), "PgDn", "page down", "A page down.", "Queue", (QUEUE,), "page(1)"),
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
        "draft", ("a",), "a", "AI draft", "Draft a reply; Esc stops it. Your own text waits beside it.",
        "Drafts", DESK, "draft", 4, "entry", True,
    ),
    Command(
        "direct", ("A",), "A", "direct", "Draft with a line of direction: shorter, offer the 10 %, ask for the size.",
        "Drafts", DESK, "direct", 10, "entry", True,
    ),
    Command(
        "their-words", ("p",), "p", "their words", "Paste or type the customer’s words; a draft answers just these.",
        "Drafts", DESK, "their_words", 5, "entry", True,
    ),
    Command(
        "line-take", ("enter",), "⏎", "draft", "Draft with what was typed.",
        "Drafts", (DIRECTION, WORDS), "screen.take_line", 1,
    ),
    Command(
        "line-leave", ("escape",), "Esc", "leave it", "Draft nothing.",
        "Drafts", (DIRECTION, WORDS), "screen.leave_line", 2,
    ),
    Command("words-newline", ("ctrl+n", "alt+enter"), "^n", "new line", "", "Drafts", (WORDS,), "newline", 3),
    Command(
        "draft-stop", ("escape",), "Esc", "stop", "Stop the draft; what came is kept.",
        "Drafts", (QUEUE,), "screen.stop_draft", 1, "draft",
    ),
    Command(
        "wordings", ("v",), "v", "wordings", "The next text for this customer; with one alone, draft three wordings.",
        "Drafts", DESK, "wordings", 9, "reply", True,
    ),
    Command(
        "copy-marked", ("exclamation_mark", "ctrl+y"), "! ^y", "copy marked",
        "Copy a draft although it is marked, once ⏎ has told why.",
        "Drafts", (*DESK, REPLY), "copy_marked", 2, "marks", True,
    ),
    Command(
        "watch", ("W",), "W", "watch clipboard",
        "Watch this machine's clipboard for words that you copy in the chat, or end that.",
        "Drafts", DESK, "watch", 0, "", True,
    ),
    Command(
        "answer-copied", ("y",), "y", "answer it", "Draft for the words that were copied, or offer templates for them.",
        "Drafts", DESK, "answer_copied", 1, "copied", True,
    ),
    Command(
        "server", ("I",), "I", "AI server", "Set up the server that drafts: address, model, key, what may be spent.",
        "Drafts", (*DESK, GUIDE), "server", 18, "", True,
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
        "code", ("Q",), "Q", "QR code",
        "Show the customer's chat with this reply as a QR code, to go on with on a phone.",
        "Customer", DESK, "code", 0, "entry", True,
    ),
    Command(
        "snooze", ("s",), "s", "snooze", "Leave the customer alone until a moment said in words.",
        "Customer", DESK, "snooze", 8, "entry", True,
    ),
    Command(
        "came", ("w",), "w", "came of it", "Say what came of it: promised, recovered, lost, wrong number, a note.",
        "Customer", DESK, "came", 8, "entry", True,
    ),
    Command(
        "answered", ("P",), "P", "answer", "Paste what the customer answered: it is kept, and they stand in Replied.",
        "Customer", DESK, "answered", 8, "entry", True,
    ),
    Command(
        "explain", ("x",), "x", "why", "Explain fully why the customer is due or is not, rule by rule.",
        "Customer", DESK, "explain", 9, "entry", True,
    ),
    Command(
        "override", ("O",), "O", "set aside", "Set the rule that keeps them waiting aside, for a reason that is kept.",
        "Customer", DESK, "override", 15, "entry", True,
    ),
    Command(
        "undo", ("u",), "u", "undo", "Take back what you did last: a contact, an answer, a snooze, what came of it.",
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
    Command(
        "found-add", ("ctrl+t",), "^t", "add", "Put this reply below the text there is, or at the cursor in it.",
        "Search", (SEARCH,), "screen.add", 3,
    ),
    Command(
        "insert", ("ctrl+t",), "^t", "insert", "Put another reply in at the cursor.",
        "Reply", (REPLY,), "screen.search_into", 7,
    ),
    Command(
        "edit-template", ("E",), "E", "edit template", "Edit the template of the reply, seen for this customer.",
        "Reply", DESK, "edit_template", 12, "entry", True,
    ),
    Command(
        "favour", ("F",), "F", "on a key", "Put the reply on a key from 1 to 9 of this lane, or take it off.",
        "Reply", DESK, "favour", 13, "entry", True,
    ),
    Command(
        "found-favour", ("ctrl+f",), "^f", "on a key", "Put the reply under the cursor on a key of this lane.",
        "Search", (SEARCH,), "screen.favour", 4,
    ),
    Command(
        "new-template", ("N",), "N", "new template", "Write a new template, seen for this customer.",
        "Reply", DESK, "new_template", 0, "entry", True,
    ),
    Command(
        "found-edit", ("ctrl+o",), "^o", "edit it", "Edit the template under the cursor.",
        "Search", (SEARCH,), "screen.edit_template", 5,
    ),
    Command("turn", ("tab",), "Tab", "turn", "Go to the next pane.", "Desk", (QUEUE, CUSTOMER, REPLY), "turn(1)", 9),
    Command("turn-back", ("shift+tab",), "⇧Tab", "back", "Go to the pane before.", "Desk", (*DESK, REPLY), "turn(-1)"),
    Command(
        "leave", ("escape",), "Esc", "queue", "Back to the queue; nothing is lost.",
        "Desk", (CUSTOMER, REPLY, SEARCH), "stop_or_leave", 10,
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
    Command(
        "theme", ("T",), "T", "colours", "Choose other colours, seen at once.",
        "Desk", (*DESK, GUIDE), "app.change_theme", 18, "", True,
    ),
    Command(
        "quit", ("q", "ctrl+q"), "q", "quit", "Leave the desk; everything is kept.",
        "Desk", (*DESK, GUIDE), "app.quit", 14, "", True,
    ),
    Command(
        "find", ("f",), "f", "find", "Find a customer by name, number or e-mail, in the queue or not.",
        "Desk", DESK, "find", 5, "", True,
    ),
    Command(
        "reports", ("R",), "R", "reports", "What contacts brought: answers, carts won back, money.",
        "Desk", DESK, "reports", 17, "", True,
    ),
    Command(
        "training", ("L",), "L", "lessons", "Practise on a made-up shop: lessons with a simulated customer, scored.",
        "Desk", DESK, "training", 0, "", True,
    ),
    Command(
        "review", ("m",), "m", "same person?", "Go through customers who may be one person, a pair at a time.",
        "Desk", DESK, "review", 16, "", True,
    ),
    Command(
        "cleaning", ("c",), "c", "clean files", "Clean files of numbers, or bring them into the desk.",
        "Desk", DESK, "app.cleaning", 17, "", True,
    ),
    *QUEUE_COMMANDS,
)  # fmt: skip

COMMANDS = (*DESK_COMMANDS, *SCREEN_COMMANDS, *TEMPLATE_COMMANDS, *SERVER_COMMANDS, *CLEANING_COMMANDS)
"""Every command, in the order of the help sheet within each group."""


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
