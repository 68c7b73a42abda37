"""The commands of the screen on which the server that drafts is set up."""

from __future__ import annotations

from dingterm.tui.command import SERVER, Command

SERVER_COMMANDS = (
    Command(
        "server-keep", ("enter",), "⏎", "try and keep", "Try the server and keep it when it answers.",
        "AI server", (SERVER,), "screen.keep", 1,
    ),
    Command(
        "server-try", ("ctrl+t",), "^t", "only try", "Ask the server for one word; nothing is kept.",
        "AI server", (SERVER,), "screen.try_out", 3,
    ),
    Command(
        "server-preset", ("ctrl+g",), "^g", "known ones",
        "Fill in the next known server: OpenAI, Azure, OpenRouter, DeepSeek, Ollama, llama.cpp, vLLM.",
        "AI server", (SERVER,), "screen.preset", 4,
    ),
    Command("server-next", ("tab",), "Tab", "next field", "", "AI server", (SERVER,), "app.focus_next", 5),
    Command(
        "server-leave", ("escape",), "Esc", "leave", "Back to the desk; nothing is kept.",
        "AI server", (SERVER,), "screen.leave", 2,
    ),
    Command(
        "server-help", ("f1",), "F1", "keys", "All keys, with what they do.", "AI server", (SERVER,), "screen.help", 6,
    ),
)  # fmt: skip
"""In the order of the help sheet."""
