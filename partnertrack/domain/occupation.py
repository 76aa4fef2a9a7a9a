"""Which entry of a list of occupations somebody's work belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias
from uuid import UUID

from partnertrack.domain.vacancy import Candidacy, Vacancy

Likeness: TypeAlias = Callable[[str, str], float]
"""How alike two names of occupations are, from 0 to 100."""

Way: TypeAlias = Literal["code", "group", "name", "sector"]
"""By what two were found to be one: equal codes, a code within the other's group, their names, or the sector alone."""

ALIKE = 88.0  # of 100: "Köchin / Koch" and "Koch" are, "Painters" and "Printers" are not
_STRENGTH: Mapping[Way, int] = {"code": 3, "group": 2, "name": 1, "sector": 0}
_LEAST_DIGITS, _MOST_DIGITS = 2, 4
_BETWEEN_NAMES = re.compile(r"[;()\[\]]")


@dataclass(frozen=True, slots=True)
class Occupation:
    """Work by its names, its ISCO-08 code and its sector (a code of the list "sector"), as far as they are known."""

    names: tuple[str, ...] = ()
    isco: str = ""
    sector: str = ""

    @property
    def is_known(self) -> bool:
        """Whether anything tells what work it is."""
        return bool(self.names or self.isco or self.sector)


@dataclass(frozen=True, slots=True)
class Match:
    """The place of an entry in its list, and by what it was found."""

    place: int
    way: Way
    strength: float


def occupation(text: str, isco: str = "", sector: str = "") -> Occupation:
    """The occupation of an entry; several names stand between semicolons or in brackets, a bare code is a code."""
    names = tuple(name for part in _BETWEEN_NAMES.split(text) if (name := " ".join(part.split())))
    codes = [name for name in names if is_isco(name)]
    return Occupation(tuple(name for name in names if name not in codes), isco or next(iter(codes), ""), sector)


def is_isco(text: str) -> bool:
    """Whether a text has the form of an ISCO-08 code: one to four digits."""
    return text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS


def taken(vacancies: Iterable[Vacancy], candidacies: Iterable[Candidacy]) -> dict[UUID, Occupation]:
    """By enrolment, the work of the vacancy for which somebody is under contract."""
    offered = {each.id: occupation(f"{each.occupation}; {each.title}", sector=each.sector) for each in vacancies}
    return {each.enrolment_id: offered[each.vacancy_id] for each in candidacies if each.status == "contract"}


def best(work: Occupation, entries: Sequence[Occupation], likeness: Likeness) -> Match | None:
    """The entry that says best what work it is, the first of several; None where none does.

    A sector alone counts only where the work has neither a code nor a name.
    """
    found = [match for place, entry in enumerate(entries) if (match := _match(work, entry, place, likeness))]
    return max(found, key=lambda each: each.strength, default=None)


def alike(one: Occupation, other: Occupation, likeness: Likeness) -> Way | None:
    """By what two entries of lists are one occupation; None where they are two."""
    match = _match(one, other, 0, likeness)
    return match.way if match and match.way != "sector" else None


def shared_digits(one: str, other: str) -> int:
    """How many digits of two codes say the same, where one is the other or a group that it belongs to; else 0."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) if len(shorter) >= _LEAST_DIGITS and longer.startswith(shorter) else 0


def _match(work: Occupation, entry: Occupation, place: int, likeness: Likeness) -> Match | None:
    digits = shared_digits(work.isco, entry.isco) if work.isco and entry.isco else 0
    if digits:
        way: Way = "code" if work.isco == entry.isco else "group"
        return Match(place, way, _STRENGTH[way] + digits / 10)
    like = 0.0 if work.isco and entry.isco else _likest(work.names, entry.names, likeness)
    if like >= ALIKE:
        return Match(place, "name", _STRENGTH["name"] + like / 1000)
    if work.sector and work.sector == entry.sector and not (work.names or work.isco):
        return Match(place, "sector", _STRENGTH["sector"])
    return None


def _likest(names: Iterable[str], others: Iterable[str], likeness: Likeness) -> float:
    known = tuple(others)
    return max((likeness(name, other) for name in names for other in known), default=0.0)
