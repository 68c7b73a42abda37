"""Whom the queue shows and in which order: filter, sort, segments, columns, marks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from dingterm.desk.queue import usual_sort
from dingterm.desk.views import EVERYBODY, SORTS, Sight
from dingterm.tui.language import tr
from dingterm.tui.sift_messages import FilterRefused, FilterTyped, PlanAdvanced, SortAsked

if TYPE_CHECKING:
    from dingterm.desk.segments import Segment
    from dingterm.tui.screens.desk import DeskScreen
    from dingterm.tui.sift_work import ManyKept, SegmentKept, SegmentsListed, SiftWork

SORTED = {
    "score": "the most promising first", "customer": "by name", "amount": "by amount, within its currency",
    "items": "by items", "age": "the newest first", "step": "by step", "due": "by when they are due",
}  # fmt: skip
"""What each order is called."""

LETTERS = "bcdefghijklmnoprtuvwxyz"
"""Letters of a sheet that choose a segment; a, s and q mean something else."""


class SiftingStory:
    """Mixed into the desk's screen."""

    _refused = False

    # -- filter

    def action_filter(self) -> None:
        """Type a filter, or change it."""
        desk = cast("DeskScreen", self)
        desk.queue.filter_line.open(desk.queue.sight.text)
        desk.set_focus(desk.queue.filter_line.box)

    def on_filter_typed(self, message: FilterTyped) -> None:
        """Show who is asked for."""
        desk = cast("DeskScreen", self)
        desk.queue.look(replace(desk.queue.sight, text=message.text))

    def on_filter_refused(self, message: FilterRefused) -> None:
        """Say why; the queue stays as it was until the filter is understood."""
        desk = cast("DeskScreen", self)
        if message.text == desk.queue.sight.text:
            self._refused = True
            desk.status.say("note", message.sentence)

    def filter_understood(self) -> None:
        """What was said of a filter holds no more."""
        if self._refused:
            self._refused = False
            cast("DeskScreen", self).status.clear()

    def action_filter_done(self) -> None:
        """Go to the queue; an empty filter is put away."""
        desk = cast("DeskScreen", self)
        if not desk.queue.sight.text.strip():
            desk.queue.filter_line.close()
        desk.go("queue")

    def action_clear_sight(self) -> None:
        """Unmark everybody; where nobody is marked, show everybody."""
        desk = cast("DeskScreen", self)
        if desk.queue.table.marked and desk.place != "filter":
            desk.queue.table.unmark()
        elif desk.queue.filter_line.has_class("-filtering"):
            desk.queue.filter_line.close()
            desk.status.clear()
            desk.go("queue")
            if desk.queue.sight.text:
                desk.queue.look(replace(desk.queue.sight, text=""))

    def show_sight(self, sight: Sight) -> None:
        """Show what a segment shows."""
        desk = cast("DeskScreen", self)
        if sight.text:
            desk.queue.filter_line.open(sight.text)
        desk.queue.look(sight)

    def on_plan_advanced(self, message: PlanAdvanced) -> None:
        """Say how far the queue is worked out; the desk goes on meanwhile."""
        share = message.done / message.of
        cast("DeskScreen", self).status.say(
            "note", f"The queue is worked out anew: {message.done:,} of {message.of:,}, {share:.0%}."
        )

    # -- sort

    def action_sort(self, steps: int) -> None:
        """Sort by the next thing, around the ends."""
        desk = cast("DeskScreen", self)
        now = desk.queue.sight.sort or usual_sort(desk.queue.lanes.lane)
        self._sort(SORTS[(SORTS.index(now) + steps) % len(SORTS)], backwards=False)

    def action_turn_round(self) -> None:
        """The other way round."""
        sight = cast("DeskScreen", self).queue.sight
        self._sort(sight.sort, backwards=not sight.backwards)

    def on_sort_asked(self, message: SortAsked) -> None:
        """Sort by a column; the same again turns it round."""
        desk = cast("DeskScreen", self)
        now = desk.queue.sight.sort or usual_sort(desk.queue.lanes.lane)
        self._sort(message.sort, backwards=message.sort == now and not desk.queue.sight.backwards)

    def _sort(self, sort: str, *, backwards: bool) -> None:
        desk = cast("DeskScreen", self)
        lane = desk.queue.lanes.lane
        kept = "" if sort == usual_sort(lane) else sort
        desk.queue.look(replace(desk.queue.sight, sort=kept, backwards=backwards))
        said = tr(f"Sorted: {SORTED[sort or usual_sort(lane)]}")
        desk.status.say("note", f"{said}{tr(', the other way round') if backwards else ''}.")

    # -- segments

    @property
    def _sifting(self) -> SiftWork:
        from dingterm.tui.sift_work import SiftWork

        desk = cast("DeskScreen", self)
        return SiftWork(desk, desk.session)

    def action_segments(self) -> None:
        """Choose a segment, keep the filter as one, or forget one."""
        self._sifting.list_segments()

    def on_segments_listed(self, message: SegmentsListed) -> None:
        """Show them on a sheet."""
        from dingterm.tui.screens.sheet import menu

        desk = cast("DeskScreen", self)
        named = dict(zip(LETTERS, message.segments, strict=False))
        choices = {"a": ("all", "everybody")}
        if desk.queue.sight.text.strip():
            choices["s"] = ("save", f"save what is shown: {desk.queue.sight.text}")
        choices |= {letter: (letter, _told(one)) for letter, one in named.items()}
        if named:
            choices["X"] = ("drop", "forget the one that is shown")
        title = "Segments" if named else "No segment is saved yet. Filter with \\, then s here keeps it."
        desk.app.push_screen(menu(title, choices), lambda chosen: self._segment(chosen or "", named))

    def _segment(self, chosen: str, named: dict[str, Segment]) -> None:
        desk = cast("DeskScreen", self)
        if chosen == "all":
            desk.queue.filter_line.close()
            desk.queue.look(EVERYBODY)
        elif chosen == "save":
            from dingterm.tui.screens.asking import AskScreen

            ask = AskScreen("What is it called?", "⏎ keeps it, Esc leaves everything as it is.")
            desk.app.push_screen(ask, self._save)
        elif chosen == "drop":
            shown = next((one.name for one in named.values() if one.sight == desk.queue.sight), "")
            if shown:
                self._sifting.drop_segment(shown)
            else:
                desk.status.say("note", "Show the segment first, then forget it.")
        elif chosen:
            self.show_sight(named[chosen].sight)

    def _save(self, name: str | None) -> None:
        if name:
            self._sifting.save_segment(name, cast("DeskScreen", self).queue.sight)

    def on_segment_kept(self, message: SegmentKept) -> None:
        """Say so."""
        cast("DeskScreen", self).status.say("good", message.sentence)

    # -- columns

    def action_columns(self) -> None:
        """Leave columns out, one letter each, until the sheet is left."""
        from dingterm.tui.screens.sheet import menu
        from dingterm.tui.widgets.queue.columns import HIDEABLE

        desk = cast("DeskScreen", self)
        hidden = desk.queue.table.hidden
        shown = {name: f"{'○' if name in hidden else '●'} {tr(title)}" for name, title in HIDEABLE.items()}
        choices = {str(number): (name, line) for number, (name, line) in enumerate(shown.items(), 1)}
        desk.app.push_screen(menu("Columns: ● shown, ○ left out", choices), self._column)

    def _column(self, name: str | None) -> None:
        if name:
            desk = cast("DeskScreen", self)
            desk.queue.hide(desk.queue.table.hidden ^ {name})
            self.action_columns()

    # -- several at once

    def on_many_kept(self, message: ManyKept) -> None:
        """Say so; they stand elsewhere now."""
        desk = cast("DeskScreen", self)
        desk.status.say("good", f"{message.sentence}; u takes it back.")
        desk.queue.table.unmark()
        desk.queue.reload()

    def action_tag(self) -> None:
        """Give a tag."""
        from dingterm.tui.screens.asking import AskScreen

        desk = cast("DeskScreen", self)
        ids, whom = desk.chosen()
        if ids:
            title = f"Which tag for {whom}?" if len(ids) > 1 else "Which tag? One they have is taken away."
            ask = AskScreen(title, "vip · call-back · big-sizes")
            desk.app.push_screen(ask, lambda word: self._tag(ids, word or ""))

    def _tag(self, ids: list[int], word: str) -> None:
        if word and len(ids) > 1:
            self._sifting.tag_many(ids, word)
        elif word:
            self._sifting.tag(ids[0], word)

    def chosen(self) -> tuple[list[int], str]:
        """Whom a command is about: those who are marked, else the one the agent stands on; and who that is in words."""
        desk = cast("DeskScreen", self)
        marked = list(desk.queue.table.marked)
        if not marked:
            if desk.entry_id is None:
                desk.contacting.ask_for_reply()
            return ([] if desk.entry_id is None else [desk.entry_id]), ""
        names = [row.customer for row in desk.queue.table.known_rows(marked[:3])]
        more = len(marked) - len(names)
        whom = ", ".join(names) + (f" +{more:,}" if more else "")
        return marked, f"{len(marked):,}: {whom}"


def _told(one: Segment) -> str:
    return f"{one.name}   {one.entries:,}   {one.sight.text}"
