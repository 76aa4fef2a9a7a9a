"""Keeps texts while they are written: one change for each pause, one at a time for each text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.errors import UserError
from partnertrack.ui import report_text_asks as asks
from partnertrack.ui.desk import Desk

if TYPE_CHECKING:
    from partnertrack.domain.report import Passage

Key = tuple[str, str]
"""A section and a language."""


@dataclass(slots=True)
class _Waiting:
    body: str
    about: str
    pictures: dict[str, bytes]


class Keeping:
    """Sends texts to be kept; what is written while one is on its way waits for it."""

    def __init__(self, desk: Desk, told: Callable[[], None], failed: Callable[[UserError], None]) -> None:
        self._desk, self._told, self._failed = desk, told, failed
        self._sent: dict[Key, str] = {}
        self._waiting: dict[Key, _Waiting] = {}
        self._blank: dict[Key, Passage] = {}

    @property
    def is_busy(self) -> bool:
        """Whether something is on its way or waits."""
        return bool(self._sent or self._waiting)

    def body(self, key: Key, stored: str) -> str:
        """The text as it will stand when all that was sent is kept."""
        waiting = self._waiting.get(key)
        return waiting.body if waiting else self._sent.get(key, stored)

    def keep(self, passage: Passage, body: str, about: str, pictures: Mapping[str, bytes]) -> None:
        """Have a text kept, with those of the pictures that it holds."""
        key = (passage.section, passage.language)
        held = {name: content for name, content in pictures.items() if name in body}
        if key in self._sent:
            before = self._waiting.get(key)
            self._waiting[key] = _Waiting(body, about, (before.pictures if before else {}) | held)
            return
        self._sent[key] = body
        self._told()
        work = partial(asks.keep, self._desk.workspace, passage, body, about, tuple(held.values()))
        self._desk.jobs.write(work, partial(self._on_kept, key), failed=partial(self._on_failed, key))

    def go_on(self, passages: Mapping[Key, Passage]) -> None:
        """Send what waited, now that these are the texts as they are kept."""
        for key in [each for each in self._waiting if each not in self._sent]:
            waiting = self._waiting.pop(key)
            if key in passages:
                self.keep(passages[key], waiting.body, waiting.about, waiting.pictures)

    def _on_kept(self, key: Key, _change: UUID | None) -> None:
        self._sent.pop(key, None)
        self._told()

    def _on_failed(self, key: Key, error: UserError) -> None:
        self._sent.pop(key, None)
        self._waiting.pop(key, None)
        self._failed(error)


def names_of_pictures(bodies: Sequence[str]) -> frozenset[str]:
    """The pictures that texts hold."""
    found = (part[:64] for body in bodies for part in body.split("(picture:")[1:])
    return frozenset(each for each in found if len(each) == 64)  # noqa: PLR2004 - a SHA-256 in hexadecimal
