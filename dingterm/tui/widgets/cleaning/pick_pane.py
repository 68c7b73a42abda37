"""The first step: which files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from dingterm.safe_text import safe_text
from dingterm.tui.cells import fit
from dingterm.tui.language import tr
from dingterm.tui.widgets.cleaning.file_tree import FileTree
from dingterm.tui.widgets.cleaning.path_box import PathBox

NOTHING = "None yet. Type a path above, or turn to the tree with Tab."
UNITS = ("B", "kB", "MB", "GB")


class PickPane(Vertical):
    """A line for paths, the tree of folders, and the files taken so far."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._files: Sequence[Path] = ()

    def compose(self) -> ComposeResult:
        """The line above, tree and list side by side."""
        with Horizontal(id="path-row"):
            yield Static(f"{tr('Path')}  ", id="path-label", markup=False)
            yield PathBox(id="path")
        with Horizontal(id="pick-body"):
            yield FileTree(Path.cwd(), id="tree")
            yield Static(id="taken", markup=False)

    def on_mount(self) -> None:
        """Name the parts."""
        self.query_one("#tree").border_title = tr("Folders")
        self.query_one("#taken").border_title = tr("Files to clean")
        self.show(())

    def on_resize(self) -> None:
        """The list is as wide as the terminal lets it be."""
        self.call_after_refresh(lambda: self.show(self._files))

    def show(self, files: Sequence[Path]) -> None:
        """Show the files taken."""
        self._files = tuple(files)
        width = max(20, self.query_one("#taken").content_size.width or self.size.width // 2)
        lines = [_file_line(file, width) for file in files] or [Content.styled(tr(NOTHING), "$d-quiet")]
        self.query_one("#taken", Static).update(Content("\n").join(lines))

    def open_folder(self, folder: Path) -> None:
        """Show another folder in the tree."""
        tree = self.query_one(FileTree)
        tree.path = folder
        tree.focus()

    def turn(self) -> None:
        """Between the line and the tree."""
        box, tree = self.query_one(PathBox), self.query_one(FileTree)
        (tree if box.has_focus else box).focus()


def _file_line(file: Path, width: int) -> Content:
    size = human(file.stat().st_size) if file.is_file() else "gone"
    name = safe_text(file.name)
    room = max(8, width - 9)
    front = fit(name, min(cell_len(name), room))
    rest = room - cell_len(front) - 2
    folder = fit(safe_text(str(file.parent)), rest) if rest > 8 else " " * max(0, rest)
    return Content.assemble((front, "bold"), "  ", (folder, "$d-quiet"), (fit(size, 9, right=True), "$d-quiet"))


def human(size: float) -> str:
    """Bytes as people say them: `98 MB`."""
    unit = 0
    while size >= 1000 and unit < len(UNITS) - 1:
        size, unit = size / 1000, unit + 1
    return f"{size:.0f} {UNITS[unit]}" if size >= 10 or unit == 0 else f"{size:.1f} {UNITS[unit]}"
