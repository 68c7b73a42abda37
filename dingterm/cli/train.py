"""`dingterm train`: lessons on the made-up shop: listed, played and scored, or printed as a trainer's script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dingterm.cli.output import Json, emit, say, tell, verb
from dingterm.screens import has_screen

if TYPE_CHECKING:
    from dingterm.desk.lesson_list import ListedLesson
    from dingterm.desk.lessons import Play


@verb
def train(
    context: typer.Context,
    lesson: Annotated[str, typer.Argument(help="The lesson to play; without it: which there are.")] = "",
    script: Annotated[bool, typer.Option("--script", help="Print the lesson step by step, for a trainer.")] = False,
    as_json: Json = False,
) -> None:
    """Practise on a made-up shop: lessons with a simulated customer, checked, timed and scored.

    Your own lessons stand in the folder `lessons` beside the settings, one TOML file each.
    """
    from dingterm.desk.lesson_list import lesson_script, list_lessons

    if not lesson:
        found, problems = list_lessons()
        _list(found, problems, as_json)
    elif as_json:
        emit({"lesson": lesson, "script": lesson_script(lesson)})
    elif script or not has_screen():
        for line in lesson_script(lesson):
            say(line)
    else:
        _play(context, lesson)


def _list(found: list[ListedLesson], problems: list[str], as_json: bool) -> None:
    for problem in problems:
        tell(problem)
    if as_json:
        emit({"lessons": [one.as_dict() for one in found], "problems": problems})
        return
    from dingterm.cli import tables

    rows = [(one.id, one.title, f"{one.steps} steps", f"{one.points} points", one.time) for one in found]
    tables.console().print(tables.table(rows))
    say()
    say("dingterm train LESSON plays one; --script prints it for a trainer.")


def _play(context: typer.Context, lesson: str) -> None:
    from dingterm.desk.lessons import open_lesson

    play = open_lesson(lesson)
    try:
        context.obj.open_lesson(play)
        _score(play)
    finally:
        play.session.close()


def _score(play: Play) -> None:
    """Leave the score in the terminal, for the trainee to keep."""
    for _tone, line in play.sheet.lines():
        say(line)
