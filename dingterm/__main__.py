"""The program: the desk when nothing else is asked for, a verb otherwise."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from dingterm.errors import DingtermError

if TYPE_CHECKING:
    from dingterm.desk.lessons import Play
    from dingterm.desk.session import Session


def main() -> None:
    """Start dingterm; the desk itself starts without loading what only the verbs need."""
    if len(sys.argv) > 1:
        from dingterm.cli.app import run
        from dingterm.screens import Screens

        run(Screens(open_desk, open_lesson, serve_web))
    else:
        sys.exit(_desk())


def open_desk(session: Session) -> None:
    """Show the desk until the agent leaves it."""
    from dingterm.tui.app import run_desk

    run_desk(session)


def open_lesson(play: Play) -> None:
    """Show the desk on which a lesson is played."""
    from dingterm.tui.lesson_app import run_lesson

    run_lesson(play)


def serve_web(words: list[str], port: int, tell: Callable[[str], None]) -> None:
    """Serve the desk to a browser on this machine."""
    from dingterm.tui.web import serve

    serve(words, port, tell)


def _desk() -> int:
    from dingterm.desk.session import open_session
    from dingterm.screens import has_screen

    try:
        if not has_screen():
            raise DingtermError("The desk needs a terminal. Without one, try: dingterm queue, or dingterm demo.")
        session = open_session()
        try:
            open_desk(session)
        finally:
            session.close()
    except DingtermError as error:
        sys.stderr.write(f"{error.title}: {error.sentence}\n")
        return 1
    return 0


if __name__ == "__main__":
    main()
