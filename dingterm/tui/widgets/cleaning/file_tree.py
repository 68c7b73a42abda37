"""The tree of folders to pick files from; names are shown harmless, hidden files not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rich.text import Text, TextType
from textual.widgets import DirectoryTree

from dingterm.safe_text import safe_text
from dingterm.tui.command import TREE
from dingterm.tui.commands import bindings_at
from dingterm.tui.messages import FilePicked


class FileTree(DirectoryTree):
    """Posts `FilePicked` for the file the agent takes or leaves."""

    BINDINGS = bindings_at(TREE)
    ICON_NODE = "▸ "
    ICON_NODE_EXPANDED = "▾ "
    ICON_FILE = "  "

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        """Leave out what is hidden."""
        return [path for path in paths if not path.name.startswith(".")]

    def process_label(self, label: TextType) -> Text:
        """A name as a terminal may show it."""
        return Text(safe_text(str(label)))

    def action_take(self) -> None:
        """Take the file under the cursor, or open the folder."""
        node = self.cursor_node
        if node is None or node.data is None:
            return
        if node.data.path.is_dir():
            node.toggle()
        else:
            self.post_message(FilePicked(node.data.path.absolute()))
