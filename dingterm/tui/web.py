"""The desk in a browser on this machine: textual-serve, on the loopback only, behind a token that opens it once."""

from __future__ import annotations

import asyncio
import secrets
import signal
import sys
from collections.abc import Callable
from shlex import join

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from textual_serve.server import Server

HOST = "127.0.0.1"
COOKIE = "dingterm"
REFUSED = (
    "This desk was opened elsewhere, or its address is not complete. Start `dingterm web` again for a new address."
)


class DeskServer(Server):
    """Serves the desk to the one browser that brings the token first.

    The token in the address is good for one request. Whoever made it gets a cookie (HttpOnly, SameSite=Strict), and
    everything without that cookie is refused, as is a request under another host name (a page elsewhere that has its
    name point here) or from another origin.
    """

    def __init__(self, words: list[str], port: int, tell: Callable[[str], None]) -> None:
        super().__init__(join([sys.executable, "-P", "-m", "dingterm", *words]), HOST, port, title="dingterm")
        self._token = secrets.token_urlsafe(24)
        self._cookie = secrets.token_urlsafe(24)
        self._tell = tell
        self.address = f"{self.public_url}/?token={self._token}"

    def initialize_logging(self) -> None:
        """Leave the program's own logging alone."""

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing yet: nobody listens at the address before `run`."""

    async def run(self) -> None:
        """Listen until SIGINT or SIGTERM."""
        ended = asyncio.Event()
        for one in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(one, ended.set)
        runner = web.AppRunner(await self._make_app(), access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, HOST, self.port).start()
            self._tell(f"The desk is at {self.address}")
            self._tell("The address works once, in one browser on this machine. Ctrl+C ends it.")
            await ended.wait()
        finally:
            await runner.cleanup()

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guarded())
        return app

    def _guarded(self) -> Middleware:
        @web.middleware
        async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
            if not self._from_here(request):
                raise web.HTTPForbidden(text=REFUSED)
            if secrets.compare_digest(request.cookies.get(COOKIE, ""), self._cookie):
                return await handler(request)
            if not self._spend(request.query.get("token", "")):
                raise web.HTTPForbidden(text=REFUSED)
            inside = web.HTTPSeeOther("/")  # the token leaves the address line
            inside.set_cookie(COOKIE, self._cookie, httponly=True, samesite="Strict")
            raise inside

        return guarded

    def _from_here(self, request: web.Request) -> bool:
        origin = request.headers.get("Origin")
        return request.host == f"{HOST}:{self.port}" and origin in (None, self.public_url)

    def _spend(self, token: str) -> bool:
        good = bool(self._token) and secrets.compare_digest(token.encode(), self._token.encode())
        if good:
            self._token = ""
        return good


def serve(words: list[str], port: int, tell: Callable[[str], None]) -> None:
    """Serve the desk until it is interrupted.

    Args:
        words: What the program is called with for each browser page, none for the agent's own desk.
        port: A free port of the loopback.
        tell: Takes a sentence at a time.
    """
    asyncio.run(DeskServer(words, port, tell).run())
