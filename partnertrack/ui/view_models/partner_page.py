"""One partner looked at closely, in words ready to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.i18n import _, current, day, ngettext, number, percent
from partnertrack.ui.view_models.days import ago
from partnertrack.ui.view_models.partners import (
    PartnerRow,
    PeriodMark,
    Sign,
    Suggestion,
    partner_row,
    period_mark,
    rhythm_words,
    suggestion_of,
)

if TYPE_CHECKING:
    from partnertrack.domain.expectation import Expectation
    from partnertrack.domain.gaps import Gap
    from partnertrack.domain.submissions import Calendar
    from partnertrack.services.partners import FileLine, PartnerView


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """A calendar with its marks."""

    expectation: Expectation
    title: str
    detail: str
    marks: tuple[PeriodMark, ...]


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file of a partner."""

    source_id: UUID
    name: str
    came: str
    rows: str
    result: str
    faulty: str
    is_archived: bool


@dataclass(frozen=True, slots=True)
class LayoutLine:
    """A layout that is remembered."""

    recipe_id: UUID
    sheet: str
    columns: str


@dataclass(frozen=True, slots=True)
class TraineeRow:
    """A trainee with what is missing."""

    id: UUID
    number: str
    name: str
    missing: str
    since: str


@dataclass(frozen=True, slots=True)
class PartnerPageView:
    """A partner looked at closely; `state` says in a chip how it stands."""

    row: PartnerRow
    state: Sign
    contact: str
    language: str
    calendars: tuple[CalendarLine, ...]
    suggestion: Suggestion | None
    files: tuple[FileRow, ...]
    layouts: tuple[LayoutLine, ...]
    trainees: tuple[TraineeRow, ...]
    trainees_note: str

    @property
    def owes_nothing(self) -> bool:
        """Whether there is nothing to write about."""
        return not self.trainees and all(mark.state != "missing" for mark in self.row.marks)


def present_partner(view: PartnerView, today: date) -> PartnerPageView:
    """A partner in words."""
    row = partner_row(view.line, today)
    told = _("{n} of {total} trainees").format(n=number(len(view.missing)), total=number(view.trainees))
    return PartnerPageView(
        row=row,
        state=_state(row),
        contact=view.contact,
        language=view.language,
        calendars=tuple(_calendar(calendar) for calendar in view.line.calendars),
        suggestion=suggestion_of(view.line),
        files=tuple(_file(file, today) for file in view.files),
        layouts=tuple(
            LayoutLine(
                each.recipe_id, each.sheet, ngettext("{n} column", "{n} columns", each.columns).format(n=each.columns)
            )
            for each in view.recipes
        ),
        trainees=tuple(
            TraineeRow(each.enrolment_id, each.number, each.name, _gaps(each.gaps), _since(each.gaps))
            for each in view.missing
        ),
        trainees_note=told,
    )


def _state(row: PartnerRow) -> Sign:
    missing = sum(mark.state == "missing" for mark in row.marks)
    if missing:
        words = ngettext("{n} file is missing", "{n} files are missing", missing).format(n=number(missing))
        return Sign("danger", "x", words)
    return Sign("ok", "check", _("Up to date")) if row.marks else Sign("neutral", "calendar", _("No calendar yet"))


def _calendar(calendar: Calendar) -> CalendarLine:
    expectation = calendar.expectation
    days = ngettext("due {n} day after", "due {n} days after", expectation.due_days).format(n=expectation.due_days)
    ends = _("until {day}").format(day=day(expectation.ends_on, "medium")) if expectation.ends_on else ""
    return CalendarLine(
        expectation,
        expectation.subject or _("Its file"),
        ", ".join(filter(None, (rhythm_words(expectation.every_months), days, ends))),
        tuple(period_mark(period) for period in calendar.periods),
    )


def _file(file: FileLine, today: date) -> FileRow:
    sent, receipt = file.submission, file.receipt
    parts = (
        (receipt.created, _("new")),
        (receipt.updated, _("updated")),
        (receipt.unchanged, _("unchanged")),
        (receipt.skipped, _("left out")),
        (receipt.review, _("undecided")),
        (receipt.rejected, _("not taken")),
    )
    return FileRow(
        sent.source_id,
        sent.file_name,
        ago(sent.received_on, today),
        number(sent.read),
        ", ".join(f"{number(count)} {words}" for count, words in parts if count),
        percent(sent.error_rate) if sent.error_rate is not None else "",
        file.is_archived,
    )


def _gaps(gaps: Sequence[Gap]) -> str:
    """What is missing, in the window's language."""
    return ", ".join(dict.fromkeys(_label(gap) for gap in gaps))


def _label(gap: Gap) -> str:
    label = gap.label.text(current())
    days = ngettext("after {n} day", "after {n} days", gap.occurrence).format(n=gap.occurrence)
    return f"{label} {days}" if gap.occurrence > 1 else label


def _since(gaps: Sequence[Gap]) -> str:
    """The day on which the first of the steps was due."""
    due = min((gap.due_on for gap in gaps if gap.due_on), default=None)
    return day(due, "medium") if due else ""
