"""The desk in a browser: the address works once, from this machine, in one browser; everything else is refused."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.journeys.browser import CHROMIUM, Page, browsing

WAIT = 30


@pytest.fixture
def address() -> Iterator[str]:
    command = [sys.executable, "-m", "dingterm", "web", "--demo", "--json"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"})
    assert server.stdout is not None
    lines = ""
    while "}" not in lines:
        line = server.stdout.readline()
        assert line, "the server ended before it said its address"
        lines += line
    yield json.loads(lines)["address"]
    server.send_signal(signal.SIGINT)
    server.wait(WAIT)


def ask(address: str, path: str, **headers: str) -> tuple[int, str, str]:
    """Status, cookie and text of an answer."""
    place = urlsplit(address)
    connection = HTTPConnection(place.hostname or "", place.port, timeout=WAIT)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    told = answer.status, (answer.getheader("Set-Cookie") or "").partition(";")[0], answer.read().decode()
    connection.close()
    return told


def test_the_address_opens_the_desk_once_and_only_from_here(address: str) -> None:
    place = urlsplit(address)
    assert place.hostname == "127.0.0.1"
    inside = f"{place.path}?{place.query}"
    for path in ("/", "/?token=", "/?token=guess", "/ws", "/static/js/textual.js", "/download/x"):
        status, cookie, text = ask(address, path)
        assert (status, cookie) == (403, "") and "Start `dingterm web` again" in text
    assert ask(address, inside, Host="rebound.example")[0] == 403
    assert ask(address, inside, Origin="https://elsewhere.example")[0] == 403

    status, cookie, _text = ask(address, inside)
    assert status == 303 and cookie
    assert ask(address, inside)[0] == 403, "the token was good for a second browser"
    status, _cookie, text = ask(address, "/", Cookie=cookie)
    assert status == 200 and "textual.js" in text
    assert ask(address, "/static/js/textual.js", Cookie=cookie)[0] == 200
    assert ask(address, "/", Cookie=cookie, Host="rebound.example")[0] == 403
    assert ask(address, "/ws", Cookie=cookie, Origin="https://elsewhere.example")[0] == 403


@pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium on this machine")
async def test_a_reply_is_copied_through_a_browser(address: str, tmp_path: Path) -> None:
    async with browsing(address, tmp_path) as page:
        await until(page, "document.body.classList.contains('-first-byte')")
        assert await page.run("location.search") == "", "the token stays in the address line"
        await page.run("document.querySelector('.xterm-helper-textarea').focus()")
        await page.run("navigator.clipboard.writeText('nothing yet')")
        for _ in range(WAIT):
            await page.press("1")
            await page.press("Enter", "\r")
            await asyncio.sleep(1)
            copied = await page.run("navigator.clipboard.readText()")
            if copied != "nothing yet":
                break
        assert copied and "https://" in copied


async def until(page: Page, script: str) -> None:
    """Wait until a script is true."""
    async with asyncio.timeout(WAIT):
        while not await page.run(script):
            await asyncio.sleep(0.1)
