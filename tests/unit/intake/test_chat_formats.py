"""Every way of writing a date and a time, by another program's generator and by our own."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingterm.intake.chat import is_chat, read_chat

MESSAGES = 120
LAST = "2024-03-05"


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The same chat of three weeks in each of 96 formats; a file's name is its format, `;` for `:`, `--` for `/`."""
    program = Path(sys.executable).with_name("whatstk-generate-chat")
    if not program.exists():
        pytest.skip("whatstk is not installed: pip install 'dingterm[test]'")
    folder = tmp_path_factory.mktemp("chats")
    words = [str(program), "-o", str(folder), "-s", str(MESSAGES), "--last-timestamp", LAST]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    return sorted(folder.glob("*.txt"))


def test_96_formats_of_another_program(generated: list[Path]) -> None:
    assert len(generated) == 96
    wrong = [path.name for path in generated if not _right(path)]
    assert wrong == []


def _right(path: Path) -> bool:
    text = path.read_text("utf-8")
    chat = read_chat(text, path.name, "UTF-8")
    form = _format(path.stem)
    expected = [_by_format(line, form) for line in text.splitlines()]
    found = [(message.at, message.author) for message in chat.messages]
    return is_chat(text) and found == expected and len(found) == MESSAGES and chat.sure


def _format(stem: str) -> tuple[str, re.Pattern[str]]:
    """The head of a line as `strptime` knows it, and what tells the head from the rest."""
    head, _, _ = stem.replace("--", "/").replace(";", ":").replace("_", " ").partition("%name")
    parts = re.split(r"%[a-zA-Z]", head)
    shape = r"([\d\w]+)".join(map(re.escape, parts))
    return head, re.compile(f"({shape})([^:]+):")


def _by_format(line: str, form: tuple[str, re.Pattern[str]]) -> tuple[datetime, str]:
    head, shape = form
    match = shape.match(line)
    assert match, line
    groups = match.groups()
    return datetime.strptime(groups[0], head), groups[-1]


SAID = "{author}: {text}"
FRAMES = ("[{day}, {time}] " + SAID, "{day}, {time} - " + SAID, "\u200e[{day} {time}] " + SAID)
SIGNS = ("%d/%m/%Y", "%m/%d/%y", "%Y/%m/%d", "%d.%m.%y", "%d-%m-%Y", "%Y-%m-%d", "%m/%d/%Y")
DAYS = (*SIGNS, "%Y年%m月%d日", "%Y. %m. %d.")
PERIODS = "%I:%M\u202fp.\u00a0m."
TIMES = ("%H:%M", "%H:%M:%S", "%I:%M\u202f%p", "%I:%M:%S %p", PERIODS, "klo %H.%M.%S", "下午%I:%M", "오후 %I:%M")
HALVES = {"p.\u00a0m.": "a.\u00a0m.", "下午": "上午", "오후": "오전"}


@given(
    st.sampled_from(FRAMES),
    st.sampled_from(DAYS),
    st.sampled_from(TIMES),
    st.datetimes(datetime(2012, 1, 1), datetime(2028, 1, 1)),
    st.lists(st.tuples(st.integers(0, 60 * 60 * 30), st.text("ab:- é\n[]", max_size=12)), min_size=60, max_size=60),
    st.booleans(),
)
def test_whatever_the_format_dates_come_back(
    frame: str, day: str, time: str, start: datetime, said: list[tuple[int, str]], unpadded: bool
) -> None:
    moments, lines = [], []
    moment = start.replace(microsecond=0)
    for wait, text in said:
        moment += timedelta(seconds=wait)
        moments.append(moment if "%S" in time else moment.replace(second=0))
        lines.append(_written(frame, day, time, moment, text, unpadded))
    # three weeks on, so that no order of day and month fits both ends by accident
    moment += timedelta(days=21)
    moments.append(moment if "%S" in time else moment.replace(second=0))
    lines.append(_written(frame, day, time, moment, "bye", unpadded))
    text = "\n".join(lines)
    chat = read_chat(text, "chat.txt", "UTF-8")
    if chat.sure:
        assert [message.at for message in chat.messages] == moments
    assert {message.author for message in chat.messages} == {"Ana Ruiz"}


def _written(frame: str, day: str, time: str, moment: datetime, text: str, unpadded: bool) -> str:
    when = moment.strftime(day)
    if unpadded:
        when = re.sub(r"(?<!\d)0(\d)", r"\1", when)
    clock = moment.strftime(time)
    if moment.hour < 12:
        for after, before in HALVES.items():
            clock = clock.replace(after, before)
    return frame.format(day=when, time=clock, author="Ana Ruiz", text=text)


@given(st.text(st.sampled_from("0123456789/.-[]:, apmAB\n\u200e\u202f下午"), max_size=80))
def test_no_line_is_lost_whatever_the_text(tail: str) -> None:
    text = "13/11/2025, 12:25 - Ana: hello\n" + tail
    chat = read_chat(text, "chat.txt", "UTF-8")
    lines = sum(message.text.count("\n") + 1 for message in chat.messages)
    assert chat.messages[0].line == 1
    assert lines <= text.count("\n") + 1
    starts = [message.line for message in chat.messages]
    assert starts == sorted(set(starts))
