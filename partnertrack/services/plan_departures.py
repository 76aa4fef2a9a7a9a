"""Departures are planned: for whom a day is possible, what must begin when, and the day kept for all or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, TypeAlias
from uuid import UUID

from partnertrack.domain.back_planning import DEPARTURE, PASSPORT, BackPlan, passport_needed_until
from partnertrack.domain.change import Change, added, removed
from partnertrack.domain.departure import Way, planned_departure, valid_until, way_to
from partnertrack.domain.duration import Duration
from partnertrack.domain.enrolment import pseudonym
from partnertrack.domain.event import Event
from partnertrack.domain.recording import is_blank
from partnertrack.domain.standing import ACTIVE, PAUSED, standing
from partnertrack.errors import UserError
from partnertrack.i18n import _, current, day, ngettext, number
from partnertrack.persistence.queries import dossiers, participants, records
from partnertrack.services.workspace import Case, Workspace

Obstacle: TypeAlias = Literal["", "departed", "left", "paused", "track", "barred"]
"""Why no day is possible: gone already, out of the pilot, pausing, a track that does not lead away, an outcome."""

_SETTLED = frozenset({"done", "waived", "not_applicable"})


@dataclass(frozen=True, slots=True)
class Ahead:
    """A step that is still to be done: when it must begin at the latest, and by how many days it comes too late.

    `is_under_way`: all that it builds on was done before today, so that it could have begun.
    """

    label: str
    days: int
    latest_start: date
    latest_end: date
    days_late: int
    is_under_way: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """What is valid until a day that lies before the one until which it is needed."""

    label: str
    valid_until: date
    needed_until: date


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a departure on `departure` means for one enrolment; `planned_on` is the day that is planned now.

    `earliest` is the first day that is possible, None where there is an obstacle; `barred_by` names the step that came
    out otherwise.
    """

    enrolment_id: UUID
    name: str
    label: str
    planned_on: date | None
    departure: date
    obstacle: Obstacle
    earliest: date | None = None
    steps: tuple[Ahead, ...] = ()
    papers: tuple[Paper, ...] = ()
    barred_by: str = ""

    @property
    def is_possible(self) -> bool:
        """Whether everything that is left can be done by the day."""
        return self.earliest is not None and self.earliest <= self.departure

    @property
    def first_late(self) -> Ahead | None:
        """The first step that is too late, if there is one."""
        return next((step for step in self.steps if step.days_late), None)


def outlooks(
    workspace: Workspace, enrolment_ids: Sequence[UUID], departure: date | None, as_of: date
) -> tuple[Outlook, ...]:
    """What the day means for each, in the order given; without a day, the one that is planned, else the earliest."""
    wanted = set(enrolment_ids)
    cases = {case.enrolment_id: case for case in workspace.cases() if case.enrolment_id in wanted}
    with workspace.store.reading() as reading:
        durations = tuple(records.all_of(reading, Duration))
        names = {row.enrolment_id: _name(row) for row in participants.page(reading, [*cases])}
    found = []
    for key in dict.fromkeys(enrolment_ids):
        if case := cases.get(key):
            way = _way(workspace, case, departure, as_of, durations)
            found.append(_outlook(workspace, case, names.get(key, ""), way, as_of))
    return tuple(found)


def plan(workspace: Workspace, enrolment_ids: Sequence[UUID], departure: date | None, as_of: date) -> UUID | None:
    """Plan that these leave on a day, or on no day for None; all or none.

    Returns the id of the change, None where it changes nothing. Raises `UserError` for a day that has passed, for
    somebody who has left already or is gone, and what `Store.apply` raises.
    """
    if departure is not None and departure < as_of:
        raise UserError(_("This day has passed."), _("Choose a later one."))
    with workspace.store.reading() as reading:
        found = dossiers.dossiers(reading, enrolment_ids)
    if len(found) < len(set(enrolment_ids)):
        raise UserError(_("Some of these people are no longer in the pilot."), _("Choose them again."))
    changes = []
    for key in dict.fromkeys(enrolment_ids):
        enrolment, event = found[key].enrolment, found[key].event(DEPARTURE, 1)
        if event is not None and event.status in _SETTLED:
            raise UserError(_("{person} has left already.").format(person=enrolment.label))
        changes += list(_change(enrolment.id, event, departure))
    if not changes:
        return None
    return workspace.commit(_title(len(changes), departure), changes).change_set.id


def _name(row: participants.ParticipantRow) -> str:
    return f"{row.first_name} {row.last_name}".strip()


def _way(workspace: Workspace, case: Case, departure: date | None, as_of: date, durations: tuple[Duration, ...]) -> Way:
    wanted = departure or planned_departure(case)
    way = way_to(workspace.scheme, case, wanted or as_of, as_of, durations)
    return way if wanted else way_to(workspace.scheme, case, way.plan.earliest, as_of, durations)


def _outlook(workspace: Workspace, case: Case, name: str, way: Way, as_of: date) -> Outlook:
    scheme, language, day_ = workspace.scheme, current(), way.plan.departure
    obstacle = _obstacle(workspace, case, way.plan, as_of)
    outlook = Outlook(
        case.enrolment_id, name, pseudonym(case.number), planned_departure(case), way.plan.departure, obstacle
    )
    if obstacle:
        barred = way.plan.barred if obstacle == "barred" else None
        return replace(outlook, barred_by=barred.label.text(language) if barred else "")
    valid = valid_until(scheme, case)
    return replace(
        outlook,
        earliest=way.plan.earliest,
        steps=tuple(
            Ahead(
                each.step.label.text(language),
                each.days,
                each.latest_start,
                each.latest_end,
                each.days_late,
                each.earliest_end - timedelta(each.days) < as_of,
            )
            for each in way.plan.steps
        ),
        papers=tuple(
            Paper(
                scheme.fields[key].label.text(language),
                valid[key],
                passport_needed_until(day_) if key == PASSPORT else day_,
            )
            for key in way.expiring
        ),
    )


def _obstacle(workspace: Workspace, case: Case, found: BackPlan, as_of: date) -> Obstacle:
    if any(event.status in _SETTLED for event in case.events.get(DEPARTURE, ())):
        return "departed"
    status = standing(workspace.scheme, case.track, case.events, as_of).status
    if status == PAUSED:
        return "paused"
    if status != ACTIVE:
        return "left"
    if not found.steps:
        return "track"
    return "barred" if found.barred else ""


def _change(enrolment_id: UUID, event: Event | None, departure: date | None) -> Iterator[Change]:
    """The change of one departure; an event of which nothing else is known goes with its day."""
    if event is None:
        if departure is not None:
            yield added(Event(enrolment_id=enrolment_id, step=DEPARTURE, status="planned", planned_on=departure))
        return
    if departure is not None:
        status = event.status if event.status in ("in_progress", "waiting_third_party") else "planned"
        after = replace(event, planned_on=departure, status=status)
    else:
        after = replace(event, planned_on=None, status="not_started" if event.status == "planned" else event.status)
    if after != event:
        yield removed(event) if departure is None and is_blank(after) else Change(event, after)


def _title(count: int, departure: date | None) -> str:
    if departure is None:
        words = ngettext(
            "Take back the planned departure of {n} person", "Take back the planned departure of {n} people", count
        )
        return words.format(n=number(count))
    words = ngettext("Plan the departure of {n} person for {day}", "Plan the departure of {n} people for {day}", count)
    return words.format(n=number(count), day=day(departure, "medium"))
