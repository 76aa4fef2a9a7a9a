"""How long somebody who gave wrong passphrases has to wait before the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path
from time import monotonic

FREE = 2
"""Wrong passphrases that cost no wait: everybody mistypes."""

_FIRST, _MOST = 5.0, 300.0
"""Seconds: the wait after the first one too many, doubled by each that follows, up to the most."""


@dataclass(slots=True)
class Attempts:
    """The wrong passphrases for each file since the program began, whichever window asked for them."""

    now: Callable[[], float] = monotonic
    _wrong: dict[Path, int] = field(default_factory=dict)
    _until: dict[Path, float] = field(default_factory=dict)
    _doubted: set[Path] = field(default_factory=set)

    def fail(self, path: Path) -> None:
        """One more was wrong."""
        file = path.resolve()
        wrong = self._wrong[file] = self._wrong.get(file, 0) + 1
        if wrong > FREE:
            self._until[file] = self.now() + min(_MOST, _FIRST * 2 ** min(wrong - FREE - 1, 16))

    def succeed(self, path: Path) -> None:
        """One was right: forget the others."""
        file = path.resolve()
        self._wrong.pop(file, None)
        self._until.pop(file, None)
        self._doubted.discard(file)

    def doubt(self, path: Path) -> None:
        """It was locked: the keyring opens it no more until somebody gave what does."""
        self._doubted.add(path.resolve())

    def is_doubted(self, path: Path) -> bool:
        """Whether the keyring is not to be asked."""
        return path.resolve() in self._doubted

    def wait(self, path: Path) -> int:
        """Whole seconds until the next may be tried."""
        return max(0, ceil(self._until.get(path.resolve(), 0.0) - self.now()))
