"""Which entry of a list of occupations somebody's work belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol, TypeAlias
from uuid import UUID

from partnertrack.domain.record import Values
from partnertrack.domain.vacancy import Candidacy, Vacancy

Likeness: TypeAlias = Callable[[str, str], float]
"""How alike two names of occupations are, from 0 to 100."""

Way: TypeAlias = Literal["code", "group", "name", "sector"]
"""By what two were found to be one: equal codes, a code within the other's group, their names, or the sector alone."""

ALIKE = 88.0  # of 100: "Köchin / Koch" and "Koch" are, "Painters" and "Printers" are not
_STRENGTH: Mapping[Way, int] = {"code": 3, "group": 2, "name": 1, "sector": 0}
_LEAST_DIGITS, _MOST_DIGITS = 2, 4
_BETWEEN_NAMES = re.compile(r"[;()\[\]]")
_CONTRACT, _TRAINING = "contract", "training"


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


class Happened(Protocol):
    """What is asked of an event."""

    @property
    def done_on(self) -> date | None:
        """The last day."""

    @property
    def values(self) -> Values:
        """The other fields."""

    def is_done_by(self, day: date) -> bool:
        """Whether it was done by the day."""


def occupation(text: str, isco: str = "", sector: str = "") -> Occupation:
    """The occupation of an entry; several names stand between semicolons or in brackets, a bare code is a code."""
    names = tuple(name for part in _BETWEEN_NAMES.split(text) if (name := " ".join(part.split())))
    codes = [name for name in names if is_isco(name)]
    return Occupation(tuple(name for name in names if name not in codes), isco or next(iter(codes), ""), sector)


def is_isco(text: str) -> bool:
    """Whether a text has the form of an ISCO-08 code: one to four digits."""
    return text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS


def work_of(
    events: Mapping[str, Sequence[Happened]], day: date, offered: Occupation | None = None, *, learns: bool = False
) -> Occupation:
    """The work of somebody by a day: that of the contract, else of the vacancy that was `offered` and taken.

    With `learns`, else what was or is learnt in training.
    """
    told = [event for event in events.get(_CONTRACT, ()) if event.is_done_by(day)]
    for event in sorted(told, key=lambda each: each.done_on or date.min, reverse=True):
        found = occupation(_text(event, "job_title"), sector=_text(event, "sector"))
        if found.is_known:
            return found
    if offered and offered.is_known:
        return offered
    courses = (occupation(_text(event, "course")) for event in events.get(_TRAINING, ())) if learns else ()
    return next((each for each in courses if each.is_known), Occupation())


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
    like = _likest(work.names, entry.names, likeness)
    if like >= ALIKE and not (work.isco and entry.isco):
        return Match(place, "name", _STRENGTH["name"] + like / 1000)
    if work.sector and work.sector == entry.sector and not (work.names or work.isco):
        return Match(place, "sector", _STRENGTH["sector"])
    return None


def _likest(names: Iterable[str], others: Iterable[str], likeness: Likeness) -> float:
    known = tuple(others)
    return max((likeness(name, other) for name in names for other in known), default=0.0)


def _text(event: Happened, key: str) -> str:
    return str(event.values.get(key, ""))
