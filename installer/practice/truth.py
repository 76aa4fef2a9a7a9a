"""The figures that a program must find in the partner files, worked out from the people themselves.

Nothing of PartnerTrack is used here: this is the other side of the comparison.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from statistics import median
from typing import TypeAlias

from installer.practice.person import Person, add_months

Figures: TypeAlias = dict[str, dict[str, int | float | None]]
"""A figure's name -> its parts: n, d, women, tested."""

_PASSING = ("B1", "B2", "C1", "C2")


def truth(files: Sequence[str], people: Sequence[Person], days: Iterable[date]) -> dict[str, object]:
    """What the comparison reads: the files in order, how many people there are, the figures as of some days."""
    return {
        "files": list(files),
        "people": len(people),
        "as_of": {day.isoformat(): figures(people, day) for day in days},
    }


def figures(people: Iterable[Person], day: date) -> Figures:
    """Milestones with the women among them, and indicators, cumulative to that day."""
    count = _Count(tuple(people), day)
    return _milestones(count) | _training(count) | _visas(count) | _placements(count) | _returns(count)


class _Count:
    """People counted as of a day."""

    def __init__(self, people: tuple[Person, ...], day: date) -> None:
        self.people = people
        self.day = day

    def by(self, reached_on: Callable[[Person], date | None]) -> tuple[Person, ...]:
        """Those with whom something has happened by the day."""
        return tuple(person for person in self.people if (on := reached_on(person)) is not None and on <= self.day)


def _with_women(reached: tuple[Person, ...]) -> dict[str, int | float | None]:
    return {"n": len(reached), "women": sum(person.sex == "female" for person in reached)}


def _milestones(count: _Count) -> Figures:
    selected = count.by(lambda person: person.selected_on)
    return {
        "selected": _with_women(selected),
        "training_started": _with_women(count.by(lambda person: person.training_start)),
        "contracts": _with_women(count.by(lambda person: person.contract_on)),
        "departed": _with_women(count.by(lambda person: person.departed_on)),
        "arrived": _with_women(count.by(lambda person: person.arrived_on)),
        "P1": _with_women(count.by(lambda person: person.work_start)),
        "placement_ended": _with_women(count.by(lambda person: person.ended_on)),
        "persons": {"n": len(selected)},
    }


def _training(count: _Count) -> Figures:
    started = len(count.by(lambda person: person.training_start))
    certified = count.by(lambda person: person.certified_on)
    tested = count.by(lambda person: person.tested_on)
    passed = sum(person.passed and person.level in _PASSING for person in tested)
    return {
        "T2": {"n": len(certified), "d": started},
        "T3": {"n": len(count.by(lambda person: person.dropped_on)), "d": started},
        "T4": {"n": passed, "d": len(tested)},
        "language_passed": {"n": passed, "tested": len(tested)},
    }


def _visas(count: _Count) -> Figures:
    permits = count.by(lambda person: person.permit_decided)
    lodged = count.by(lambda person: person.visa_lodged)
    decided = count.by(lambda person: person.visa_decided)
    granted = sum(person.decision == "granted" for person in decided)
    spans = [(p.visa_decided - p.visa_lodged).days for p in decided if p.visa_decided and p.visa_lodged]
    return {
        "M4": {"n": sum(person.permit == "granted" for person in permits), "d": len(permits)},
        "M5": {"n": granted, "d": len(decided)},
        "M6": {"n": len(lodged) - len(decided)},
        "M7": {"n": _whole(median(spans)) if spans else None},
        "M8": {"n": len(count.by(lambda person: person.departed_on)), "d": granted},
    }


def _placements(count: _Count) -> Figures:
    working = count.by(lambda person: person.work_start)
    due = [(p, on) for p in working if p.work_start and (on := add_months(p.work_start, 6)) <= count.day]
    kept = sum(person.still_employed(on) for person, on in due)
    ended = [person for person in working if person.ended_on and person.ended_on <= count.day]
    planned = [person for person in working if person.contract_end and person.contract_end <= count.day]
    return {
        "P3.6": {"n": kept, "d": len(due)},
        "retained_6m": {"n": kept, "d": len(due)},
        "P4": {"n": sum(person in ended and not person.ended_early for person in planned), "d": len(planned)},
        "P5": {"n": sum(person.ended_early for person in ended), "d": len(working)},
    }


def _returns(count: _Count) -> Figures:
    ended = count.by(lambda person: person.ended_on)
    settled = [person for person in ended if person.settled_on and person.settled_on <= count.day]
    returned = [person for person in settled if person.way == "returned"]
    asked = [person for person in returned if person.after and person.asked_on and person.asked_on <= count.day]
    selected = len(count.by(lambda person: person.selected_on))
    return {
        "R1": {"n": len(returned), "d": len(ended)},
        "R2": {"n": sum(person.way == "stayed" for person in settled), "d": len(ended)},
        "R4": {"n": sum(person.after == "job" for person in asked), "d": len(asked)},
        "R5": {"n": sum(person.after == "business" for person in asked), "d": selected},
    }


def _whole(value: float) -> int | float:
    return int(value) if value == int(value) else value
