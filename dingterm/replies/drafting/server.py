"""The server that drafts, as the agent set it up."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Server:
    """An OpenAI-compatible server and how long it may take.

    Attributes:
        base_url: The address that `/chat/completions` is added to.
        model: The model's name there.
        key: The API key; empty for a server that wants none.
        timeout_seconds: For the whole draft.
        chunk_seconds: From one piece of it to the next.
        retries: How often a request is made again before anything came.
    """

    base_url: str
    model: str
    key: str = field(default="", repr=False)
    timeout_seconds: float = 60.0
    chunk_seconds: float = 20.0
    retries: int = 1

    @property
    def host(self) -> str:
        """The host, for sentences."""
        return self.base_url.rpartition("://")[2].partition("/")[0].rpartition("@")[2]

    @property
    def is_here(self) -> bool:
        """Whether it runs on this machine, where no proxy stands between."""
        return urlsplit(self.base_url).hostname in ("localhost", "127.0.0.1", "::1")
