"""One participant: the profile, and the way through the scheme with where each step came from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal
from uuid import UUID

from partnertrack.domain import erasure_rules
from partnertrack.domain.directory import Directory
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.event import Event
from partnertrack.domain.journey import due_dates, journey, lying_ahead
from partnertrack.domain.order_words import order_words
from partnertrack.domain.scheme import Scheme, Stage, Step
from partnertrack.domain.shown import answer, shown
from partnertrack.domain.slots import held, slots_of
from partnertrack.domain.standing import ACTIVE, COMPLETED, PAUSED, standing
from partnertrack.domain.step_name import step_name
from partnertrack.errors import UserError
from partnertrack.i18n import _, current, day
from partnertrack.persistence.queries import dossiers
from partnertrack.persistence.queries.timeline import TimelineRow, timeline
from partnertrack.services.workspace import Workspace

State = Literal["done", "current", "ahead", "left"]


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """One detail of the person; `key` is the field's."""

    key: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class JourneyStep:
    """A step with its days, what is known of it, and the place in the partner's file that last spoke about it."""

    key: str
    label: str
    state: State
    when: str
    detail: str
    source: str
    occurrence: int = 1


@dataclass(frozen=True, slots=True)
class JourneyStage:
    """A stage with its steps."""

    key: str
    kind: str
    label: str
    state: State
    steps: tuple[JourneyStep, ...]


@dataclass(frozen=True, slots=True)
class NextStep:
    """The step that is due first; `due_on` is None where it has no day, `days_late` is 0 while there is time."""

    key: str
    occurrence: int
    label: str
    due_on: date | None
    days_late: int


@dataclass(frozen=True, slots=True)
class Person:
    """Everything about one participant that the screen shows.

    `next_step` is None once the person has left; `exits` are the steps by which one leaves or pauses, each with its
    label; `can_resume` says that one of them was taken.
    """

    profile: tuple[ProfileLine, ...]
    stages: tuple[JourneyStage, ...]
    warnings: tuple[str, ...]
    next_step: NextStep | None = None
    exits: tuple[tuple[str, str], ...] = ()
    can_resume: bool = False


def person(workspace: Workspace, enrolment_id: UUID, as_of: date) -> Person:
    """One participant as of a day; raises `UserError` when the enrolment is gone."""
    with workspace.store.reading() as reading:
        dossier = dossiers.dossiers(reading, [enrolment_id]).get(enrolment_id)
        if dossier is None:
            raise UserError(_("This person is no longer in the pilot."), _("Go back to the list of participants."))
        directory = dossiers.directory(reading)
        happened = timeline(reading, enrolment_id)
    scheme, track = workspace.scheme, dossier.enrolment.track
    is_residue = erasure_rules.is_residue(dossier.participant.last_name, dossier.participant.first_name)
    return Person(
        profile=tuple(_profile(scheme, dossier, directory)),
        stages=tuple(_Journey(scheme, track, happened, as_of).stages()),
        warnings=tuple(order_words(scheme, track, happened)),
        next_step=None if is_residue else _next_step(scheme, dossier, as_of),
        exits=tuple((step.key, step.label.text(current())) for step in scheme.exits),
        can_resume=_has_left(scheme, dossier, as_of),
    )


def _next_step(scheme: Scheme, dossier: Dossier, as_of: date) -> NextStep | None:
    """What is due first behind the last step that was done; where nothing has a day, the step that follows it."""
    track = dossier.enrolment.track
    events: dict[str, list[Event]] = defaultdict(list)
    for event in dossier.events:
        events[event.step].append(event)
    if standing(scheme, track, events, as_of).status not in (ACTIVE, PAUSED):
        return None
    steps = journey(scheme, track)
    done = [place for place, step in enumerate(steps) if any(each.is_done_by(as_of) for each in events[step.key])]
    last = max(done, default=-1)
    ahead = steps[last + 1 :]
    for due in lying_ahead(scheme, track, dossier.events):
        late = max(0, (as_of - due.day).days)
        return NextStep(due.step.key, due.occurrence, step_name(due.step, due.occurrence), due.day, late)
    return NextStep(ahead[0].key, 1, step_name(ahead[0], 1), None, 0) if ahead else None


def _has_left(scheme: Scheme, dossier: Dossier, as_of: date) -> bool:
    """Whether the person is on hold or has left, by a way out that can be called off."""
    exits = {step.key for step in scheme.exits}
    events: dict[str, list[Event]] = defaultdict(list)
    for event in dossier.events:
        events[event.step].append(event)
    is_away = standing(scheme, dossier.enrolment.track, events, as_of).status not in (ACTIVE, COMPLETED)
    return is_away and any(event.is_done_by(as_of) for key in exits for event in events[key])


