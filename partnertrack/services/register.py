"""The attendance register of a cohort: who was there on which day of a step."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from partnertrack.domain.attendance import ATTENDED, MARKS, Attendance
from partnertrack.domain.change import Change, added, removed
from partnertrack.domain.scheme import Scheme, Step
from partnertrack.domain.slots import with_value
from partnertrack.errors import RuleError
from partnertrack.i18n import _, current, ngettext
from partnertrack.persistence.queries import attendance, dossiers, participants
from partnertrack.persistence.session import Reading
from partnertrack.services.workspace import Workspace

_RATE = "attendance_pct"
_EVER = (date.min, date.max)

Key = tuple[UUID, date]
"""A cell of the register: an enrolment and a day."""


@dataclass(frozen=True, slots=True)
class Trainee:
    """A line of the register; `attended` of `held` marked days of the whole step, in any month, were attended."""

    enrolment_id: UUID
    name: str
    label: str
    attended: int = 0
    held: int = 0

    @property
    def rate(self) -> float | None:
        """The share of the marked days that were attended; None before the first mark."""
        return self.attended / self.held if self.held else None


@dataclass(frozen=True, slots=True)
class Register:
    """A month of a step for a cohort: who, the days, and the mark of each cell that has one."""

    cohort: str
    step: str
    trainees: tuple[Trainee, ...]
    days: tuple[date, ...]
    marks: Mapping[Key, str]
    takes_rate: bool

    def with_marks(self, marks: Mapping[Key, str]) -> Register:
        """The register with these marks on top; "" takes one out."""
        every = {key: said for key, said in {**self.marks, **marks}.items() if said}
        return replace(self, marks=every)


@dataclass(frozen=True, slots=True)
class Choices:
    """Which registers there are: cohorts by name and steps with their labels, in the order of the scheme."""

    cohorts: tuple[str, ...]
    steps: tuple[tuple[str, str], ...]


def choices(workspace: Workspace) -> Choices:
    """What a register can be kept of: the steps for which training centres answer, or all where there are none."""
    with workspace.store.reading() as reading:
        cohorts = dossiers.directory(reading).cohorts
    steps = tuple(workspace.scheme.steps())
    taught = tuple(step for step in steps if step.responsible == "training_centre" and not step.exit_status) or steps
    return Choices(
        tuple(sorted(cohort.name for cohort in cohorts)),
        tuple((step.key, step.label.text(current())) for step in taught),
    )


def register(workspace: Workspace, cohort: str, step: str, month: date) -> Register:
    """The month in which the day lies; a cohort that is unknown has nobody in it."""
    first = month.replace(day=1)
    days = tuple(first.replace(day=number) for number in range(1, monthrange(first.year, first.month)[1] + 1))
    with workspace.store.reading() as reading:
        ids = _ids(reading, cohort)
        rows = participants.page(reading, ids)
        every = attendance.marks(reading, ids, step, *_EVER)
    marked = {(each.enrolment_id, each.held_on): each.mark for each in every}
    trainees = tuple(
        Trainee(
            row.enrolment_id,
            f"{row.first_name} {row.last_name}".strip(),
            row.reference or "",
            *_sums(mark for (who, _day), mark in marked.items() if who == row.enrolment_id),
        )
        for row in rows
    )
    shown = {key: mark for key, mark in marked.items() if days[0] <= key[1] <= days[-1]}
    return Register(cohort, step, trainees, days, shown, _rate_field(workspace.scheme, step))


def mark(workspace: Workspace, step: str, wanted: Mapping[Key, str]) -> UUID | None:
    """Store what cells shall say, "" for nothing; all or none.

    Returns the id of the change, None where it changes nothing. Raises `RuleError` for a mark that there is not, and
    what `Store.apply` raises.
    """
    if unknown := {said for said in wanted.values() if said and said not in MARKS}:
        raise RuleError(_("There is no mark “{mark}”.").format(mark=min(unknown)))
    if not wanted:
        return None
    days = [day for _who, day in wanted]
    with workspace.store.reading() as reading:
        known = attendance.marks(reading, {who for who, _day in wanted}, step, min(days), max(days))
    changes = tuple(_changes(step, wanted, {(each.enrolment_id, each.held_on): each for each in known}))
    if not changes:
        return None
    people = len({who for who, _day in wanted})
    title = ngettext("Attendance of {n} person", "Attendance of {n} people", people).format(n=people)
    return workspace.commit(title, changes).change_set.id


def write_rates(workspace: Workspace, cohort: str, step: str) -> UUID | None:
    """Write everybody's rate of attendance, in whole per cent, into the step's field for it; one change for all.

    Returns the id of the change, None where it changes nothing. Raises `RuleError` where the step has no such field.
    """
    found = workspace.scheme.step(step)
    if found is None or not _rate_field(workspace.scheme, step):
        raise RuleError(_("This step has no field for the rate of attendance."))
    with workspace.store.reading() as reading:
        ids = _ids(reading, cohort)
        every = attendance.marks(reading, ids, step, *_EVER)
    sums = {who: _sums(each.mark for each in every if each.enrolment_id == who) for who in ids}
    changes = tuple(_rates(workspace, {who: counted for who, counted in sums.items() if counted[1]}))
    if not changes:
        return None
    return workspace.commit(_title(found), changes).change_set.id


def _title(step: Step) -> str:
    return _("Write the rate of attendance: {step}").format(step=step.label.text(current()))


def _rates(workspace: Workspace, sums: Mapping[UUID, tuple[int, int]]) -> Iterator[Change]:
    with workspace.store.reading() as reading:
        found = dossiers.dossiers(reading, sums.keys())
        directory = dossiers.directory(reading)
    for who, (attended, held) in sums.items():
        rate = (Decimal(100 * attended) / held).quantize(Decimal(1), ROUND_HALF_UP)
        yield from with_value(found[who], directory, workspace.scheme, (_RATE, None), rate)


def _changes(step: str, wanted: Mapping[Key, str], known: Mapping[Key, Attendance]) -> Iterator[Change]:
    for (who, day), said in wanted.items():
        before = known.get((who, day))
        if before is None and said:
            yield added(Attendance(enrolment_id=who, step=step, held_on=day, mark=said))
        elif before is not None and not said:
            yield removed(before)
        elif before is not None and said != before.mark:
            yield Change(before, replace(before, mark=said))


def _ids(reading: Reading, cohort: str) -> Sequence[UUID]:
    if not cohort:
        return ()
    return participants.ids(reading, filters=participants.Filters(cohort=cohort))


def _sums(marks: Iterator[str]) -> tuple[int, int]:
    """How many days were attended, of how many; an excused day does not count."""
    counted = [mark for mark in marks if mark != "excused"]
    return sum(mark in ATTENDED for mark in counted), len(counted)


def _rate_field(scheme: Scheme, step: str) -> bool:
    field = scheme.fields.get(_RATE)
    return field is not None and field.step == step
