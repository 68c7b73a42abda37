"""Lessons are read strictly: what is wrong is named with its file, step and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from dingterm.errors import TrainingError
from dingterm.training.reading import read_lesson
from dingterm.training.shelf import SHIPPED, load_shelf
from tests.unit.training.lessons import write_lesson


def test_a_lesson_is_read(tmp_path: Path) -> None:
    lesson = read_lesson(write_lesson(tmp_path))
    (step,) = lesson.steps
    assert (lesson.id, lesson.level, lesson.points, lesson.seconds) == ("greet", 2, 10, 60)
    assert step.customer == {"en": "Hello?"}
    assert step.expect.holds == ("first_name",) and step.expect.says == ()


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("title =", "titel =", "greet.toml: There is no key `titel`. Did you mean `title`?"),
        ('about = "Say hello."', "", "greet.toml: `about` is missing. Add it."),
        ("level = 2", 'level = "2"', "greet.toml: `level` must be a whole number from 1 to 99, not '2'."),
        ('id = "greet"', 'id = "Greet me"', "greet.toml: `id` must be lower-case words joined by hyphens"),
        ("seconds = 60", "secs = 60", "greet.toml: step 1: There is no key `secs`. Did you mean `seconds`?"),
        (
            "points = 10",
            "points = true",
            "greet.toml: step 1: `points` must be a whole number from 1 to 100, not True.",
        ),
        ('who = "unpaid"', 'who = "unpayed"', "step 1: `who`: There is no choice `unpayed`. Did you mean `unpaid`?"),
        ('who = "unpaid"', "", "greet.toml: step 1: `who`: a step in which a customer writes"),
        ('"contact"', '"kontact"', "step 1: `action`: There is no action `kontact`. Did you mean `contact`?"),
        ('["first_name"]', '["firstname"]', "`holds`: There is no mark `firstname`. Did you mean `first_name`?"),
        ("avoids =", "avoid =", "greet.toml: step 1: There is no key `avoid`. Did you mean `avoids`?"),
        ('customer = "Hello?"', 'customer = { es = "¿Hola?" }', "step 1: `customer` needs `en`"),
        ("Write to {customer}.", "x" * 151, "step 1: `say` has 151 characters; the bar takes 150."),
        ("[[step]]", "[step]", "greet.toml: `step` must hold at least one step: `[[step]]`."),
        ('title = "Greeting"', "title = Greeting", "greet.toml is not TOML in UTF-8: "),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    with pytest.raises(TrainingError) as caught:
        read_lesson(write_lesson(tmp_path, old, new))
    assert sentence in caught.value.sentence


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"gone\.toml cannot be read"):
        read_lesson(tmp_path / "gone.toml")


def test_the_shipped_lessons_can_be_played() -> None:
    shelf = load_shelf([SHIPPED])
    assert shelf.problems == ()
    assert len(shelf.lessons) >= 6
    assert next(iter(shelf.lessons)) == "first-contact" and "angry-customer" in shelf.lessons
    assert all(path.stem in shelf.lessons for path in SHIPPED.glob("*.toml"))


def test_a_trainers_lesson_replaces_ours_and_a_broken_one_costs_no_other(tmp_path: Path) -> None:
    ours, own = tmp_path / "ours", tmp_path / "own"
    write_lesson(ours)
    write_lesson(own, '"Greeting"', '"My greeting"')
    write_lesson(own, "points", "pionts", name="broken.toml")
    shelf = load_shelf([ours, own])
    assert [one.title for one in shelf.lessons.values()] == ["My greeting"]
    assert shelf.problems == ("broken.toml: step 1: There is no key `pionts`. Did you mean `points`?",)
    with pytest.raises(TrainingError, match="Did you mean `greet`"):
        shelf.get("great")
    with pytest.raises(TrainingError, match="Did you mean `points`"):
        shelf.get("broken")
