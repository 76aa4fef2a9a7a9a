"""A part of what a person is told that the pilot holds about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from partnertrack.domain.dossier import Dossier
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.identity import Identity
from partnertrack.domain.names import fold
from partnertrack.i18n import day
from partnertrack.persistence.session import Reading
from partnertrack.reporting.partner_texts import partner_texts
from partnertrack.services.erasure.holdings import Holdings
from partnertrack.services.workspace import Workspace

LANGUAGE_TEXTS = "access"


@dataclass(frozen=True, slots=True)
class Part:
    """A table under a heading: `columns` are keys of their titles, `rows` texts; those `to_check` name others."""

    key: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    to_check: frozenset[int] = frozenset()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose data are told, in which language, and what all parts look at."""

    workspace: Workspace
    reading: Reading
    held: Holdings
    dossiers: tuple[Dossier, ...]
    others: frozenset[str]
    language: str

    @property
    def enrolments(self) -> tuple[Enrolment, ...]:
        """The person's enrolments."""
        return self.held.enrolments

    def say(self, key: str, **places: object) -> str:
        """A text in the person's language."""
        return partner_texts(LANGUAGE_TEXTS)[key].text(self.language).format(**places)

    def part(self, key: str, columns: str, rows: Iterable[tuple[str, ...]], note: str = "") -> Part:
        """A part whose rows are looked through for other people's names."""
        told = tuple(rows)
        checked = frozenset(place for place, row in enumerate(told) if any(map(self._names_others, row)))
        return Part(key, tuple(columns.split()), told, checked, note)

    def _names_others(self, text: str) -> bool:
        words = fold(text).split()
        return any(name in self.others for name in _runs(words))


def names_of(people: Iterable[Identity]) -> frozenset[str]:
    """The folded full names of people, in either order."""
    both = (each for each in people if each.last_name and each.first_name)
    return frozenset(
        fold(name)
        for each in both
        for name in (f"{each.first_name} {each.last_name}", f"{each.last_name} {each.first_name}")
    )


def told_day(known: date | datetime | None) -> str:
    """A day in words, empty where it is not known."""
    return day(known.date() if isinstance(known, datetime) else known, "medium") if known else ""


def _runs(words: list[str], most: int = 5) -> Iterator[str]:
    """All runs of two to five words."""
    for length in range(2, most + 1):
        yield from (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))
