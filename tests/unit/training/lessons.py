"""Lessons for tests: one file, with parts to replace."""

from __future__ import annotations

from pathlib import Path

LESSON = """
id = "greet"
title = "Greeting"
about = "Say hello."
level = 2

[[step]]
say = "Write to {customer}."
look_for = "Their name."
who = "unpaid"
customer = "Hello?"
seconds = 60
points = 10

[step.expect]
action = "contact"
category = "care"
language = "customer"
holds = ["first_name"]
avoids = ["discount"]
"""


def write_lesson(folder: Path, old: str = "", new: str = "", name: str = "greet.toml") -> Path:
    """A lesson's file in which one part is replaced by another."""
    assert not old or LESSON.count(old) == 1
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(LESSON.replace(old, new) if old else LESSON, encoding="utf-8")
    return path
