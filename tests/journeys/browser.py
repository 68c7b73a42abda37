"""A headless Chromium, driven over its DevTools protocol."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WAIT = 30

_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--remote-debugging-port=0", "--window-size=1400,900",
)  # fmt: skip


class Page:
    """One page: keys go in, scripts answer."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._count = 0

    async def call(self, method: str, **params: Any) -> Any:
        """One command of the protocol and its result."""
        self._count += 1
        await self._socket.send_json({"id": self._count, "method": method, "params": params})
        async with asyncio.timeout(WAIT):
            while (told := await self._socket.receive_json()).get("id") != self._count:
                pass
        return told.get("result", told)

    async def run(self, script: str) -> Any:
        """The value of a script, awaited."""
        told = await self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        return told.get("result", {}).get("value")

    async def press(self, key: str, text: str = "") -> None:
        """One key down and up."""
        known = {
            "key": key,
            "text": text or key,
            "windowsVirtualKeyCode": 13 if key == "Enter" else ord(key[0].upper()),
        }
        await self.call("Input.dispatchKeyEvent", type="keyDown", **known)
        await self.call("Input.dispatchKeyEvent", type="keyUp", key=key)


@asynccontextmanager
async def browsing(address: str, folder: Path) -> AsyncIterator[Page]:
    """A page at an address, allowed to read and write the clipboard."""
    command = (str(CHROMIUM), *_FLAGS, f"--user-data-dir={folder}", address)
    process = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.PIPE)
    try:
        port = await _port(process)
        async with aiohttp.ClientSession() as http:
            async with http.get(f"http://127.0.0.1:{port}/json") as answer:
                (target,) = [one for one in await answer.json() if one["type"] == "page"]
            async with http.ws_connect(target["webSocketDebuggerUrl"]) as socket:
                page = Page(socket)
                await page.call(
                    "Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"]
                )
                yield page
    finally:
        process.kill()
        await process.wait()


async def _port(process: asyncio.subprocess.Process) -> str:
    assert process.stderr is not None
    async with asyncio.timeout(WAIT):
        while line := await process.stderr.readline():
            if found := re.search(rb"DevTools listening on ws://127.0.0.1:(\d+)/", line):
                return found[1].decode()
    raise AssertionError("Chromium ended before it was ready")
