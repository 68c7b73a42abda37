"""Who answers questions to the rules: this process, or one beside it.

The desk is open all day in a terminal, often in several of a small machine. Polars would add 65 MB to it that it never
gives back, so its rules are asked in a process of their own, from the first question until the desk is left.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from threading import Lock
from typing import IO, Any

from dingterm.errors import DingtermError

COMMAND = (sys.executable, "-P", "-m", "dingterm.desk.rules_beside")
"""Without the present folder among the places modules come from: a shop's folder may hold anything."""


class RulesHere:
    """Answers in this process."""

    beside = False
    """Whether this process stays without polars."""

    def ask(self, question: str, *known: object) -> Any:
        """The answer to a question of `ruling.QUESTIONS`. Loads polars."""
        from dingterm.desk.ruling import QUESTIONS

        return QUESTIONS[question](*known)

    def close(self) -> None:
        """Nothing is open."""


class RulesBeside(RulesHere):
    """Answers in a process beside this one; from any thread, one question at a time."""

    beside = True

    def __init__(self) -> None:
        self._turn = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, question: str, *known: object) -> Any:
        """The answer; where the process ends without one, this one finds it.

        Raises:
            DingtermError: What the question raised.
        """
        with self._turn:
            try:
                good, answer = self._asked(question, known)
            except (OSError, EOFError, pickle.UnpicklingError):  # it ended before, or in the middle of, an answer
                self._end()
                return super().ask(question, *known)
        if not good:
            raise answer
        return answer

    def close(self) -> None:
        """End the process."""
        with self._turn:
            self._end()

    def _asked(self, question: str, known: tuple[object, ...]) -> tuple[bool, Any]:
        if self._process is None:
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(COMMAND, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
        assert self._process.stdin is not None and self._process.stdout is not None
        _tell(self._process.stdin, (question, known))
        good, answer = pickle.load(self._process.stdout)
        return good, answer

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()  # it has nothing open
            self._process.communicate()
            self._process = None


def answer_questions(asked: IO[bytes], told: IO[bytes]) -> None:
    """Answer until nobody asks any more."""
    here = RulesHere()
    while True:
        try:
            question, known = pickle.load(asked)
        except EOFError:
            return
        try:
            _tell(told, (True, here.ask(question, *known)))
        except DingtermError as error:
            _tell(told, (False, error))


def _tell(to: IO[bytes], what: object) -> None:
    pickle.dump(what, to)
    to.flush()


if __name__ == "__main__":
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever else is printed is no answer
    answer_questions(sys.stdin.buffer, answers)