def _profile(scheme: Scheme, dossier: Dossier, directory: Directory) -> Iterator[ProfileLine]:
    """The known details in the order of the dictionary; what is blank is left out, and so is what steps tell."""
    for slot in slots_of(scheme, replace(dossier, events=())):
        value = held(dossier, directory, scheme, slot)
        if value is not None:
            field = scheme.fields[slot[0]]
            yield ProfileLine(field.key, field.label.text(current()), shown(scheme, field, value))


class _Journey:
    """The way of one enrolment as it is shown."""

    def __init__(self, scheme: Scheme, track: str, happened: Sequence[TimelineRow], as_of: date) -> None:
        self._scheme = scheme
        self._track = track
        self._as_of = as_of
        self._rows: dict[str, list[TimelineRow]] = defaultdict(list)
        for row in happened:
            self._rows[row.step].append(row)
        self._due = {(due.step.key, due.occurrence): due.day for due in due_dates(scheme, track, happened)}

    def stages(self) -> Iterator[JourneyStage]:
        """The stages with their steps; the ways out last, where one was taken."""
        every = self._scheme.stages
        last = max((place for place, stage in enumerate(every) if self._has_begun(stage)), default=-1)
        for place, stage in enumerate(every):
            steps = tuple(item for step in stage.steps for item in self._steps(step))
            state: State = "current" if place == last else "done" if place < last else "ahead"
            if steps:
                yield JourneyStage(stage.key, stage.kind, stage.label.text(current()), state, steps)
        taken = (step for step in self._scheme.exits if any(row.status != "cancelled" for row in self._rows[step.key]))
        left = tuple(item for step in taken for item in self._steps(step))
        if left:
            yield JourneyStage("left", "left", _("Left the scheme"), "left", left)

    def _has_begun(self, stage: Stage) -> bool:
        rows = (row for step in stage.steps for row in self._rows[step.key])
        return any(_state(row, self._as_of) != "ahead" for row in rows)

    def _steps(self, step: Step) -> Iterator[JourneyStep]:
        """The occurrences of a step; one that is still ahead is shown where the track includes it."""
        rows = self._rows[step.key]
        for row in rows:
            state = _state(row, self._as_of)
            when = _when(row) or self._when_due(step.key, row.occurrence)
            label = step_name(step, row.occurrence)
            detail = _detail(self._scheme, step, row)
            yield JourneyStep(step.key, label, state, when, detail, _place(row), row.occurrence)
        if not rows and self._track in step.tracks:
            day_due = min((day for (key, _occurrence), day in self._due.items() if key == step.key), default=None)
            yield JourneyStep(step.key, step_name(step, 1), "ahead", _due(day_due), "", "")

    def _when_due(self, step: str, occurrence: int) -> str:
        return _due(self._due.get((step, occurrence)))


def _due(day_due: date | None) -> str:
    return _("due {day}").format(day=day(day_due, "medium")) if day_due else ""


def _place(row: TimelineRow) -> str:
    """The file and the place in it that last spoke of the step."""
    return f"{row.source} · {row.source_place}" if row.source and row.source_place else row.source or ""


def _state(row: TimelineRow, as_of: date) -> State:
    if row.status == "done" and (row.done_on is None or row.done_on <= as_of):
        return "done"
    has_started = row.started_on is not None and row.started_on <= as_of
    return "current" if has_started or row.status == "waiting_third_party" else "ahead"


def _when(row: TimelineRow) -> str:
    if row.started_on and row.done_on and row.started_on != row.done_on:
        return f"{day(row.started_on, 'medium')} – {day(row.done_on, 'medium')}"
    if row.done_on:
        return day(row.done_on, "medium")
    if row.started_on:
        return _("since {day}").format(day=day(row.started_on, "medium"))
    if row.planned_on:
        return _("planned {day}").format(day=day(row.planned_on, "medium"))
    return _("day not known") if row.status == "done" else ""


def _detail(scheme: Scheme, step: Step, row: TimelineRow) -> str:
    """The outcome, the reason, the organisation and the values, in one line."""
    parts = [answer(scheme, step.codes, row.outcome), row.organisation or ""]
    parts += [answer(scheme, codes, row.reason) for codes in step.reasons if row.reason]
    for key, value in row.values.items():
        field = scheme.fields.get(key)
        if field is not None:
            parts.append(f"{field.label.text(current())} {shown(scheme, field, value)}")
    return " · ".join(dict.fromkeys(part for part in parts if part))
