"""How far bulk work is: what the first line of every screen says of it, and the figures of the progress view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dingterm.desk.job_request import JobRequest

TOO_EARLY = 0.02
"""The share below which the time left is not guessed."""


@dataclass(frozen=True)
class JobState:
    """One moment of a job.

    Attributes:
        request: What was asked for.
        told: What the child said last; empty at the beginning.
        elapsed: Seconds since it began.
    """

    request: JobRequest
    told: Mapping[str, Any] = field(default_factory=dict)
    elapsed: float = 0.0

    @property
    def share(self) -> float:
        """Done, of 1: by bytes where they are known, by rows otherwise."""
        done, total = ("read", "size") if "size" in self.told else ("rows", "total")
        return min(1.0, int(self.told.get(done, 0)) / max(1, int(self.told.get(total, 0))))

    @property
    def left(self) -> str:
        """About how long it still takes, as `2:10 left`; nothing while that is not known."""
        if self.share < TOO_EARLY:
            return ""
        return f"{clock_face(self.elapsed * (1 - self.share) / self.share)} left"

    @property
    def line(self) -> str:
        """For the first line of every screen."""
        return f"{self.request.work} {self.share:.0%} {self.left}".strip()


def clock_face(seconds: float) -> str:
    """Minutes and seconds, hours where there are any: `2:10`, `1:02:10`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
