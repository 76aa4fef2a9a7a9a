"""Partners in a list with what they send, in words and marks ready to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from partnertrack.i18n import _, day, ngettext, number, percent
from partnertrack.ui.view_models.days import ago

if TYPE_CHECKING:
    from partnertrack.domain.expectation import Expectation
    from partnertrack.domain.submissions import Period, Span
    from partnertrack.services.partners import Ledger, PartnerLine


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
    rows = tuple(partner_row(line, today) for line in ledger.partners)
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
        tuple(filter(None, map(suggestion_of, ledger.partners))),
        unnamed.format(n=number(ledger.unnamed)) if ledger.unnamed else "",
    )


def rhythm_words(months: int) -> str:
    """How often, in words."""
    return ngettext("Every month", "Every {n} months", months).format(n=months)


def partner_row(line: PartnerLine, today: date) -> PartnerRow:
    """A partner in the list."""
    marks = tuple(period_mark(period) for period in line.periods)
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


def period_mark(period: Period) -> PeriodMark:
    """A period in words: what it is, what came of it."""
    late = ngettext("{n} day late", "{n} days late", period.days_late).format(n=period.days_late)
    due = _("due {day}").format(day=day(period.span.due, "medium"))
    came = day(period.files[0].received_on, "medium") if period.files else ""
    told = {
        "received": _("received {day}").format(day=came),
        "late": ", ".join((_("received {day}").format(day=came), late)),
        "missing": ", ".join((_("missing"), due, late)),
        "expected": due,
        "corrected": ", ".join((_("received {day}").format(day=came), _corrections(period))),
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


def suggestion_of(line: PartnerLine) -> Suggestion | None:
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
