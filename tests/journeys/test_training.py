"""Training: a lesson played from start to score on the real screen, a trainer's own lesson, the verb alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from dingterm import paths
from dingterm.delivery.clipboard import Route
from dingterm.desk.lesson_list import lesson_shelf
from dingterm.desk.lessons import Play, open_lesson
from dingterm.desk.queue import entry_ids
from dingterm.desk.views import LANES
from dingterm.store import queue
from dingterm.tui.lesson_app import LessonApp
from dingterm.tui.screens.lesson_sheet import LessonSheet
from dingterm.tui.widgets.reply_editor import ReplyEditor
from tests.journeys.conftest import Run
from tests.looks.desk import Desk, Terminal, plug_in
from tests.unit.training.lessons import write_lesson


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return plug_in(monkeypatch)


class Lesson(Desk):
    """A desk with a lesson on it."""

    app: LessonApp

    @property
    def play(self) -> Play:
        return self.app.play

    async def go_to_customer(self) -> None:
        """Walk to the customer of the step, as a trainee would, but without looking for the lane."""
        person = self.play.scene.person
        assert person is not None
        with self.play.session.store.reading() as db:
            entry_id = queue.of_customer(db, person.id)
        assert entry_id is not None
        lane = next(lane for lane in LANES if entry_id in entry_ids(self.play.session, lane))
        self.screen.queue.stand_on(lane, entry_id)
        await self.settle()
        assert self.screen.view is not None and self.screen.view.entry.customer_id == person.id

    async def write(self, text: str) -> None:
        """Choose the first reply, put another text in its place, and copy that."""
        await self.press("1")
        self.screen.query_one(ReplyEditor).text = text
        await self.settle()
        await self.press("enter")


@asynccontextmanager
async def training(lesson: str, size: tuple[int, int] = (160, 45)) -> AsyncIterator[Lesson]:
    play = open_lesson(lesson)
    app = LessonApp(play)
    async with app.run_test(size=size) as pilot:
        desk = Lesson(app, pilot)
        await desk.settle()
        desk.screen.contacting.trusted.add(Route.OSC52)
        yield desk
    play.session.close()


async def test_the_first_lesson_is_played_from_start_to_score(terminal: Terminal) -> None:
    async with training("first-contact") as desk:
        assert "Step 1 of 3" in desk.text() and "Write to somebody in Unpaid" in desk.text()
        await desk.press("1", "enter")
        assert "Step 2 of 3" in desk.text() and "20 points" in desk.text()
        await desk.press("u")
        assert "Step 3 of 3" in desk.text()
        person = desk.play.scene.person
        assert person is not None and f"Write to {person.name}" in desk.text()
        await desk.go_to_customer()
        await desk.press("slash", *"need help", "enter", "enter")
        assert isinstance(desk.app.screen, LessonSheet)
        seen = desk.text()
        assert "First contact: 50 of 50 points" in seen and "Ready for customers." in seen
        assert "✓ The last contact was taken back" in seen and "✗" not in seen
        await desk.press("escape")
        assert "The lesson is over" in desk.text()
        await desk.press("f2")
        assert "50 of 50 points" in desk.text()


async def test_what_is_missing_is_said_and_can_be_done_again(terminal: Terminal) -> None:
    async with training("first-contact") as desk:
        await desk.write("Hi, your cart is still here. 10 % off today!")
        seen = desk.text()
        assert "Step 1 of 3" in seen and "u takes it back, F3 goes on" in seen
        for reason in ("lacks the customer’s first name", "lacks the link to the cart", "holds a discount"):
            assert reason in seen
        await desk.press("u")
        assert "Write to somebody in Unpaid" in desk.text()
        await desk.press("1", "enter")
        assert "Step 2 of 3 · 0:00 of 0:20 · 20 points" in desk.text()


async def test_the_angry_customer_is_apologised_to_then_left_in_peace(terminal: Terminal) -> None:
    async with training("angry-customer") as desk:
        assert "Unacceptable!" in desk.text()
        person = desk.play.scene.person
        assert person is not None
        await desk.go_to_customer()
        assert any("Unacceptable" in moment.text for moment in desk.screen.view.timeline if desk.screen.view)
        await desk.write(f"{person.name.split()[0]}, I am sorry. I will see to it today.")
        assert "Step 2 of 2" in desk.text() and "writes: “STOP”" in desk.text()
        await desk.go_to_customer()
        await desk.press("1", "enter")
        assert "That is final" in desk.text() and len(terminal.written) == 1
        await desk.press("f3")
        seen = desk.text()
        assert "50 of 50 points" in seen and "opt-out is on record" in seen


@pytest.mark.parametrize("lesson", lesson_shelf().lessons)
async def test_a_trainer_shows_a_whole_lesson_and_reaches_all_points(terminal: Terminal, lesson: str) -> None:
    async with training(lesson) as desk:
        for step in desk.play.lesson.steps:
            assert desk.play.step is step
            if step.expect.action == "contact":
                await desk.press("f4", "enter")
            elif step.expect.action == "undo":
                await desk.press("u")
            else:
                await desk.go_to_customer()
                await desk.press("f3")
        missing = [one.sentence for left in desk.play.sheet.outcomes for one in left.verdict.reasons if not one.met]
        assert (desk.play.over, missing) == (True, [])
        assert desk.play.sheet.points == desk.play.lesson.points


async def test_there_is_nothing_to_show_where_nothing_is_to_be_written(terminal: Terminal) -> None:
    async with training("not-now") as desk:
        await desk.press("f4")
        assert "no reply to show" in desk.text()


async def test_a_hint_beside_the_chat_window_and_steps_left_undone(terminal: Terminal) -> None:
    async with training("product-question", (60, 24)) as desk:
        assert "F2 hint F3 on" in desk.text() and "en machine" in desk.text()
        await desk.press("f2")
        assert "It does without a discount" in desk.text()
        await desk.press("escape", "f3", "f3")
        seen = desk.text()
        assert "was not written to" in seen and "Play it again with" in seen


async def test_a_trainers_own_lesson_is_listed_and_played(run: Run, terminal: Terminal) -> None:
    write_lesson(paths.config_dir() / "lessons")
    assert "greet" in [one["id"] for one in run("train", "--json").json["lessons"]]
    async with training("greet") as desk:
        assert "writes: “Hello?”" in desk.text()


def test_the_lessons_are_listed(run: Run) -> None:
    done = run("train")
    assert done.code == 0 and "angry-customer" in done.out and "An angry customer, an opt-out" in done.out


def test_a_broken_lesson_is_named_beside_the_list(run: Run) -> None:
    write_lesson(paths.config_dir() / "lessons", "points", "pionts", name="mine.toml")
    done = run("train")
    assert done.code == 0 and "angry-customer" in done.out
    assert "mine.toml: step 1: There is no key `pionts`. Did you mean `points`?" in done.err


@pytest.mark.parametrize("words", [("angry-customer",), ("angry-customer", "--script")])
def test_without_a_terminal_the_script_is_printed(run: Run, words: tuple[str, ...]) -> None:
    done = run("train", *words)
    assert done.code == 0 and "Step 2 of 2" in done.out
    assert "They write STOP" in done.out and "{" not in done.out


def test_a_lesson_that_is_not_there_is_a_sentence(run: Run, tmp_path: Path) -> None:
    done = run("train", "angry")
    assert done.code == 1 and done.err.startswith(
        "Training: There is no lesson `angry`. Did you mean `angry-customer`?"
    )
