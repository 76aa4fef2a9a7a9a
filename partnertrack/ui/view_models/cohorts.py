"""Cohorts side by side, in words and numbers ready to be shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.i18n import _, day, ngettext, number, percent

if TYPE_CHECKING:
    from partnertrack.domain.cohort import Cohort
    from partnertrack.services.cohorts import CohortView, Part, SideBySide
    from partnertrack.services.participants import Search

TONES = ("primary", "mobility", "origin", "placement", "return", "warn")
"""The colours of the youngest cohorts in the chart; the others are grey."""

_AGES = (3, 6, 12, 18, 24, 36, 48)
_MOST_AGES = 4

Find = Callable[["CohortView", str, tuple[UUID, ...]], "Search"]
"""The search that means exactly these people of a cohort; the text says which figure it is."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts, and the search that opens its people; `title` says it over their list."""

    label: str
    text: str
    count: int
    icon: str
    search: Search
    title: str


@dataclass(frozen=True, slots=True)
class StageLine:
    """The people at a stage or step, or who left for a reason: the share of the cohort fills the bar."""

    label: str
    kind: str
    count: int
    share: float
    search: Search
    title: str


@dataclass(frozen=True, slots=True)
class CohortCard:
    """All that is shown of one cohort; `record` is None for the people without one."""

    record: Cohort | None
    title: str
    began: str
    last: str
    people: int
    places: str
    stages: tuple[StageLine, ...]
    steps: tuple[StageLine, ...]
    left: tuple[StageLine, ...]
    figures: tuple[Figure, ...]
    everybody: Search
    ahead: tuple[UUID, ...]
    alike: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgeLine:
    """A cohort in the comparison: the share at each age, "" where it is not so old yet; `shares` by month."""

    name: str
    tone: str
    cells: tuple[Figure | None, ...]
    shares: tuple[float, ...]
    note: str


@dataclass(frozen=True, slots=True)
class CohortsView:
    """All that the page shows; `ages` are the heads of the columns of the comparison."""

    subtitle: str
    cards: tuple[CohortCard, ...]
    step: str
    steps: tuple[tuple[str, str], ...]
    ages: tuple[str, ...]
    lines: tuple[AgeLine, ...]
    alt: str


def cohorts_view(found: SideBySide, find: Find, as_of: date) -> CohortsView:
    """The cohorts in words; `find` makes the searches."""
    cohorts = [each for each in found.cohorts if each.cohort is not None]
    people = sum(len(each.people) for each in found.cohorts)
    told = (
        ngettext("{n} cohort", "{n} cohorts", len(cohorts)).format(n=number(len(cohorts))),
        ngettext("{n} person", "{n} people", people).format(n=number(people)),
        _("as of {day}").format(day=day(as_of, "medium")),
    )
    step = dict(found.steps).get(found.step, "")
    ages = _ages([each for each in cohorts if each.people])
    steps = _all_steps(found.cohorts)
    grown = [each for each in cohorts if each.people and each.course.counts]
    lines = tuple(_age_line(each, place, ages, step, find) for place, each in enumerate(grown))
    heads = tuple(_months(age) for age in ages)
    return CohortsView(
        "  ·  ".join(told),
        tuple(_card(each, find, steps) for each in found.cohorts if each.people or each.cohort),
        found.step,
        found.steps,
        (*heads, _("Today")),
        lines,
        _alt(step, heads, lines),
    )


def _ages(cohorts: Sequence[CohortView]) -> tuple[int, ...]:
    oldest = max((each.months or 0 for each in cohorts), default=0)
    return tuple(age for age in _AGES if age <= oldest)[-_MOST_AGES:]


def _months(months: int) -> str:
    return ngettext("{n} month", "{n} months", months).format(n=number(months))


def _age_line(cohort: CohortView, place: int, ages: Sequence[int], step: str, find: Find) -> AgeLine:
    total, course = len(cohort.people), cohort.course
    cells: list[Figure | None] = [
        _share_at(cohort, age, _("{step}, {n} months after the start").format(step=step, n=number(age)), find)
        if age < len(course.counts)
        else None
        for age in ages
    ]
    cells.append(_share_at(cohort, len(course.counts), _("{step} by today").format(step=step), find))
    undated = len(course.undated)
    note = ngettext("{n} more on a day that nobody told", "{n} more on days that nobody told", undated)
    return AgeLine(
        cohort.name,
        TONES[place] if place < len(TONES) else "neutral",
        tuple(cells),
        tuple(count / total for count in course.counts),
        note.format(n=number(undated)) if undated else "",
    )


