"""The way to the terminal past the screen, for clipboard sequences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App

from dingterm.errors import DeliveryError


def terminal_writer(app: App[Any]) -> Callable[[str], None]:
    """A function that writes escape sequences through the app's driver, from any thread.

    The driver queues whole strings, so a sequence never lands inside a frame. Textual has no public way to it; its own
    `App.copy_to_clipboard` does the same.

    Raises (when called):
        DeliveryError: There is no terminal behind the app.
    """

    def write(sequence: str) -> None:
        driver = app._driver
        if driver is None or driver.is_headless:
            raise DeliveryError("there is no terminal")
        driver.write(sequence)

    return write
