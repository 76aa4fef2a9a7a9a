"""Where everybody stood at the end of a day, as far as it was known on that day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from partnertrack.indicators.clock.columns import DONE, OPEN, OTHER, Codes, Columns, Days, Flags
from partnertrack.indicators.clock.links import Link, as_recorded


@dataclass(frozen=True, slots=True)
class Stood:
    """The columns on a day: a row for each link, a column for each person.

    `done` and `begun` are what was by then; `known` are steps that are under way, `dropped` those that were settled
    without being done. `nearest` is the place of the last link before this one that was done on a known day, -1 where
    there is none; `last` that of the last one that was done at all. `holder` is the organisation that is at work on a
    step. `links` are the scheme's as the pilot keeps them.
    Those who `left` did so on the day `left_on`, by the way out `way`.
    """

    columns: Columns
    day: int
    links: tuple[Link, ...]
    done: Flags
    begun: Flags
    known: Flags
    dropped: Flags
    nearest: NDArray[np.int16]
    last: Codes
    holder: Codes
    left: Flags
    left_on: Days
    way: Codes


def stood(columns: Columns, kinds: Mapping[UUID, str], as_of: date) -> Stood:
    """Where everybody stood at the end of that day; `kinds` are the types of the organisations."""
    day = as_of.toordinal()
    has_ended = columns.ended <= day
    done = (columns.state == DONE) & has_ended
    has_started = (columns.started > 0) & (columns.started <= day)
    begun = done | has_started
    dropped = (columns.state == OTHER) & has_ended
    places = np.arange(len(columns.links), dtype=np.int16)[:, None]
    dated = np.where(done & (columns.ended > 0), places, np.int16(-1))
    nearest = np.full_like(dated, -1)
    if len(dated) > 1:
        nearest[1:] = np.maximum.accumulate(dated[:-1], axis=0)
    last = np.where(done, places, np.int16(-1)).max(axis=0, initial=-1).astype(np.int32)
    left, left_on, way = _left(columns, day)
    return Stood(
        columns=columns,
        day=day,
        links=as_recorded(columns.links, done.any(axis=1).tolist()),
        done=done,
        begun=begun,
        known=(columns.state == OPEN) | (has_started & ~dropped & ~done),
        dropped=dropped,
        nearest=nearest,
        last=last,
        holder=_holders(columns, kinds, begun | (columns.state == OPEN)),
        left=left,
        left_on=left_on,
        way=way,
    )


def _left(columns: Columns, day: int) -> tuple[Flags, Days, Codes]:
    """Who had left by the day, when first, and how; a day that nobody told comes last."""
    people = len(columns.people)
    left, left_on, way = np.zeros(people, np.bool_), np.zeros(people, np.int32), np.full(people, -1, np.int32)
    who, when, how = columns.exits
    known = np.flatnonzero(when <= day)
    order = known[np.argsort(np.where(when[known] > 0, -when[known], -day - 1), kind="stable")]
    left[who[order]] = True
    left_on[who[order]] = when[order]
    way[who[order]] = how[order]
    return left, left_on, way


def _holders(columns: Columns, kinds: Mapping[UUID, str], told: Flags) -> Codes:
    """The organisation that each step names, else the last of the responsible kind that one before it named."""
    named = np.where(told, columns.organisation, -1)
    of_kind: dict[str, Flags] = {
        kind: np.array([kinds.get(each) == kind for each in columns.organisations] + [False], np.bool_)
        for kind in {link.step.responsible for link in columns.links}
    }
    carried: dict[str, Codes] = {}
    for link in columns.links:
        here = named[link.place].copy()
        has_any = bool((here >= 0).any())
        if (before := carried.get(link.step.responsible)) is not None:
            named[link.place] = np.where(here >= 0, here, before)
        for kind, is_kind in of_kind.items() if has_any else ():
            fits = is_kind[here]
            if fits.any():
                carried[kind] = np.where(fits, here, carried.get(kind, -1))
    return named
