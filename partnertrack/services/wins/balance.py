"""Where the people went whom the partnership selected: what the country of origin keeps, gets back and gives away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias
from uuid import UUID

from partnertrack.domain.enrolment import AWAY_TRACKS
from partnertrack.domain.health_safeguards import SUPPORT_AND_SAFEGUARDS, is_health_work
from partnertrack.domain.occupation import work_of
from partnertrack.domain.shortage_lists import Titles
from partnertrack.domain.standing import standing
from partnertrack.i18n import _
from partnertrack.importing.isco import titles
from partnertrack.services.wins.evidence import Evidence
from partnertrack.services.workspace import Case

Side: TypeAlias = Literal["gain", "open", "away", "loss", ""]
"""What a stream is to the country of origin: a gain, not decided yet, away for now, a loss, or nothing."""

BRANCHES = ("home", "away", "undecided")


@dataclass(frozen=True, slots=True)
class Stream:
    """People who came to the same end, so far."""

    key: str
    label: str
    side: Side
    people: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """Everybody on one track; the streams add up to its people."""

    key: str
    label: str
    people: tuple[UUID, ...]
    streams: tuple[Stream, ...]


@dataclass(frozen=True, slots=True)
class CohortSplit:
    """A cohort by track: the parts add up to its people. `began_on` is its first day, where anything tells it."""

    name: str
    began_on: date | None
    home: tuple[UUID, ...]
    away: tuple[UUID, ...]
    undecided: tuple[UUID, ...]

    @property
    def people(self) -> tuple[UUID, ...]:
        """Everybody in the cohort."""
        return (*self.home, *self.away, *self.undecided)


@dataclass(frozen=True, slots=True)
class HealthNote:
    """Health occupations in this pilot: on the lists, and people who work in them or learn them.

    `safeguarded` are the countries of origin on the list of the World Health Organization.
    """

    occupations: tuple[str, ...]
    people: tuple[UUID, ...]
    safeguarded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """All who were selected, by track and by where they are now; every person is in one stream."""

    selected: tuple[UUID, ...]
    branches: tuple[Branch, ...]
    cohorts: tuple[CohortSplit, ...]
    health: HealthNote

    def side(self, side: Side) -> tuple[UUID, ...]:
        """Everybody who is a gain, a loss, or away for now."""
        return tuple(
            who for each in self.branches for stream in each.streams if stream.side == side for who in stream.people
        )


def balance(evidence: Evidence) -> Balance:
    """The balance on the day."""
    selected = set(evidence.who("selected")) or {each.enrolment_id for each in evidence.cases}
    cases = [each for each in evidence.cases if each.enrolment_id in selected]
    ends = _Ends(evidence)
    branches = []
    for key in BRANCHES:
        found = [each for each in cases if track_of(each) == key]
        if found:
            branches.append(
                Branch(key, _names()[key], tuple(each.enrolment_id for each in found), tuple(ends.streams(key, found)))
            )
    return Balance(
        tuple(each.enrolment_id for each in cases), tuple(branches), tuple(_cohorts(cases)), _health(evidence, cases)
    )


def track_of(case: Case) -> str:
    """Home, away (circular migrants are away) or undecided."""
    return "away" if case.track in AWAY_TRACKS else case.track


def _names() -> dict[str, str]:
    return {"home": _("Trained for home"), "away": _("Trained for abroad"), "undecided": _("Not decided yet")}


class _Ends:
    """Says of each person where it has led; the first that holds counts."""

    def __init__(self, evidence: Evidence) -> None:
        self._scheme, self._as_of = evidence.workspace.scheme, evidence.as_of
        keys = ("returned", "stayed", "placement_ended", "departed", "work_started", "certificate")
        self._reached = {key: frozenset(evidence.who(key)) for key in keys}
        self._lost = frozenset(evidence.who("R3"))

    def streams(self, branch: str, cases: Iterable[Case]) -> Iterator[Stream]:
        """Everybody on a track, by where it has led; nothing that led nobody."""
        found: dict[str, list[UUID]] = {}
        for case in cases:
            found.setdefault(self._end(case), []).append(case.enrolment_id)
        for key, (label, side) in _ends(branch).items():
            if people := found.get(key):
                yield Stream(f"{branch}.{key}", label, side, tuple(people))

    def _end(self, case: Case) -> str:
        reached = {key for key, people in self._reached.items() if case.enrolment_id in people}
        if case.enrolment_id in self._lost:
            return "lost"
        if ended := next((key for key in ("returned", "stayed") if key in reached), ""):
            return ended
        if "placement_ended" in reached and "work_started" in reached:
            return "ended"
        has_left = standing(self._scheme, case.track, case.events, self._as_of).has_left
        if reached & {"departed", "work_started"} and not has_left:
            return "abroad"
        if has_left:
            return "left"
        return "trained" if "certificate" in reached else "training"


def _ends(branch: str) -> dict[str, tuple[str, Side]]:
    """The ends of a track, in the order in which they are shown, each with what it is to the country of origin."""
    trained: tuple[str, Side] = (_("Trained, at home"), "gain") if branch == "home" else (_("Trained, waiting"), "open")
    return {
        "trained": trained,
        "training": (_("In training"), "open"),
        "abroad": (_("Working abroad now"), "away"),
        "ended": (_("Placement just ended"), "open"),
        "returned": (_("Returned"), "gain"),
        "stayed": (_("Stayed legally"), "loss"),
        "lost": (_("Unaccounted for"), "loss"),
        "left": (_("Left the programme"), ""),
    }


def _cohorts(cases: Iterable[Case]) -> list[CohortSplit]:
    """The cohorts by their first day, those without a day last, the people without a cohort at the end."""
    members: dict[str, list[Case]] = {}
    for case in cases:
        members.setdefault(case.cohort or "", []).append(case)
    found = []
    for name, people in members.items():
        parts = {key: tuple(each.enrolment_id for each in people if track_of(each) == key) for key in BRANCHES}
        found.append(CohortSplit(name, _first_day(people), parts["home"], parts["away"], parts["undecided"]))
    return sorted(found, key=lambda each: (not each.name, each.began_on or date.max, each.name))


def _first_day(cases: Iterable[Case]) -> date | None:
    days = (
        day
        for case in cases
        for events in case.events.values()
        for event in events
        for day in (event.started_on, event.done_on)
        if day
    )
    return min(days, default=None)


def _health(evidence: Evidence, cases: Iterable[Case]) -> HealthNote:
    known = Titles(titles())
    listed = [
        each.occupation for each in evidence.shortages if is_health_work((told := known.of(each)).names, told.isco)
    ]
    people = []
    for case in cases:
        work = work_of(case.events, evidence.as_of, evidence.offered.get(case.enrolment_id), learns=True)
        if work.is_known and is_health_work(work.names, work.isco):
            people.append(case.enrolment_id)
    origin = evidence.workspace.scheme.origin
    safeguarded = tuple(each for each in origin if each in SUPPORT_AND_SAFEGUARDS)
    return HealthNote(tuple(dict.fromkeys(listed)), tuple(people), safeguarded)
