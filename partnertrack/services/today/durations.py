"""How long steps take: by the scheme's rule, by what the pilot's own history says, and as the pilot has set it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from partnertrack.domain.back_planning import DEPARTURE, ruled_days
from partnertrack.domain.change import Change, added, removed
from partnertrack.domain.duration import Duration
from partnertrack.domain.journey import journey
from partnertrack.domain.measured_durations import Measured, by_place, measured, taken
from partnertrack.domain.scheme import Step
from partnertrack.errors import UserError
from partnertrack.i18n import _, current, ngettext, number
from partnertrack.persistence.queries import dossiers, records
from partnertrack.services.today.departures import leaving, plans
from partnertrack.services.workspace import Workspace

_NOWHERE = UUID(int=0)
MOST = 999
"""Days: no step takes longer."""


@dataclass(frozen=True, slots=True)
class Where:
    """A step, perhaps at one organisation or for the people of one region."""

    step: str
    organisation_id: UUID | None = None
    region: str = ""


@dataclass(frozen=True, slots=True)
class Took:
    """How long a step takes somewhere, in days; `place` is the name of the organisation or region, empty for all.

    `ruled` is the scheme's, 0 where it says nothing; `own` what the pilot has set, which counts before the rule.
    """

    where: Where
    label: str
    place: str
    ruled: int
    measured: Measured | None
    own: int | None


@dataclass(frozen=True, slots=True)
class Effect:
    """How many planned departures are out of reach with a duration that are not without it, and the other way round."""

    lost: int = 0
    gained: int = 0


@dataclass(frozen=True, slots=True)
class Reset:
    """A duration that was stored: the id of the change, and what it changes in the plans."""

    change_id: UUID
    effect: Effect


def durations(workspace: Workspace) -> tuple[Took, ...]:
    """The steps up to the departure in the scheme's order; after each, the places that have a measure or a setting."""
    with workspace.store.reading() as reading:
        kept = {_where(each): each.days for each in records.all_of(reading, Duration)}
        names = {each.id: each.name for each in dossiers.directory(reading).organisations}
    history = _history(workspace)
    found: list[Took] = []
    for step in _way(workspace):
        wheres = {Where(step.key), *(where for where in (*history, *kept) if where.step == step.key)}
        told = [
            Took(
                where,
                step.label.text(current()),
                " · ".join(filter(None, (names.get(where.organisation_id or _NOWHERE, ""), where.region))),
                ruled_days(step) if step.key != DEPARTURE else 0,  # the departure takes no time of its own
                history.get(where),
                kept.get(where),
            )
            for where in wheres
        ]
        found.extend(sorted(told, key=lambda took: (took.where.region != "", took.place)))
    return tuple(found)


def effect(workspace: Workspace, where: Where, days: int | None, as_of: date) -> Effect:
    """What the plans would be like if the step took so many days there; None for what holds without a setting."""
    with workspace.store.reading() as reading:
        kept = records.all_of(reading, Duration)
    others = [each for each in kept if _where(each) != where]
    wanted = others if days is None else [*others, _duration(where, days)]
    people = leaving(workspace)
    before, after = (
        {each.enrolment_id for each in plans(workspace, people, as_of, how_long) if not each.plan.is_possible}
        for how_long in (kept, wanted)
    )
    return Effect(len(after - before), len(before - after))


def set_duration(workspace: Workspace, where: Where, days: int | None, as_of: date) -> Reset | None:
    """Keep how long the step takes there, or no longer (None), as one change; None where it is so already.

    Raises `UserError` for a step that plans do not know, or for a number of days that no step takes.
    """
    step = next((each for each in _way(workspace) if each.key == where.step), None)
    if step is None or not (days is None or 0 <= days <= MOST):
        raise UserError(_("A step takes between 0 and {n} days.").format(n=number(MOST)))
    with workspace.store.reading() as reading:
        before = next((each for each in records.all_of(reading, Duration) if _where(each) == where), None)
    if days == (before.days if before else None):
        return None
    changes_plans = effect(workspace, where, days, as_of)
    stored = workspace.commit(_title(step, days), [_change(before, where, days)])
    return Reset(stored.change_set.id, changes_plans)


def _change(before: Duration | None, where: Where, days: int | None) -> Change:
    if days is None and before is not None:
        return removed(before)
    new = _duration(where, days or 0)
    return Change(before, replace(before, days=new.days)) if before else added(new)


def _title(step: Step, days: int | None) -> str:
    name = step.label.text(current())
    if days is None:
        return _("{step}: takes as long as the scheme says").format(step=name)
    return ngettext("{step}: takes {n} day", "{step}: takes {n} days", days).format(step=name, n=number(days))


def _history(workspace: Workspace) -> dict[Where, Measured]:
    """What is measured: of everybody, and of the organisations and regions about which enough people tell."""
    every: defaultdict[str, list[int]] = defaultdict(list)
    at: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    of: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for case in workspace.cases():
        for step, days in taken(workspace.scheme, case.track, case.events):
            every[step].append(days)
            of[step].append((case.region or "", days))
            organisation = next((each.organisation_id for each in case.events[step] if each.organisation_id), None)
            at[step].append((str(organisation or ""), days))
    found = {Where(step): told for step, days in every.items() if (told := measured(days))}
    found |= {Where(step, UUID(key)): told for step, days in at.items() for key, told in by_place(days).items()}
    return found | {Where(step, None, key): told for step, days in of.items() for key, told in by_place(days).items()}


def _way(workspace: Workspace) -> tuple[Step, ...]:
    """The steps of those who leave, up to the departure itself; none in a scheme without one."""
    scheme = workspace.scheme
    departure = scheme.step(DEPARTURE)
    track = next((each for each in scheme.tracks if departure and each in departure.tracks), "")
    steps = journey(scheme, track)
    last = next((place for place, step in enumerate(steps) if step.key == DEPARTURE), -1)
    return steps[: last + 1]


def _where(duration: Duration) -> Where:
    return Where(duration.step, duration.organisation_id, duration.region)


def _duration(where: Where, days: int) -> Duration:
    return Duration(step=where.step, days=days, organisation_id=where.organisation_id, region=where.region)
