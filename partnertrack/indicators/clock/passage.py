"""The stages of a scheme as a funnel in which every person is counted once: passed on, in progress, or left."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal
from uuid import UUID

import numpy as np

from partnertrack.domain.scheme import Scheme
from partnertrack.domain.text import Label
from partnertrack.indicators.clock.columns import Codes, Exit, Flags
from partnertrack.indicators.clock.links import CLOSED, SELECTED, Link, links
from partnertrack.indicators.clock.spans import EVERYBODY, Narrowing, here
from partnertrack.indicators.clock.stood import Stood
from partnertrack.indicators.clock.timing import named

Foot = Literal["entered", "passed", "in_progress", "left"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stage, or the part of the first stage up to the selection; the places of its links."""

    key: str
    kind: str
    label: Label
    places: range


@dataclass(frozen=True, slots=True)
class Reason:
    """Why so many left a stage."""

    way: Exit
    n: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A stage with those who entered it: entered = passed + in_progress + left.

    The conversion is passed ÷ decided, where decided = passed + left: who is still in progress is no loss.
    """

    stretch: Stretch
    entered: int
    passed: int
    in_progress: int
    left: int
    reasons: tuple[Reason, ...]

    @property
    def decided(self) -> int:
        """Those who passed on or left."""
        return self.passed + self.left

    @property
    def conversion(self) -> Fraction | None:
        """The share of the decided that passed on; None while nobody is decided."""
        return Fraction(self.passed, self.decided) if self.decided else None


def stretches(scheme: Scheme) -> tuple[Stretch, ...]:
    """The stages; the first one is cut behind the selection, where the scheme has steps on both sides of it."""
    return tuple(_stretches(scheme, links(scheme)))


def passages(stood: Stood, narrowed: Narrowing = EVERYBODY) -> tuple[Passage, ...]:
    """The funnel: whoever is enrolled has entered the first stage."""
    funnel = _Funnel(stood, _about(stood, narrowed))
    return tuple(funnel.passage(place) for place in range(len(funnel.stages)))


def who_passed(
    stood: Stood, key: str, foot: Foot, narrowed: Narrowing = EVERYBODY, ways: Collection[Exit] = ()
) -> tuple[UUID, ...]:
    """The people at a foot of a stage; with ways out, those who left by one of them."""
    funnel = _Funnel(stood, _about(stood, narrowed))
    place = next((at for at, stage in enumerate(funnel.stages) if stage.key == key), -1)
    if place < 0:
        return ()
    found = funnel.feet(place)[foot]
    if ways:
        found = found & np.array([*(each in ways for each in stood.columns.ways_out), False], np.bool_)[stood.way]
    return named(stood, found)


class _Funnel:
    """Where everybody has come to."""

    def __init__(self, stood: Stood, among: Flags) -> None:
        self._stood, self._among = stood, among
        self.stages = stretches(stood.columns.scheme)
        self._is_over = _rows(stood.done, [link.place for link in stood.columns.links if link.step.key == CLOSED])
        self._is_on = [self._on(stage) for stage in self.stages]
        self._at = self._reached()

    def feet(self, place: int) -> dict[Foot, Flags]:
        """Who entered a stage, and what became of them."""
        entered = self._among & (self._at >= place) & self._is_on[place]
        passed = entered & ((self._at > place) | self._is_over)
        left = entered & ~passed & self._stood.left
        return {"entered": entered, "passed": passed, "in_progress": entered & ~passed & ~left, "left": left}

    def passage(self, place: int) -> Passage:
        """A stage in numbers."""
        feet = self.feet(place)
        entered, passed, in_progress, left = (int(each.sum()) for each in feet.values())
        ways = np.bincount(self._stood.way[feet["left"]], minlength=len(self._stood.columns.ways_out)).tolist()
        told = (Reason(way, n) for way, n in zip(self._stood.columns.ways_out, ways, strict=True) if n)
        reasons = tuple(sorted(told, key=lambda reason: -reason.n))
        return Passage(self.stages[place], entered, passed, in_progress, left, reasons)

    def _on(self, stage: Stretch) -> Flags:
        """Whose way leads through a stage, or who was seen there."""
        columns = self._stood.columns
        its = [columns.links[place] for place in stage.places if columns.links[place].step.key != CLOSED]
        tracks = [any(link.is_on(name) or name == "undecided" for link in its) for name in columns.track.names]
        is_on = np.array([*tracks, True], np.bool_)[columns.track.of]
        return is_on | _rows(self._stood.begun, [link.place for link in its])

    def _reached(self) -> Codes:
        """The furthest stage of each; whoever is selected has entered the one behind the selection."""
        columns = self._stood.columns
        at = np.zeros(len(columns.people), np.int32)
        for place, stage in enumerate(self.stages):
            its = [each for each in stage.places if columns.links[each].step.key != CLOSED]
            at[_rows(self._stood.begun, its)] = place
        if len(self.stages) > 1 and self.stages[0].key == SELECTED:
            is_selected = self._stood.done[self.stages[0].places[-1]] & ~self._is_refused()
            at[(at == 0) & is_selected] = 1
        return at

    def _is_refused(self) -> Flags:
        """Who left by an answer on the way to the selection."""
        columns, its = self._stood.columns, {self._stood.columns.links[at].step.key for at in self.stages[0].places}
        refuses = [way.step in its for way in columns.ways_out]
        return np.array([*refuses, False], np.bool_)[self._stood.way]


def _about(stood: Stood, narrowed: Narrowing) -> Flags:
    """Whom the funnel is about; of one organisation, all for whom it is or was at work on any step."""
    found = here(stood, narrowed)
    if narrowed.organisation is not None:
        places = stood.columns.organisations
        place = places.index(narrowed.organisation) if narrowed.organisation in places else -2
        found = found & (stood.holder == place).any(axis=0)
    return found


def _rows(table: Flags, places: list[int]) -> Flags:
    """For whom any of these rows is true."""
    return np.asarray(table[places].any(axis=0), np.bool_)


def _stretches(scheme: Scheme, chain: tuple[Link, ...]) -> Iterator[Stretch]:
    for at, stage in enumerate(scheme.stages):
        places = [link.place for link in chain if link.stage.key == stage.key]
        if not places:
            continue
        start, end = places[0], places[-1] + 1
        cut = next((place for place in places if chain[place].step.key == SELECTED), None)
        if at == 0 and cut is not None and start < cut < end - 1:
            yield Stretch(SELECTED, "selected", chain[cut].step.label, range(start, cut + 1))
            start = cut + 1
        yield Stretch(stage.key, stage.kind, stage.label, range(start, end))
