"""A set of partner files in one style, with the people they tell of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from installer.practice.person import Person, known_by
from installer.practice.story import Plot, tell

People = Sequence[Person]


@dataclass(frozen=True, slots=True)
class Layout:
    """A scheme, the story of its people, and the files (name, how it is written) in the order in which they arrive.

    Partners know what has happened by the last of `days`; the figures are compared on each of them.
    """

    name: str
    scheme: str
    plot: Plot
    days: tuple[date, ...]
    files: tuple[tuple[str, Callable[[Path, People], None]], ...]

    def people(self) -> tuple[Person, ...]:
        """Everybody as partners know them."""
        return tuple(known_by(person, self.days[-1]) for person in tell(self.plot))

    def write(self, folder: Path) -> tuple[Path, ...]:
        """Write all files into a folder; their paths in order."""
        everybody = self.people()
        for name, write in self.files:
            write(folder / name, everybody)
        return tuple(folder / name for name, _write in self.files)
