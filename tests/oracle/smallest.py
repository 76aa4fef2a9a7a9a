"""The smallest pilot in which something still goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace

from tests.oracle.pilots import Question
from tests.oracle.raw import Happening, Pilot, Trainee


def smallest(asked: Question, goes_wrong: Callable[[Question], bool]) -> Question:
    """Take away whatever can be taken away, until nothing can."""
    while True:
        for less in _less(asked):
            if goes_wrong(less):
                asked = less
                break
        else:
            return asked


def _less(asked: Question) -> Iterator[Question]:
    pilot = asked.pilot
    for part in ("trainees", "employers", "vacancies", "costs", "sheets"):
        held = getattr(pilot, part)
        yield from (
            replace(asked, pilot=replace(pilot, **{part: held[:at] + held[at + 1 :]})) for at in range(len(held))
        )
    if asked.since:
        yield replace(asked, since=None)
    for place, each in enumerate(pilot.trainees):
        for fewer in _poorer(each):
            yield replace(asked, pilot=_with(pilot, place, fewer))


def _with(pilot: Pilot, place: int, each: Trainee) -> Pilot:
    return replace(pilot, trainees=(*pilot.trainees[:place], each, *pilot.trainees[place + 1 :]))


def _poorer(each: Trainee) -> Iterator[Trainee]:
    held = each.happened
    yield from (replace(each, happened=held[:at] + held[at + 1 :]) for at in range(len(held)))
    bare = Trainee(each.key, each.person, held, track=each.track)
    if each != bare:
        yield bare
        yield replace(bare, sex=each.sex)
    for at, what in enumerate(held):
        for plainer in _plainer(what):
            yield replace(each, happened=(*held[:at], plainer, *held[at + 1 :]))


def _plainer(what: Happening) -> Iterator[Happening]:
    plain = Happening(what.step)
    for part in fields(plain):
        if part.name in {"outcome", "started", "planned", "due", "organisation", "said"}:
            usual = getattr(plain, part.name)
            if getattr(what, part.name) != usual:
                yield replace(what, **{part.name: usual})
