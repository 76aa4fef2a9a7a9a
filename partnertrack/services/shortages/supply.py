"""Who is there to answer a shortage: in training for the work, ready for it, or placed in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Literal, TypeAlias
from uuid import UUID

from partnertrack.domain.occupation import Occupation, best, work_of
from partnertrack.domain.scheme import Scheme
from partnertrack.domain.standing import standing
from partnertrack.importing.occupation_likeness import occupation_likeness
from partnertrack.services.workspace import Case

Stand: TypeAlias = Literal["training", "certified", "placed", "home", "left"]

SUPPLIES: tuple[Stand, ...] = ("training", "certified", "placed")
"""How near people are to work abroad; those who left, or stay in the country of origin, are no supply."""

_NOBODY: tuple[UUID, ...] = ()
_TRAINING, _CERTIFICATE, _WORK = ("training", "language_course"), "certificate", "work_start"


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


def supplies(
    scheme: Scheme,
    cases: Iterable[Case],
    entries: Sequence[Occupation],
    as_of: date,
    offered: Mapping[UUID, Occupation],
) -> Supplies:
    """Everybody who has begun, by the entry that says best what work it is; each person is counted once."""
    found: dict[int, Supply] = {}
    elsewhere, unknown = Supply(), Supply()
    known: dict[Occupation, tuple[int, bool] | None] = {}
    for case in cases:
        stand = _stand(scheme, case, as_of)
        if stand is None:
            continue
        work = work_of(case.events, as_of, offered.get(case.enrolment_id), learns=True)
        if not work.is_known:
            unknown = _with(unknown, stand, case.enrolment_id)
            continue
        if work not in known:
            match = best(work, entries, occupation_likeness)
            known[work] = (match.place, match.way == "sector") if match else None
        where = known[work]
        if where is None:
            elsewhere = _with(elsewhere, stand, case.enrolment_id)
        else:
            place, is_by_sector = where
            found[place] = _with(found.get(place, Supply()), stand, case.enrolment_id, is_by_sector=is_by_sector)
    return Supplies(MappingProxyType(found), elsewhere, unknown)


def _stand(scheme: Scheme, case: Case, as_of: date) -> Stand | None:
    """How near a person is to the work; None before the training."""
    if _done(case, _WORK, as_of):
        return "placed"
    if standing(scheme, case.track, case.events, as_of).has_left:
        return "left"
    is_certified = _done(case, _CERTIFICATE, as_of)
    begun = any(
        event.is_done_by(as_of) or (event.started_on is not None and event.started_on <= as_of)
        for step in _TRAINING
        for event in case.events.get(step, ())
    )
    if not (begun or is_certified):
        return None
    if case.track == "home":
        return "home"
    return "certified" if is_certified else "training"


def _done(case: Case, step: str, as_of: date) -> bool:
    return any(event.is_done_by(as_of) for event in case.events.get(step, ()))


def _with(supply: Supply, stand: Stand, who: UUID, *, is_by_sector: bool = False) -> Supply:
    by_sector = (*supply.by_sector, who) if is_by_sector else supply.by_sector
    parts: dict[str, tuple[UUID, ...]] = {stand: (*getattr(supply, stand), who), "by_sector": by_sector}
    return replace(supply, **parts)
