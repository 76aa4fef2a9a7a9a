"""What each cohort looks like on a day: who is in it, where they stand, who left and why, and what is open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from partnertrack.domain.back_planning import DEPARTURE
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.departure import planned_departure
from partnertrack.domain.journey import journey
from partnertrack.domain.months import months_between
from partnertrack.domain.names import fold
from partnertrack.domain.scheme import Scheme, Step
from partnertrack.domain.shown import way_out
from partnertrack.domain.standing import Standing, standing
from partnertrack.i18n import _, current
from partnertrack.persistence.queries import dossiers, register
from partnertrack.services.cohorts.same_age import Course, course
from partnertrack.services.workspace import Case, EventFact, Workspace

LEFT = "left"
_COURSES = (DEPARTURE, "work_start", "certificate")
"""The steps by which cohorts are compared if nobody asks for another, as far as the scheme has them."""


@dataclass(frozen=True, slots=True)
class Part:
    """People who have something in common: they stand at a stage or step, or left for a reason; `kind` colours it.

    `place` is that of a step in the scheme.
    """

    key: str
    label: str
    kind: str
    people: tuple[UUID, ...]
    place: int = 0


@dataclass(frozen=True, slots=True)
class CohortView:
    """A cohort on a day, without a record for the people who are in none.

    `began_on` is the planned start, or else the first day on which something happened to anybody in it; `last_on` the
    last. `steps` tells where those stand who have not left, `left` why the others left; `ahead` are those who are
    still to depart, `planned` those of them who have a day. `alike` names cohorts that are spelled nearly
    the same.
    """

    cohort: Cohort | None
    name: str
    people: tuple[UUID, ...] = ()
    women: tuple[UUID, ...] = ()
    sex_known: int = 0
    stages: tuple[Part, ...] = ()
    steps: tuple[Part, ...] = ()
    left: tuple[Part, ...] = ()
    incomplete: tuple[UUID, ...] = ()
    overdue: tuple[UUID, ...] = ()
    planned: tuple[UUID, ...] = ()
    ahead: tuple[UUID, ...] = ()
    began_on: date | None = None
    last_on: date | None = None
    months: int | None = None
    days: int | None = None
    course: Course = field(default_factory=Course)
    alike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The cohorts, the youngest first and the people without one last; by which step they are compared."""

    cohorts: tuple[CohortView, ...]
    step: str
    steps: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The day and the step of the view; about whom something is missing, and who has a step that is overdue."""

    scheme: Scheme
    as_of: date
    step: str
    incomplete: AbstractSet[UUID]
    overdue: AbstractSet[UUID]


def side_by_side(workspace: Workspace, as_of: date, step: str = "") -> SideBySide:
    """The cohorts at the end of a day, compared by a step; by the departure where none is named."""
    scheme = workspace.scheme
    steps = [each for stage in scheme.stages for each in stage.steps if not each.is_repeatable]
    keys = [each.key for each in steps]
    chosen = next((key for key in (step, *_COURSES) if key in keys), keys[-1] if keys else "")
    with workspace.store.reading() as reading:
        cohorts = {each.name: each for each in dossiers.directory(reading).cohorts}
        late = register.deadlines(reading, register.Due(as_of, as_of - timedelta(1), ("step",)))
        overdue = {each.enrolment_id for each in late}
        asked = _Asked(scheme, as_of, chosen, set(register.incomplete(reading)), overdue)
    members: dict[str, list[Case]] = {name: [] for name in cohorts}
    for case in workspace.cases():
        members.setdefault(case.cohort or "", []).append(case)
    alike = _alike(cohorts)
    views = [_view(asked, cohorts.get(name), cases, alike.get(name, ())) for name, cases in members.items()]
    views.sort(key=_youngest_first)
    return SideBySide(tuple(views), chosen, tuple((each.key, each.label.text(current())) for each in steps))


def _youngest_first(view: CohortView) -> tuple[bool, bool, int, str]:
    """Those without a first day are new; the people without a cohort stand last."""
    return view.cohort is None, view.began_on is not None, -view.began_on.toordinal() if view.began_on else 0, view.name


def _view(asked: _Asked, cohort: Cohort | None, cases: list[Case], alike: tuple[str, ...]) -> CohortView:
    scheme, as_of = asked.scheme, asked.as_of
    stood = {case.enrolment_id: standing(scheme, case.track, case.events, as_of) for case in cases}
    people = tuple(stood)
    happened = sorted(day for case in cases for day in _days(case, as_of))
    began_on = (cohort and cohort.starts_on) or (happened[0] if happened else None)
    has_begun = began_on is not None and began_on <= as_of
    away = {track: _leads_away(scheme, track) for track in {case.track for case in cases}}
    open_ones = (case for case in cases if not stood[case.enrolment_id].has_left and away[case.track])
    ahead = [case for case in open_ones if not _has_departed(case, as_of)]
    return CohortView(
        cohort,
        cohort.name if cohort else "",
        people,
        tuple(case.enrolment_id for case in cases if case.sex == "female"),
        sum(case.sex in ("female", "male", "other") for case in cases),
        tuple(_stages(scheme, stood)),
        tuple(_steps(scheme, stood)),
        tuple(_left(scheme, cases, stood, as_of)),
        tuple(who for who in people if who in asked.incomplete),
        tuple(who for who in people if who in asked.overdue),
        tuple(case.enrolment_id for case in ahead if planned_departure(case)),
        tuple(case.enrolment_id for case in ahead),
        began_on,
        happened[-1] if happened else None,
        months_between(began_on, as_of) if began_on and has_begun else None,
        (as_of - began_on).days if began_on and has_begun else None,
        course(cases, asked.step, began_on, as_of) if began_on else Course(),
        alike,
    )


def _days(case: Case, as_of: date) -> Iterator[date]:
    """The days up to the day of the view on which something happened."""
    for events in case.events.values():
        for event in events:
            yield from (day for day in (event.started_on, event.done_on) if day and day <= as_of)


def _has_departed(case: Case, as_of: date) -> bool:
    return any(event.is_done_by(as_of) for event in case.events.get(DEPARTURE, ()))


def _leads_away(scheme: Scheme, track: str) -> bool:
    return any(step.key == DEPARTURE for step in journey(scheme, track))


def _stages(scheme: Scheme, stood: Mapping[UUID, Standing]) -> Iterator[Part]:
    """Those who have not begun, each stage whether or not somebody stands there, and those who left."""
    places = {who: LEFT if each.has_left else each.stage.key if each.stage else "" for who, each in stood.items()}
    if waiting := _who(places, ""):
        yield Part("", _("Not started"), "none", waiting)
    for stage in scheme.stages:
        yield Part(stage.key, stage.label.text(current()), stage.kind, _who(places, stage.key))
    yield Part(LEFT, _("Left"), LEFT, _who(places, LEFT))


def _steps(scheme: Scheme, stood: Mapping[UUID, Standing]) -> Iterator[Part]:
    places = {who: each.step.key if each.step else "" for who, each in stood.items() if not each.has_left}
    if waiting := _who(places, ""):
        yield Part("", _("Not started"), "none", waiting)
    steps = [(stage.kind, step) for stage in scheme.stages for step in stage.steps]
    for place, (kind, step) in enumerate(steps, 1):
        if found := _who(places, step.key):
            yield Part(step.key, step.label.text(current()), kind, found, place)


def _who(places: Mapping[UUID, str], key: str) -> tuple[UUID, ...]:
    return tuple(who for who, place in places.items() if place == key)


def _left(scheme: Scheme, cases: Iterable[Case], stood: Mapping[UUID, Standing], as_of: date) -> Iterator[Part]:
    """Those who left, by what they left for, the most frequent first."""
    found: dict[str, list[UUID]] = {}
    for case in cases:
        if stood[case.enrolment_id].has_left:
            found.setdefault(_why(scheme, case, as_of), []).append(case.enrolment_id)
    for why, people in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        yield Part(why, why, LEFT, tuple(people))


def _why(scheme: Scheme, case: Case, as_of: date) -> str:
    """The way out, with its reason where somebody said it."""
    for step in scheme.steps():
        for event in case.events.get(step.key, ()):
            if event.is_done_by(as_of) and _leads_out(scheme, step, event):
                return way_out(scheme, step, event.outcome, event.reason)
    return _("Left")


def _leads_out(scheme: Scheme, step: Step, event: EventFact) -> bool:
    codes = scheme.outcomes(step)
    code = codes.code(event.outcome) if codes and event.outcome else None
    return bool(step.exit_status or (code and code.exit_status))


def _alike(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The names that differ in signs and blanks only, by name."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault("".join(filter(str.isalnum, fold(name))), []).append(name)
    return {name: tuple(each for each in group if each != name) for group in groups.values() for name in group}
