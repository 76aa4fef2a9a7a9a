"""Who is there to answer a shortage: in training for the work, ready for it, or placed in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias
from uuid import UUID

import numpy as np

from partnertrack.domain.occupation import Occupation, best
from partnertrack.domain.standing import ACTIVE, COMPLETED
from partnertrack.importing.occupation_likeness import occupation_likeness
from partnertrack.indicators.standing import stands
from partnertrack.indicators.work import works
from partnertrack.services.workspace import Results

Stand: TypeAlias = Literal["training", "certified", "placed", "home", "left"]

SUPPLIES: tuple[Stand, ...] = ("training", "certified", "placed")
"""How near people are to work abroad; those who left, or stay in the country of origin, are no supply."""

_NOBODY: tuple[UUID, ...] = ()
_STANDS: tuple[Stand, ...] = (*SUPPLIES, "home", "left")
_ELSEWHERE, _UNKNOWN = -1, -2


@dataclass(frozen=True, slots=True)
class Supply:
    """Enrolments by how near they are to the work; nobody is in two of them.

    `placed` have begun to work abroad, `certified` have completed the training and wait, `training` have begun it;
    `home` are those on the home track, who answer the needs of the country of origin, whatever they have completed.
    `by_sector` are those of whom the sector alone is known.
    """

    training: tuple[UUID, ...] = _NOBODY
    certified: tuple[UUID, ...] = _NOBODY
    placed: tuple[UUID, ...] = _NOBODY
    home: tuple[UUID, ...] = _NOBODY
    left: tuple[UUID, ...] = _NOBODY
    by_sector: tuple[UUID, ...] = _NOBODY

    @property
    def there(self) -> tuple[UUID, ...]:
        """All who answer the shortage now or later."""
        return (*self.training, *self.certified, *self.placed)


@dataclass(frozen=True, slots=True)
class Supplies:
    """The supply of each entry by its place, of work that no entry names, and of those whose work is not known."""

    of: Mapping[int, Supply] = field(default_factory=lambda: MappingProxyType({}))
    elsewhere: Supply = field(default_factory=Supply)
    unknown: Supply = field(default_factory=Supply)


def supplies(results: Results, entries: Sequence[Occupation], offered: Mapping[UUID, Occupation]) -> Supplies:
    """Everybody who has begun, by the entry that says best what work it is; each person is counted once."""
    found: defaultdict[int, defaultdict[str, list[UUID]]] = defaultdict(lambda: defaultdict(list))
    known: dict[Occupation, tuple[int, bool]] = {}
    places, people = _stands(results), results.view.register.people
    for at, work in enumerate(works(results.view, offered)):
        stand = places[at]
        if stand < 0:
            continue
        if work not in known:
            known[work] = _entry(work, entries)
        place, is_by_sector = known[work]
        who = people[at].enrolment_id
        found[place][_STANDS[stand]].append(who)
        if is_by_sector:
            found[place]["by_sector"].append(who)
    made = {place: Supply(**{key: tuple(each) for key, each in parts.items()}) for place, parts in found.items()}
    elsewhere, unknown = made.pop(_ELSEWHERE, Supply()), made.pop(_UNKNOWN, Supply())
    return Supplies(MappingProxyType(made), elsewhere, unknown)


def _entry(work: Occupation, entries: Sequence[Occupation]) -> tuple[int, bool]:
    """The place of the entry of some work, and whether the sector alone tells it."""
    if not work.is_known:
        return _UNKNOWN, False
    match = best(work, entries, occupation_likeness)
    return (match.place, match.way == "sector") if match else (_ELSEWHERE, False)


def _stands(results: Results) -> list[int]:
    """How near each person is to the work, as a place in `_STANDS`; -1 before the training."""
    view = results.view
    found = stands(view)
    has_left = ~np.isin(found.status, [found.statuses.index(ACTIVE), found.statuses.index(COMPLETED)])
    placed, certified = results.members("work_started"), results.members("certificate")
    begun = results.members("training_started") | certified
    at_home = view.register.where("track", ("home",))
    tests = {"placed": placed, "left": has_left, "home": begun & at_home, "certified": certified, "training": begun}
    chosen = np.select(list(tests.values()), [_STANDS.index(key) for key in tests], -1)
    return [int(each) for each in chosen.tolist()]