def _share_at(cohort: CohortView, age: int, label: str, find: Find) -> Figure:
    who = cohort.course.by(age)
    share = percent(len(who) / len(cohort.people), 0)
    return Figure(label, share, len(who), "plane", find(cohort, "age", who), f"{cohort.name} · {label}")


def _alt(step: str, ages: Sequence[str], lines: Sequence[AgeLine]) -> str:
    """The comparison as a text to be read aloud."""
    told = [_("Share of each cohort that had done “{step}”, by the age of the cohort.").format(step=step)]
    heads = (*ages, _("Today"))
    for line in lines:
        cells = (f"{head}: {cell.text}" for head, cell in zip(heads, line.cells, strict=True) if cell)
        told.append(f"{line.name} – {', '.join(cells)}.")
    return " ".join(told)


def _card(cohort: CohortView, find: Find, steps: Sequence[Part]) -> CohortCard:
    title = cohort.name if cohort.cohort else _("No cohort")
    total = len(cohort.people)
    capacity = cohort.cohort.capacity if cohort.cohort else None
    places = _("of {n} places").format(n=number(capacity)) if capacity else ""

    def lines(parts: Sequence[Part], figure: str) -> tuple[StageLine, ...]:
        return tuple(
            StageLine(
                part.label,
                part.kind,
                len(part.people),
                len(part.people) / total if total else 0.0,
                find(cohort, f"{figure}:{part.key}", part.people),
                f"{title} · {part.label}",
            )
            for part in parts
        )

    return CohortCard(
        cohort.cohort,
        title,
        _began(cohort),
        _last(cohort),
        total,
        places,
        lines(cohort.stages, "stage"),
        lines(_every(cohort.steps, steps), "step"),
        lines(cohort.left, "left"),
        tuple(_figures(cohort, title, find)),
        find(cohort, "all", cohort.people),
        cohort.ahead,
        cohort.alike,
    )


def _figures(cohort: CohortView, title: str, find: Find) -> tuple[Figure, ...]:
    def figure(label: str, key: str, who: tuple[UUID, ...], icon: str, text: str = "") -> Figure:
        search = find(cohort, key, who)
        return Figure(label, text or number(len(who)), len(who), icon, search, f"{title} · {label}")

    women = len(cohort.women)
    share = f"{percent(women / cohort.sex_known, 0)} · {number(women)}" if cohort.sex_known else ""
    return (
        figure(_("Women"), "women", cohort.women, "user", share),
        figure(_("Incomplete records"), "incomplete", cohort.incomplete, "info"),
        figure(_("Steps overdue"), "overdue", cohort.overdue, "triangle-alert"),
        figure(_("Departures planned"), "planned", cohort.planned, "plane"),
    )


def _all_steps(cohorts: Sequence[CohortView]) -> tuple[Part, ...]:
    """The steps at which anybody of any cohort stands, in the order of the scheme."""
    found = {part.key: part for cohort in cohorts for part in cohort.steps}
    order = [part.key for part in sorted(found.values(), key=lambda part: part.place)]
    return tuple(found[key] for key in order)


def _every(parts: Sequence[Part], steps: Sequence[Part]) -> tuple[Part, ...]:
    """A cohort's part of each of these steps, so that cohorts can be read side by side."""
    own = {part.key: part for part in parts}
    return tuple(own.get(step.key) or replace(step, people=()) for step in steps)


def _began(cohort: CohortView) -> str:
    """When it began, and how old it is."""
    if cohort.cohort is None:
        return _("People of whom nobody told the cohort")
    if cohort.began_on is None:
        return _("Not begun")
    began = day(cohort.began_on, "medium")
    if cohort.months is None or cohort.days is None:
        return _("Begins on {day}").format(day=began)
    days = ngettext("{n} day", "{n} days", cohort.days).format(n=number(cohort.days))
    age = _months(cohort.months) if cohort.months else days
    return "  ·  ".join((_("Since {day}").format(day=began), age))


def _last(cohort: CohortView) -> str:
    """The last day on which something happened, and the planned end."""
    ends = cohort.cohort.ends_on if cohort.cohort else None
    told = [
        _("Last entry {day}").format(day=day(cohort.last_on, "medium")) if cohort.last_on else _("No entry yet"),
        _("planned until {day}").format(day=day(ends, "medium")) if ends else "",
    ]
    return "  ·  ".join(filter(None, told))
