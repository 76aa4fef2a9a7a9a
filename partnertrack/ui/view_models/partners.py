"""Partners and what they send, in words and marks ready to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.i18n import _, current, day, ngettext, number, percent
from partnertrack.ui.view_models.days import ago

if TYPE_CHECKING:
    from partnertrack.domain.expectation import Expectation
    from partnertrack.domain.gaps import Gap
    from partnertrack.domain.submissions import Calendar, Period, Span
    from partnertrack.services.partners import FileLine, Ledger, PartnerLine, PartnerView


@dataclass(frozen=True, slots=True)
class Sign:
    """How a state of a period is shown: a colour, an icon and a word."""

    tone: str
    icon: str
    words: str


@dataclass(frozen=True, slots=True)
class PeriodMark:
    """A period by its state, and all about it in words."""

    state: str
    words: str


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A partner in the list; `faulty` is the share of faulty rows in its latest files, `rates` its course."""

    name: str
    detail: str
    marks: tuple[PeriodMark, ...]
    told: str
    next_due: str
    due_note: str
    faulty: str
    course: str
    tone: str
    rates: tuple[float, ...]
    files: str
    last: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A calendar that a partner without one seems to keep."""

    words: str
    expectation: Expectation


@dataclass(frozen=True, slots=True)
class LedgerView:
    """The list of partners."""

    subtitle: str
    rows: tuple[PartnerRow, ...]
    suggestions: tuple[Suggestion, ...]
    note: str


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


def signs() -> dict[str, Sign]:
    """The signs of the states, in the order of a legend."""
    return {
        "received": Sign("ok", "check", _("Received")),
        "late": Sign("warn", "clock", _("Late")),
        "missing": Sign("danger", "x", _("Missing")),
        "corrected": Sign("info", "pencil", _("Corrected")),
        "expected": Sign("neutral", "", _("Expected")),
    }


def present_ledger(ledger: Ledger, today: date) -> LedgerView:
    """The list in words."""
    rows = tuple(_row(line, today) for line in ledger.partners)
    missing = sum(mark.state == "missing" for row in rows for mark in row.marks)
    parts = [
        ngettext("{n} partner", "{n} partners", len(rows)).format(n=number(len(rows))),
        ngettext("{n} file is missing", "{n} files are missing", missing).format(n=number(missing)) if missing else "",
        _("as of {day}").format(day=day(ledger.as_of, "medium")),
    ]
    unnamed = ngettext("{n} file names no partner", "{n} files name no partner", ledger.unnamed)
    return LedgerView(
        "  ·  ".join(filter(None, parts)),
        rows,
        tuple(filter(None, map(_suggestion, ledger.partners))),
        unnamed.format(n=number(ledger.unnamed)) if ledger.unnamed else "",
    )


def present_partner(view: PartnerView, today: date) -> PartnerPageView:
    """A partner in words."""
    row = _row(view.line, today)
    told = _("{n} of {total} trainees").format(n=number(len(view.missing)), total=number(view.trainees))
    return PartnerPageView(
        row=row,
        state=_state(row),
        contact=view.contact,
        language=view.language,
        calendars=tuple(_calendar(calendar) for calendar in view.line.calendars),
        suggestion=_suggestion(view.line),
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


def rhythm_words(months: int) -> str:
    """How often, in words."""
    return ngettext("Every month", "Every {n} months", months).format(n=months)


def _row(line: PartnerLine, today: date) -> PartnerRow:
    marks = tuple(_mark(period) for period in line.periods)
    rate = line.error_rate
    courses = {"better": _("falling"), "worse": _("rising"), "steady": _("steady")}
    tones = {"better": "ok", "worse": "warn", "steady": "neutral"}
    last = max((file.received_on for file in line.files), default=None)
    return PartnerRow(
        name=line.name,
        detail=_detail(line),
        marks=marks,
        told=_told(marks) if marks else _("No calendar yet"),
        next_due=day(line.next_due, "medium") if line.next_due else "",
        due_note=_in_days(line.next_due, today) if line.next_due else "",
        faulty=percent(rate) if rate is not None else "",
        course=courses[line.drift] if len(line.rates) > 1 else "",
        tone=tones[line.drift],
        rates=line.rates,
        files=number(len(line.files)),
        last=ago(last, today),
    )


def _detail(line: PartnerLine) -> str:
    if not line.calendars:
        return _("No calendar yet")
    first = line.calendars[0].expectation
    more = len(line.calendars) - 1
    told = [rhythm_words(first.every_months), first.subject, f"+{more}" if more else ""]
    return " · ".join(filter(None, told))


def _mark(period: Period) -> PeriodMark:
    """A period in words: what it is, what came of it."""
    late = ngettext("{n} day late", "{n} days late", period.days_late).format(n=period.days_late)
    due = _("due {day}").format(day=day(period.span.due, "medium"))
    came = day(period.files[0].received_on, "medium") if period.files else ""
    told = {
        "received": _("received {day}").format(day=came),
        "late": f"{_('received {day}').format(day=came)}, {late}",
        "missing": f"{_('missing')}, {due}, {late}",
        "expected": due,
        "corrected": f"{_('received {day}').format(day=came)}, {_corrections(period)}",
    }[period.state]
    return PeriodMark(period.state, f"{_span(period.span)}: {told}")


def _corrections(period: Period) -> str:
    more = len(period.files) - 1
    return ngettext("corrected {n} time", "corrected {n} times", more).format(n=more)


def _span(span: Span) -> str:
    """A period by its months."""
    first, last = day(span.first, "month_short"), day(span.last, "month_short")
    return first if first == last else f"{first} – {last}"


def _told(marks: Sequence[PeriodMark]) -> str:
    """How many of each state, as a screen reader says it."""
    counts = [(sign.words, sum(mark.state == state for mark in marks)) for state, sign in signs().items()]
    return ", ".join(f"{words} {number(count)}" for words, count in counts if count)


def _in_days(due: date, today: date) -> str:
    days = (due - today).days
    return _("today") if not days else ngettext("in {n} day", "in {n} days", days).format(n=number(days))


def _state(row: PartnerRow) -> Sign:
    missing = sum(mark.state == "missing" for mark in row.marks)
    if missing:
        words = ngettext("{n} file is missing", "{n} files are missing", missing).format(n=number(missing))
        return Sign("danger", "x", words)
    return Sign("ok", "check", _("Up to date")) if row.marks else Sign("neutral", "calendar", _("No calendar yet"))


def _suggestion(line: PartnerLine) -> Suggestion | None:
    """What a partner without a calendar seems to keep."""
    found = line.suggestion
    if found is None:
        return None
    words = ngettext(
        "{partner} seems to send every month, {days} days after its end at the latest.",
        "{partner} seems to send every {n} months, {days} days after their end at the latest.",
        found.every_months,
    )
    return Suggestion(words.format(partner=line.name, n=found.every_months, days=found.due_days), found)


def _calendar(calendar: Calendar) -> CalendarLine:
    expectation = calendar.expectation
    days = ngettext("due {n} day after", "due {n} days after", expectation.due_days).format(n=expectation.due_days)
    ends = _("until {day}").format(day=day(expectation.ends_on, "medium")) if expectation.ends_on else ""
    return CalendarLine(
        expectation,
        expectation.subject or _("Its file"),
        ", ".join(filter(None, (rhythm_words(expectation.every_months), days, ends))),
        tuple(_mark(period) for period in calendar.periods),
    )


def _file(file: FileLine, today: date) -> FileRow:
    sent, receipt = file.submission, file.receipt
    parts = (
        (receipt.created, _("created")),
        (receipt.updated, _("updated")),
        (receipt.unchanged, _("unchanged")),
        (receipt.skipped, _("skipped")),
        (receipt.review, _("for review")),
        (receipt.rejected, _("rejected")),
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
