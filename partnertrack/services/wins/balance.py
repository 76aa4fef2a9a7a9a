"""Where the people went whom the partnership selected: what the country of origin keeps, gets back and gives away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias
from uuid import UUID

import numpy as np

from partnertrack.domain.enrolment import AWAY_TRACKS
from partnertrack.domain.health_safeguards import SUPPORT_AND_SAFEGUARDS, is_health_work
from partnertrack.domain.shortage_lists import Titles
from partnertrack.domain.standing import ACTIVE, COMPLETED
from partnertrack.i18n import _
from partnertrack.importing.isco import titles
from partnertrack.indicators.columns import Mask, Numbers
from partnertrack.indicators.standing import stands
from partnertrack.services.wins.evidence import Evidence

Side: TypeAlias = Literal["gain", "open", "away", "loss", ""]
"""What a stream is to the country of origin: a gain, not decided yet, away for now, a loss, or nothing."""

_TRACKS = {"home": ("home",), "away": tuple(AWAY_TRACKS), "undecided": ("undecided",)}
"""The branches, with the tracks that each of them takes in: circular migrants are away."""

_ENDS = ("lost", "returned", "stayed", "ended", "abroad", "left", "trained", "training")
_NEVER = date.max.toordinal()


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
    register = evidence.now.view.register
    selected = evidence.at("selected")
    if not selected.any():
        selected = ~register.nobody
    on_track = {key: selected & register.where("track", tracks) for key, tracks in _TRACKS.items()}
    ends = _where(evidence)
    branches = []
    for key, found in on_track.items():
        if found.any():
            streams = tuple(
                Stream(f"{key}.{end}", label, side, evidence.ids(led))
                for end, (label, side) in _ends(key).items()
                if (led := found & (ends == _ENDS.index(end))).any()
            )
            branches.append(Branch(key, _names()[key], evidence.ids(found), streams))
    return Balance(
        evidence.ids(selected),
        tuple(branches),
        tuple(_cohorts(evidence, on_track)),
        _health(evidence, selected),
    )


def _names() -> dict[str, str]:
    return {"home": _("Trained for home"), "away": _("Trained for abroad"), "undecided": _("Not decided yet")}


def _where(evidence: Evidence) -> Numbers:
    """Where the way of each person has led, as a place in `_ENDS`; the first that holds counts."""
    at = evidence.at
    found = stands(evidence.now.view)
    has_left = ~np.isin(found.status, [found.statuses.index(ACTIVE), found.statuses.index(COMPLETED)])
    gone = at("departed") | at("work_started")
    tests = {
        "lost": at("R3"),
        "returned": at("returned"),
        "stayed": at("stayed"),
        "ended": at("placement_ended") & at("work_started"),
        "abroad": gone & ~has_left,
        "left": has_left,
        "trained": at("certificate"),
    }
    chosen = np.select(list(tests.values()), [_ENDS.index(key) for key in tests], _ENDS.index("training"))
    return chosen.astype(np.int32)


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


def _cohorts(evidence: Evidence, on_track: Mapping[str, Mask]) -> list[CohortSplit]:
    """The cohorts by their first day, those without a day last, the people without a cohort at the end."""
    first = _first_days(evidence)
    members: dict[str, dict[str, list[int]]] = {}
    for key, found in on_track.items():
        for place in np.flatnonzero(found).tolist():
            members.setdefault(evidence.people[place].cohort or "", {}).setdefault(key, []).append(place)
    splits = []
    for name, parts in members.items():
        days = [int(first[place]) for places in parts.values() for place in places if first[place] < _NEVER]
        home, away, undecided = (
            tuple(evidence.people[place].enrolment_id for place in parts.get(key, ())) for key in _TRACKS
        )
        splits.append(CohortSplit(name, date.fromordinal(min(days)) if days else None, home, away, undecided))
    return sorted(splits, key=lambda each: (not each.name, each.began_on or date.max, each.name))


def _first_days(evidence: Evidence) -> Numbers:
    """The first day on which anything began or was done, for each person; `_NEVER` where none is known."""
    register = evidence.now.view.register
    first = np.full(len(register.people), _NEVER, np.int32)
    for events in register.events.values():
        for days in (events.started, events.done):
            is_known = days > 0
            np.minimum.at(first, events.who[is_known], days[is_known])
    return first


def _health(evidence: Evidence, selected: Mask) -> HealthNote:
    known = Titles(titles())
    listed = [
        each.occupation for each in evidence.shortages if is_health_work((told := known.of(each)).names, told.isco)
    ]
    verdicts = {work: is_health_work(work.names, work.isco) for work in set(evidence.works)}
    people = tuple(
        evidence.people[place].enrolment_id
        for place in np.flatnonzero(selected).tolist()
        if verdicts[evidence.works[place]]
    )
    origin = evidence.workspace.scheme.origin
    safeguarded = tuple(each for each in origin if each in SUPPORT_AND_SAFEGUARDS)
    return HealthNote(tuple(sorted(dict.fromkeys(listed))), people, safeguarded)
