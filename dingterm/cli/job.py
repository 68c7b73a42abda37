"""`dingterm job`: what the desk starts for its bulk work; not for people."""

from __future__ import annotations

import sys

import typer

from dingterm.cli.clean import Stopping
from dingterm.cli.output import Json, verb


@verb
def job(as_json: Json = True) -> None:
    """Do the work that a request on stdin asks for, and say on stdout how far it is, a line of JSON at a time."""
    stopping = Stopping()
    from dingterm.desk.job import run_job
    from dingterm.desk.job_request import request_from

    try:
        done = run_job(request_from(sys.stdin.read()), _write, stopping.too_late)
    except BaseException:  # an interrupt that meets polars inside a call comes out as an error of its own
        if not stopping.asked:
            raise
        raise typer.Exit(130) from None
    raise typer.Exit(0 if done else 1)


def _write(line: str) -> None:
    sys.stdout.write(line)
    sys.stdout.flush()
