"""The links of a scheme's way: which step waits for which, and how long that is meant to take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from partnertrack.domain.enrolment import TRACKS
from partnertrack.domain.once import once_for_each
from partnertrack.domain.scheme import Due, Scheme, Stage, Step

CLOSED = "closed"
SELECTED = "selected"


@dataclass(frozen=True, slots=True)
class Link:
    """A step on the way, at one of its times where it is repeated, with the steps that must be done before it begins.

    `after` are the places of those that it waits for: the one of its due rule, else those that it follows, else the
    step before it (`is_by_order`). A step that no rule speaks of and on which nothing builds `is_occasional`: not
    everybody needs it, so that nobody waits for it who has not begun it. `planned` are the days of the scheme's rule.
    `heirs` are the steps that build on it, directly or not: once one of them is done, nobody waits for it any more.
    """

    place: int
    stage: Stage
    step: Step
    occurrence: int = 1
    after: tuple[int, ...] = ()
    outcome: str = ""
    until: int = -1
    planned: int | None = None
    is_by_order: bool = False
    is_occasional: bool = False
    heirs: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """The step's key, with the days of its occurrence where it is repeated ("follow_up:180")."""
        return f"{self.step.key}:{self.occurrence}" if self.step.is_repeatable else self.step.key

    def is_on(self, track: str) -> bool:
        """Whether the step belongs to a track."""
        return track in (self.step.tracks or TRACKS)


@once_for_each
def links(scheme: Scheme) -> tuple[Link, ...]:
    """Every step of the scheme in its order, the ways out not among them; the first waits for nothing."""
    slots = tuple(_slots(scheme))
    first = {step.key: place for place, (_stage, step, _occurrence) in reversed(tuple(enumerate(slots)))}
    built_on = {key for stage in scheme.stages for step in stage.steps for key in _named(step)}
    found: list[Link] = []
    before = -1
    for place, (stage, step, occurrence) in enumerate(slots):
        link = _link(place, stage, step, occurrence, first)
        is_loose = not link.after and step.key not in built_on
        if not link.after and before >= 0:
            link = _by_order(link, before, is_occasional=is_loose)
        found.append(link)
        before = before if is_loose or step.is_repeatable else place
    return tuple(replace(link, heirs=_heirs(found, link.place)) for link in found)


def as_recorded(chain: Sequence[Link], recorded: Sequence[bool]) -> tuple[Link, ...]:
    """The links as a pilot keeps them, without the steps that it passes over in silence.

    A pilot is silent about a step that nobody is recorded to have done although a later one was done. What waits for
    such a step waits for the one before it instead, and no rule says for how long.
    """
    last = max((place for place, is_recorded in enumerate(recorded) if is_recorded), default=-1)
    silent = {link.place for link in chain if link.place < last and not recorded[link.place]}
    found: list[Link] = []
    before = -1
    for link in chain:
        if link.place in silent:
            continue
        is_cut = bool(silent.intersection(link.after))
        if is_cut or link.is_by_order:
            now = replace(link, after=(before,) if before >= 0 else (), outcome="", planned=None, is_by_order=True)
            link = replace(now, is_occasional=link.is_occasional or link.step.is_repeatable)  # noqa: PLW2901 - as kept
        found.append(link)
        is_loose = link.is_occasional or link.step.is_repeatable
        before = before if is_loose else link.place
    return tuple(found)


def _heirs(chain: list[Link], place: int) -> tuple[int, ...]:
    """The steps that build on one by a rule, directly or by way of others."""
    found: set[int] = set()
    new = {place}
    while new:
        new = {link.place for link in chain if not link.is_by_order and new.intersection(link.after)} - found
        found |= new
    return tuple(sorted(found))


def _slots(scheme: Scheme) -> Iterator[tuple[Stage, Step, int]]:
    for stage in scheme.stages:
        for step in stage.steps:
            offsets = step.due.offsets if step.is_repeatable and step.due else ()
            for occurrence in offsets or (1,):
                yield stage, step, occurrence


def _named(step: Step) -> tuple[str, ...]:
    """The steps that a step's rules name."""
    return (*((step.due.after,) if step.due and step.due.after else ()), *step.follows)


def _link(place: int, stage: Stage, step: Step, occurrence: int, first: dict[str, int]) -> Link:
    due = step.due or Due()
    if due.after in first:
        planned = occurrence if step.is_repeatable else next(iter(due.offsets), None)
        after = (first[due.after],)
        return Link(place, stage, step, occurrence, after, due.outcome, first.get(due.until, -1), planned)
    followed = tuple(first[key] for key in step.follows if key in first)
    outcome = next(iter(step.follows.values())) if len(followed) == 1 == len(step.follows) else ""
    return Link(place, stage, step, occurrence, followed, outcome)


def _by_order(link: Link, before: int, *, is_occasional: bool) -> Link:
    return Link(
        link.place,
        link.stage,
        link.step,
        link.occurrence,
        (before,),
        is_by_order=True,
        is_occasional=is_occasional or link.step.is_repeatable,
    )
