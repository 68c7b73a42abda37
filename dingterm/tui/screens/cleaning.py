"""Cleaning: files are picked, looked at, cleaned, corrected, and written or brought into the desk.

The screen tells the story; the task holds what is known, the parts draw it, a child process does the work.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widget import Widget

from dingterm.desk.job_request import JobRequest
from dingterm.tui import messages as told
from dingterm.tui.child import ChildError, run_child
from dingterm.tui.cleaning_task import CleaningTask
from dingterm.tui.command import ASK, LOOK, PATH, RESULTS, RUN, TREE, Command
from dingterm.tui.language import tr
from dingterm.tui.presenter import NOT_WRITTEN, presenter_of
from dingterm.tui.screens.correcting import Correcting
from dingterm.tui.widgets.cleaning.ask_line import AskBox, AskLine
from dingterm.tui.widgets.cleaning.file_tree import FileTree
from dingterm.tui.widgets.cleaning.look_lines import LookLines
from dingterm.tui.widgets.cleaning.options_list import OptionsList
from dingterm.tui.widgets.cleaning.path_box import PathBox
from dingterm.tui.widgets.cleaning.paths_in import paths_in
from dingterm.tui.widgets.cleaning.pick_pane import PickPane
from dingterm.tui.widgets.cleaning.results_pane import ResultsPane
from dingterm.tui.widgets.cleaning.run_pane import RunPane
from dingterm.tui.widgets.key_line import KeyLine
from dingterm.tui.widgets.status_line import StatusLine
from dingterm.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from dingterm.desk.session import Session
    from dingterm.tui.app import DeskApp

STEPS: dict[str, type[Widget]] = {"pick": PathBox, "look": OptionsList, "run": RunPane, "results": ResultsPane}
"""The steps in their order, and what has the focus in each."""

PLACES: tuple[tuple[type[Widget], str], ...] = (
    (AskBox, ASK),
    (FileTree, TREE),
    (PathBox, PATH),
    (OptionsList, LOOK),
    (RunPane, RUN),
    (ResultsPane, RESULTS),
)
WIDTHS = [(0, "-narrow"), (110, "-wide")]
"""Columns from which the parts of a step stand side by side."""

BUSY = "There is work under way already. Wait for its end, or go to it and cancel it."

STOPPED = {
    "clean": "Cancelled. Nothing was written.",
    "import": "Cancelled. What is in already stays; the same import goes on from there.",
}


class CleaningScreen(Screen[None]):
    """Stays as it was left while the agent is at the desk."""

    CSS_PATH = "cleaning.tcss"
    AUTO_FOCUS = "#path"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = WIDTHS
        self._session = session
        self.cleaning = CleaningTask(database=str(session.store.path))
        self.step = "pick"
        self.correcting = Correcting(self)

    def compose(self) -> ComposeResult:
        """All steps; one is shown."""
        yield TopLine(self._session, id="cleaning-top", here="Cleaning")
        with Vertical(id="steps"):
            yield PickPane(id="pick")
            with Horizontal(id="look"):
                yield LookLines(id="look-lines")
                yield OptionsList(self.cleaning, id="options")
            yield RunPane(id="run")
            yield ResultsPane(self.cleaning, id="results")
        yield AskLine(id="ask-line")
        yield StatusLine(id="cleaning-status")
        yield KeyLine(id="cleaning-keys")

    def on_mount(self) -> None:
        """Begin with the files."""
        self.query_one("#options").border_title = tr("Options")
        self.action_step("pick")

    def on_unmount(self) -> None:
        """Leave nothing of what was only shown."""
        self.cleaning.scratch.clear()

    @property
    def status(self) -> StatusLine:
        """What has just happened."""
        return self.query_one(StatusLine)

    # -- the story: files

    def on_paths_typed(self, message: told.PathsTyped) -> None:
        """Take the files typed; nothing typed goes on."""
        if not message.text.strip():
            self.action_look()
            return
        for path in paths_in(message.text):
            self._take(path)
        self.query_one(PickPane).show(self.cleaning.files)

    def on_file_picked(self, message: told.FilePicked) -> None:
        """Take a file, or leave it."""
        taken = self.cleaning.toggle(message.file)
        self.query_one(PickPane).show(self.cleaning.files)
        self.status.say("good" if taken else "note", f"{'Taken' if taken else 'Left out'}: {message.file.name}")

    def _take(self, path: Path) -> None:
        if path.is_dir():
            self.query_one(PickPane).open_folder(path)
            self.status.say("note", "The tree shows that folder: Enter takes a file.")
        elif not path.is_file():
            self.status.say("bad", f"There is no file {path}. Check the path, or pick it in the tree with Tab.")
        elif path in self.cleaning.files:
            self.status.say("note", f"{path.name} is taken already.")
        else:
            self.cleaning.toggle(path)
            self.status.say("good", f"Taken: {path.name}. Another one, or Enter to look at them.")

    # -- the story: a look

    def action_look(self) -> None:
        """Look at the files taken."""
        if not self.cleaning.files:
            self.status.say("note", "No file is taken yet. Type or paste a path, or pick one in the tree with Tab.")
            return
        self.cleaning.looks = ()
        self.status.clear()
        self.action_step("look")
        self._ask_for_looks()

    def _ask_for_looks(self) -> None:
        if not self.cleaning.looks:
            self.query_one(LookLines).say("Looking at the files…")
        self.run_worker(self._looked(self.cleaning.to_look()), group="look", exclusive=True)

    async def _looked(self, request: JobRequest) -> None:
        try:
            found = await run_child(request)
            self.post_message(told.FilesLooked(request, found["files"]))
        except ChildError as error:
            self.post_message(told.FilesLooked(request, (), error.sentence))

    def on_files_looked(self, message: told.FilesLooked) -> None:
        """Show what was found, if it is still asked for."""
        if message.request != self.cleaning.to_look():
            return
        if message.error:
            self.status.say("bad", message.error)
        else:
            self.cleaning.looks = message.looks
        self._show_look()

    def on_option_changed(self, message: told.OptionChanged) -> None:
        """Look again where that changes what is seen."""
        if message.looks:
            self._ask_for_looks()

    def action_other_file(self) -> None:
        """Look at the next file."""
        self.cleaning.shown += 1
        self._show_look()

    def _show_look(self) -> None:
        lines, count = self.query_one(LookLines), len(self.cleaning.looks)
        place = f"{self.cleaning.shown % count + 1} of {count}" if count > 1 else ""
        if count:
            lines.show(self.cleaning.look, place)
        else:
            lines.say("These files could not be looked at. Change what the line below names, or Esc for others.")
        self.query_one(OptionsList).refresh()
        self._show_keys()

    def action_mean(self) -> None:
        """Say what a column is."""
        column = self.cleaning.doubtful
        meaning = str(self.cleaning.look.get("mapping", {}).get(column, ""))
        self.correcting.ask("Column=what it is", f"{column}={meaning}" if column else "", self._meant)

    def _meant(self, text: str) -> None:
        if problem := self.cleaning.mean(text):
            self.status.say("bad", problem)
        else:
            self._ask_for_looks()

    def action_type(self) -> None:
        """Type an option."""
        option = self.query_one(OptionsList).option
        if option.choices:
            self.query_one(OptionsList).action_turn(1)
            return
        value = str(self.cleaning.out) if option.id == "out" else self.cleaning.value(option)
        self.correcting.ask(option.label, value, lambda text: self._typed(option.id, text, option.looks))

    def _typed(self, option_id: str, text: str, looks: bool) -> None:
        self.cleaning.values[option_id] = text.strip()
        self.query_one(OptionsList).refresh()
        self.on_option_changed(told.OptionChanged(looks))

    # -- the story: a run

    def action_run(self) -> None:
        """Clean the files; what comes of it is shown before anything is written."""
        self.cleaning.fixes, self.cleaning.retry_region = {}, ""
        self.start(self.cleaning.to_clean())

    def action_retry(self) -> None:
        """Clean again with what was corrected."""
        self.start(self.cleaning.to_clean())

    def action_bring(self) -> None:
        """Bring the files into the desk."""
        if self.cleaning.fresh:
            self.status.say("note", "Your corrections are not cleaned yet: r does that, then i brings the rows in.")
        else:
            self.start(self.cleaning.to_import(self._session.store.path))

    def action_export(self) -> None:
        """Ask where to, then write."""
        if self.cleaning.fresh:
            self.status.say("note", "Your corrections are not cleaned yet: r does that, then w writes the rows.")
        elif presenter_of(self.app).on:
            self.status.say("note", NOT_WRITTEN)
        else:
            self.correcting.ask("Write to", str(self.cleaning.out), self._write_to)

    def _write_to(self, text: str) -> None:
        self.cleaning.values["out"] = text
        if self.cleaning.out.exists():
            self.status.say("bad", f"{self.cleaning.out} is there already. w asks again: choose another name.")
            self.cleaning.values["out"] = ""
        else:
            self.start(self.cleaning.to_write())

    def start(self, request: JobRequest) -> None:
        """Have bulk work done, if there is none."""
        if not cast("DeskApp", self.app).jobs.start(request):
            self.status.say("note", BUSY)
            return
        self.status.clear()
        self.action_step("run")

    def action_stop(self) -> None:
        """End the work."""
        cast("DeskApp", self.app).jobs.stop()

    def on_job_advanced(self, message: told.JobAdvanced) -> None:
        """Show how far it is."""
        self.query_one(RunPane).show(message.state)

    def on_job_ended(self, message: told.JobEnded) -> None:
        """Show what came of it."""
        request = message.request
        self.cleaning.report, self.cleaning.imported, self.cleaning.fresh = (
            message.report,
            request.work == "import",
            False,
        )
        self.query_one(ResultsPane).show()
        self.action_step("results")
        self.status.say("good", self.cleaning.ended(request))

    def on_job_failed(self, message: told.JobFailed) -> None:
        """Say why, where it can be changed."""
        self.action_step("results" if self.cleaning.report else "look")
        self.status.fail(message.title, message.sentence)

    def on_job_stopped(self, message: told.JobStopped) -> None:
        """Say that nothing is left of it."""
        self.action_step("results" if self.cleaning.report else "look")
        self.status.say("note", STOPPED[message.request.work])

    # -- where the agent is

    def action_step(self, step: str) -> None:
        """Show a step."""
        self.step = step
        for name in STEPS:
            self.query_one(f"#{name}").display = name == step
        self.query_one(AskLine).close()
        self.set_focus(self.query_one(STEPS[step]))
        self._show_keys()

    def focus_step(self) -> None:
        """Back from a question to what it was about."""
        self.set_focus(self.query_one(STEPS[self.step]))

    def action_pick_turn(self) -> None:
        """Between the line and the tree."""
        self.query_one(PickPane).turn()

    def action_drop(self) -> None:
        """Leave the last file out."""
        if self.cleaning.files:
            self.post_message(told.FilePicked(self.cleaning.files[-1]))

    def action_fix(self) -> None:
        """Correct a rejected row's cell."""
        self.correcting.value()

    def action_fix_region(self) -> None:
        """Say which region a rejected row's number belongs to."""
        self.correcting.region()

    def action_fix_all(self) -> None:
        """Try a region for every row left out."""
        self.correcting.region_of_all()

    def on_answered(self, message: told.Answered) -> None:
        """Use an answer."""
        self.correcting.answered(message)

    def action_help(self) -> None:
        """Show all keys."""
        from dingterm.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.query_one(KeyLine).place))

    def action_desk(self) -> None:
        """Back to the desk; the work goes on."""
        self.app.pop_screen()

    def on_tab_turned(self) -> None:
        """Other rows, other keys."""
        self._show_keys()

    def on_presenter_turned(self) -> None:
        """Draw cells masked, or as they are."""
        for part in (LookLines, ResultsPane):
            self.query_one(part).refresh(layout=True)
        self.query_one(ResultsPane).redraw()

    def on_descendant_focus(self) -> None:
        """Show what the keys do there."""
        self._show_keys()

    def _show_keys(self) -> None:
        place = next((name for kind, name in PLACES if isinstance(self.focused, kind)), PATH)
        self.query_one(KeyLine).show(place, self._possible)

    def _possible(self, command: Command) -> bool:
        pane = self.query_one(ResultsPane)
        needs = {
            "reject": bool(pane.reject) and not self.cleaning.imported,
            "rejects": bool(self.cleaning.report.get("rejected")) and not self.cleaning.imported,
            "fixes": self.cleaning.fresh,
            "cleaned": not self.cleaning.imported,
        }
        return needs.get(command.needs, True)
