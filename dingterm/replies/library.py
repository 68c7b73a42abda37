"""The template library: every reply there is, which fit an occasion, and what was wrong with the rest."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from dingterm.errors import TemplateError
from dingterm.replies import fit
from dingterm.replies.fit import Occasion
from dingterm.replies.problems import TemplateProblem
from dingterm.replies.reading import read_folder
from dingterm.replies.schema import Template, nearest

if TYPE_CHECKING:
    from dingterm.replies.search import Palette

KEYS = 9
"""Favourites a lane has, on the keys 1 to 9."""


@dataclass(frozen=True)
class Library:
    """Templates by id, and the files that could not be used."""

    templates: Mapping[str, Template]
    problems: tuple[TemplateProblem, ...] = ()

    def get(self, template_id: str) -> Template:
        """One template.

        Raises:
            TemplateError: There is none of that id.
        """
        if template_id not in self.templates:
            raise TemplateError(f"There is no template `{template_id}`. {nearest(template_id, self.templates)}")
        return self.templates[template_id]

    def offered(self, occasion: Occasion) -> list[Template]:
        """What fits an occasion, best first: never one whose needs are not met or that has none of its languages."""
        return fit.ranked(self.templates.values(), occasion)

    def favourites(self, occasion: Occasion, named: Sequence[str] = ()) -> dict[int, Template]:
        """The templates on the keys 1 to 9.

        Args:
            occasion: What they have to fit.
            named: Ids from the settings. Each keeps its key even when it cannot be offered now, and is left out then;
                the best fits are on the keys for which none is named, and after them.
        """
        usable = {one.id: one for one in fit.ranked(self.templates.values(), occasion, every_lane=True)}
        rest = iter([one for one in self.offered(occasion) if one.id not in named])
        slots = [usable.get(one) if one else next(rest, None) for one in named]
        slots += rest
        return {key: template for key, template in enumerate(slots[:KEYS], start=1) if template}

    def search(self, query: str, occasion: Occasion, limit: int = 50) -> list[Template]:
        """The templates a query means, best first, of every lane and step; an empty query gives what is offered."""
        if not query.strip():
            return self.offered(occasion)[:limit]
        return [self.templates[one] for one in self._palette.search(query, occasion, limit)]

    def strangers(self, named: Iterable[str]) -> list[str]:
        """A sentence for each id that no template has."""
        unknown = [one for one in named if one and one not in self.templates]
        return [f"There is no template `{one}`. {nearest(one, self.templates)}" for one in unknown]

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Every language any template is written in."""
        return tuple(sorted({tag for template in self.templates.values() for tag in template.wordings}))

    @cached_property
    def _palette(self) -> Palette:
        from dingterm.replies.search import Palette

        return Palette(self.templates.values())


LOOKED = 1.0
"""Seconds after which the folders are looked at again."""


@dataclass
class Shelf:
    """The folders of templates, and the library made of them as they are now.

    Attributes:
        told: Problems that somebody has been told of.
    """

    folders: tuple[Path, ...]
    told: set[TemplateProblem] = field(default_factory=set)
    _library: Library | None = None
    _stamp: frozenset[tuple[str, int, int]] = frozenset()
    _looked: float = 0.0
    _lock: Lock = field(default_factory=Lock)

    def library(self, now: float) -> Library:
        """The library, read again when a file came, went or changed.

        Args:
            now: Seconds of a clock that only goes forward; within `LOOKED` nothing is looked at again.
        """
        with self._lock:
            if self._library is None or now - self._looked >= LOOKED:
                self._looked, stamp = now, frozenset(_stamps(self.folders))
                if self._library is None or stamp != self._stamp:
                    self._library, self._stamp = load_library(self.folders), stamp
            return self._library

    def forget(self) -> None:
        """Look at the folders again, however short ago they were looked at."""
        self._looked = float("-inf")

    def untold(self, now: float) -> list[TemplateProblem]:
        """Problems that nobody has been told of yet; they are told now."""
        found = [one for one in self.library(now).problems if one not in self.told]
        self.told.update(found)
        return found


def _stamps(folders: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    """What changes when a file does: its name, the moment of its last change, its size."""
    for folder in folders:
        with suppress(OSError), os.scandir(folder) as files:
            for file in files:
                if file.name.endswith(".toml"):
                    told = file.stat()
                    yield file.path, told.st_mtime_ns, told.st_size


def load_library(folders: Iterable[Path]) -> Library:
    """Read template folders; a later one overrides an earlier one by id.

    Two files of one folder with the same id are a problem of the second.
    """
    templates: dict[str, Template] = {}
    problems: list[TemplateProblem] = []
    for folder in folders:
        for one in read_folder(folder):
            if isinstance(one, TemplateProblem):
                problems.append(one)
            elif one.id in templates and templates[one.id].path.parent == folder:
                problems.append(_twice(one, templates[one.id]))
            else:
                templates[one.id] = one
    return Library(templates, tuple(problems))


def _twice(second: Template, first: Template) -> TemplateProblem:
    return TemplateProblem(second.path, 0, f"The id `{second.id}` is already that of {first.path.name}. Change one.")
