from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dingterm.delivery import opener
from dingterm.delivery.opener import open_link

Install = Callable[[str, str], Path]
URL = "https://wa.me/34600000000?text=a%26b"
LOCAL = {"DISPLAY": ":9"}
LEAVES_A_NOTE = 'echo "$*" > "$0.out"'


@pytest.mark.parametrize(
    ("platform", "extra", "program", "arguments"),
    [
        ("linux", LOCAL, "xdg-open", URL),
        ("linux", {"WAYLAND_DISPLAY": "w"}, "xdg-open", URL),
        ("linux", LOCAL, "gio", f"open {URL}"),
        ("linux", {"WSL_DISTRO_NAME": "Debian"}, "wslview", URL),
        ("darwin", {}, "open", URL),
    ],
)
def test_opens_with_the_systems_program(
    install: Install, environ: dict[str, str], platform: str, extra: dict[str, str], program: str, arguments: str
) -> None:
    only_ours = {"PATH": str(install(program, LEAVES_A_NOTE).parent)}  # this machine may have another opener
    done = open_link(URL, environ | extra | only_ours, platform)

    assert done.opened and done.sentence == f"Opened by {program}."
    assert (Path(environ["HOME"]) / f"{program}.out").read_text() == f"{arguments}\n"


@pytest.mark.parametrize(
    ("extra", "url", "reason"),
    [
        (LOCAL | {"SSH_TTY": "/dev/pts/0"}, URL, "over SSH"),
        ({}, URL, "no display"),
        (LOCAL, "file:///etc/passwd", "no address of https"),
        (LOCAL, "http://shop.example", "no address of https"),
        (LOCAL, "-https://x", "no address of https"),
        (LOCAL, "javascript:alert(1)", "no address of https"),
        (LOCAL, "https://x/\x1b]52;c;eA==\x07", "␛]52"),
        (LOCAL, "", "no address of https"),
    ],
)
def test_what_may_not_be_opened_is_not(
    install: Install, environ: dict[str, str], extra: dict[str, str], url: str, reason: str
) -> None:
    install("xdg-open", LEAVES_A_NOTE)

    done = open_link(url, environ | extra, "linux")

    assert not done.opened and reason in done.sentence
    assert not (Path(environ["HOME"]) / "xdg-open.out").exists()


def test_a_failing_opener_is_said(install: Install, environ: dict[str, str]) -> None:
    install("xdg-open", "exit 4")

    assert open_link(URL, environ | LOCAL, "linux").sentence.startswith("Not opened: xdg-open failed with status 4.")


def test_a_missing_opener_is_said(environ: dict[str, str], programs: Path) -> None:
    alone = environ | LOCAL | {"PATH": str(programs)}

    assert open_link(URL, alone, "linux").sentence.startswith("Not opened: xdg-open or gio is not installed.")


def test_an_opener_that_stays_has_opened(
    install: Install, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    install("xdg-open", 'exec timeout 3 tail -f /dev/null')
    monkeypatch.setattr(opener, "PATIENCE", 0.2)

    assert open_link(URL, environ | LOCAL, "linux").opened
