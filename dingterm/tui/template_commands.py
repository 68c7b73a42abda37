"""The commands of the screen on which a template is edited."""

from __future__ import annotations

from dingterm.tui.command import TEMPLATE, Command

TEMPLATE_COMMANDS = (
    Command(
        "template-keep", ("enter",), "⏎", "keep", "Keep the template among your own.",
        "Edit a template", (TEMPLATE,), "screen.keep", 1,
    ),
    Command(
        "template-wording", ("ctrl+t",), "^t", "wording", "The next wording; behind the last a new one, up to three.",
        "Edit a template", (TEMPLATE,), "screen.wording", 3,
    ),
    Command(
        "template-language", ("ctrl+l",), "^l", "language", "The next of its languages.",
        "Edit a template", (TEMPLATE,), "screen.language", 4,
    ),
    Command(
        "template-add-language", ("ctrl+g",), "^g", "new language", "Write it in one more language.",
        "Edit a template", (TEMPLATE,), "screen.add_language", 5,
    ),
    Command(
        "template-newline", ("ctrl+n", "alt+enter"), "^n", "new line", "Begin a new line in the text.",
        "Edit a template", (TEMPLATE,), "newline", 6,
    ),
    Command(
        "template-outside", ("ctrl+o",), "^o", "in $EDITOR", "Edit its file in the editor of $VISUAL or $EDITOR.",
        "Edit a template", (TEMPLATE,), "screen.outside", 7,
    ),
    Command("template-next", ("tab",), "Tab", "next field", "", "Edit a template", (TEMPLATE,), "app.focus_next", 8),
    Command(
        "template-leave", ("escape",), "Esc", "leave", "Back to the desk; what was changed asks once more.",
        "Edit a template", (TEMPLATE,), "screen.leave", 2,
    ),
    Command(
        "template-help", ("f1",), "F1", "keys", "All keys, with what they do.",
        "Edit a template", (TEMPLATE,), "screen.help", 9,
    ),
)  # fmt: skip
"""In the order of the help sheet."""
