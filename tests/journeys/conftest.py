"""What journeys share: the program called as a user calls it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from dingterm.__main__ import main


@dataclass(frozen=True)
class Done:
    """What a call of the program left: its exit status and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call `dingterm` with these words, without a terminal."""

    def called(*words: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["dingterm", *map(str, words)])
        code = 0
        try:
            main()
        except SystemExit as leaving:
            code = leaving.code if isinstance(leaving.code, int) else 1
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return called
