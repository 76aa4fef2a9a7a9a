"""The stage clock in words, and what of it was chosen to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.i18n import _, day, ngettext, number
from partnertrack.ui.view_models.organisations import types
from partnertrack.ui.view_models.people import PersonLine

if TYPE_CHECKING:
    from partnertrack.services.clock import By, ClockView, Hold, Part, Step, StepView, Timing

Entries = list[tuple[str, object]]
_HOLDS = 4


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whom the clock is about: None for everybody, "" for those of whom it is not known."""

    cohort: str | None = None
    region: str | None = None
    track: str | None = None
    organisation: UUID | None = None
    responsible: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anybody or any step is left out."""
        return self != Chosen()


@dataclass(frozen=True, slots=True)
class HoldLine:
    """A step that holds people beyond what was planned, as a sentence with a quieter one."""

    step: str
    label: str
    text: str
    detail: str
    people: int
    figure: str


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part of those at a step: how many, and whether they can be opened."""

    part: Part
    label: str
    icon: str
    n: int


@dataclass(frozen=True, slots=True)
class StuckLine:
    """Somebody who waits: for how long, how much longer than planned, and at which organisation."""

    person: PersonLine
    days: int | None
    beyond: int | None
    organisation: str


def kinds() -> dict[str, str]:
    """Who can be responsible for a step, in words."""
    return {**types(), "participant": _("Trainee")}


def subtitle(view: ClockView) -> str:
    """The day, and how many people the clock is about."""
    people = ngettext("{n} person", "{n} people", view.people).format(n=number(view.people))
    return "  ·  ".join((_("As of {day}").format(day=day(view.as_of)), people))


def shown_steps(view: ClockView, *, by_delay: bool) -> tuple[Step, ...]:
    """The steps at which somebody is or was, in the order of the journey, or those that hold most people first."""
    some = [step for step in view.steps if step.timing.done or step.timing.open or step.timing.left]
    if by_delay:
        some.sort(key=lambda step: (-step.timing.late, -step.timing.late_days))
    return tuple(some)


def hold_lines(view: ClockView) -> tuple[HoldLine, ...]:
    """Where people are held, the worst first."""
    return tuple(_hold(hold) for hold in view.holds[:_HOLDS])


def _hold(hold: Hold) -> HoldLine:
    timing = hold.step.timing
    text = ngettext(
        "“{step}” holds {n} person beyond the planned {planned} days.",
        "“{step}” holds {n} people beyond the planned {planned} days.",
        hold.people,
    ).format(step=hold.step.label, n=number(hold.people), planned=_planned(timing))
    days = ngettext("{n} person-day too long so far", "{n} person-days too long so far", hold.days)
    told = [days.format(n=number(hold.days)), _at(hold)]
    if timing.oldest is not None:
        told.append(
            ngettext("the longest waits for {n} day", "the longest waits for {n} days", timing.oldest).format(
                n=number(timing.oldest)
            )
        )
    figure = _("{n} · {days} days").format(n=number(hold.people), days=number(hold.days))
    return HoldLine(hold.step.key, hold.step.label, text, "  ·  ".join(told), hold.people, figure)


def _at(hold: Hold) -> str:
    """Who is responsible, and the place where most of them are held if it is known."""
    kind = kinds().get(hold.step.responsible, hold.step.responsible)
    if not hold.name:
        return _("responsible: {kind}").format(kind=kind)
    if hold.people_there == hold.people:
        return _("responsible: {organisation}").format(organisation=hold.name)
    return _("most of them at {organisation}: {n}").format(organisation=hold.name, n=number(hold.people_there))


def _planned(timing: Timing) -> str:
    return number(timing.planned) if timing.planned is not None else "–"


def step_subtitle(view: StepView) -> str:
    """What the step waits for, who is responsible, what is planned and what it takes."""
    timing = view.step.timing
    told = [
        _("after {step}").format(step=view.step.before),
        kinds().get(view.step.responsible, view.step.responsible),
    ]
    if timing.planned is not None:
        told.append(ngettext("planned: {n} day", "planned: {n} days", timing.planned).format(n=number(timing.planned)))
    if timing.estimate.median is not None:
        told.append(_("median: {n} days").format(n=number(timing.estimate.median)))
    if timing.estimate.p90 is not None:
        told.append(_("9 in 10 within {n} days").format(n=number(timing.estimate.p90)))
    return "  ·  ".join(told)


def part_lines(timing: Timing) -> tuple[PartLine, ...]:
    """The parts of those at a step."""
    counts: dict[Part, tuple[str, int]] = {
        "entered": ("users", timing.entered),
        "done": ("circle-check", timing.done),
        "open": ("clock", timing.open),
        "late": ("triangle-alert", timing.late),
        "left": ("user-x", timing.left),
        "passed": ("file-clock", timing.passed),
        "unmeasured": ("circle-help", timing.unmeasured),
    }
    return tuple(PartLine(part, part_words(part), icon, n) for part, (icon, n) in counts.items())


def part_words(part: Part) -> str:
    """A part of those at a step, as it stands over their list."""
    return {
        "entered": _("Could begin"),
        "done": _("Done"),
        "open": _("Waiting"),
        "late": _("Waiting too long"),
        "left": _("Left while waiting"),
        "passed": _("Went past it"),
        "unmeasured": _("Days unknown"),
        "half": _("Longer than the median"),
        "slow": _("Slower than 9 in 10"),
    }[part]


def foot_words(foot: str) -> str:
    """A foot of a stage, as it stands over the list of its people."""
    return {
        "entered": _("Entered"),
        "passed": _("Passed on"),
        "in_progress": _("In progress"),
        "left": _("Left"),
    }[foot]


def dimensions() -> Sequence[tuple[str, By]]:
    """By what a step can be told apart."""
    return (
        (_("By cohort"), "cohort"),
        (_("By organisation"), "organisation"),
        (_("By region"), "region"),
        (_("By track"), "track"),
    )


def cohort_entries(view: ClockView) -> Entries:
    """The cohorts to choose from."""
    return [(_("All cohorts"), None), *((name, name) for name in view.cohorts), (_("No cohort"), "")]


def region_entries(view: ClockView) -> Entries:
    """The regions to choose from."""
    return [(_("All regions"), None), *((name, name) for name in view.regions), (_("Region unknown"), "")]


def track_entries(view: ClockView) -> Entries:
    """The tracks to choose from."""
    words = {"home": _("Home"), "away": _("Away"), "circular": _("Circular"), "undecided": _("Undecided")}
    return [(_("All tracks"), None), *((words.get(key, key), key) for key in view.tracks)]


def organisation_entries(view: ClockView) -> Entries:
    """The organisations to choose from."""
    return [(_("All organisations"), None), *((name, key) for key, name in view.organisations)]


def responsible_entries(responsible: Sequence[str]) -> Entries:
    """The kinds of those who are responsible."""
    words = kinds()
    return [(_("All responsible"), ""), *((words.get(key, key), key) for key in responsible)]
