"""The page of the day as it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.i18n import _, day, ngettext, number, weekday
from partnertrack.ui.view_models.week import StripDay

if TYPE_CHECKING:
    from partnertrack.services import today
    from partnertrack.services.participants import Search


_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class TodayLine:
    """A line with the search that opens its people; `about` are its reminders."""

    text: str
    detail: str
    tone: str
    icon: str
    search: Search
    people: tuple[UUID, ...]
    about: tuple[today.About, ...]


@dataclass(frozen=True, slots=True)
class TodayGroup:
    """The lines that belong together under a title."""

    title: str
    lines: tuple[TodayLine, ...]


@dataclass(frozen=True, slots=True)
class RestingLine:
    """Reminders that rest, in words, and about whom they are."""

    text: str
    detail: str
    rests: today.Resting

    @property
    def people(self) -> tuple[UUID, ...]:
        """The enrolments."""
        return self.rests.people


@dataclass(frozen=True, slots=True)
class DepartureLine:
    """A planned departure, in words: who, when, and what is next or too late."""

    person: UUID
    text: str
    detail: str
    tone: str


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day of the next two weeks as it is drawn, with the people whom its things are about, and what these are."""

    strip: StripDay
    title: str
    people: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class TodayView:
    """All that the page shows, as of a day."""

    as_of: date
    subtitle: str
    groups: tuple[TodayGroup, ...]
    departures: tuple[DepartureLine, ...]
    resting: tuple[RestingLine, ...]
    days: tuple[DayLine, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.groups or self.departures or self.resting or any(each.people for each in self.days))


def day_line(found: today.DayAhead, as_of: date) -> DayLine:
    """A day in words, as it is read out: "Wednesday 17 June 2026: 3 steps due, 1 departure"."""
    told = [_THINGS[thing](count) for thing, count in found.counts.items()]
    name = _("{weekday}, {day}").format(weekday=weekday(found.day, "wide"), day=day(found.day))
    words = ", ".join(told) if told else _("nothing is due")
    strip = StripDay(
        weekday=weekday(found.day, "abbreviated"),
        number=str(found.day.day),
        count=number(found.count) if found.count else "",
        words=f"{name}: {words}",
        is_today=found.day == as_of,
        is_weekend=found.day.weekday() >= _SATURDAY,
    )
    return DayLine(strip, f"{day(found.day, 'medium')}: {words}", found.people)


def _steps(n: int) -> str:
    return ngettext("{n} step due", "{n} steps due", n).format(n=number(n))


def _papers(n: int) -> str:
    return ngettext("{n} paper expires", "{n} papers expire", n).format(n=number(n))


def _leaving(n: int) -> str:
    return ngettext("{n} departure", "{n} departures", n).format(n=number(n))


def _waking(n: int) -> str:
    return ngettext("{n} reminder wakes", "{n} reminders wake", n).format(n=number(n))


_THINGS = {"step": _steps, "expiry": _papers, "departure": _leaving, "waking": _waking}


def departure_line(departure: today.Departure, name: str, step: str) -> DepartureLine:
    """A departure in words; `step` is the name of the step that is too late, or of the first that is left."""
    plan = departure.plan
    text = _("{name} · leaves {day}").format(name=name, day=day(plan.departure, "medium"))
    if plan.barred is not None:
        return DepartureLine(departure.enrolment_id, text, _("Out of reach: {step}").format(step=step), "danger")
    late = plan.first_late
    if late is not None:
        words = ngettext(
            "{step} is {n} day too late; possible from {day}",
            "{step} is {n} days too late; possible from {day}",
            late.days_late,
        )
        detail = words.format(step=step, n=number(late.days_late), day=day(plan.earliest, "medium"))
        return DepartureLine(departure.enrolment_id, text, detail, "danger")
    detail = _("{step} begins by {day}").format(step=step, day=day(plan.steps[0].latest_start, "medium"))
    if departure.expiring:
        detail = _("{plan}; a paper expires too early").format(plan=detail)
    return DepartureLine(departure.enrolment_id, text, detail, "warn" if departure.expiring else "info")
