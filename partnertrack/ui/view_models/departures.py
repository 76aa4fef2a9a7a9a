"""Planned departures in words: for whom a day is possible, what must begin when, which papers end too early."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.i18n import _, day, ngettext, number

if TYPE_CHECKING:
    from partnertrack.services.plan_departures import Ahead, Outlook


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step on the way to a departure: its name, and when it must begin or end."""

    label: str
    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class OutlookLine:
    """What the day means for one person; `rank` puts those first whom somebody must look at.

    `now` tells the day that is planned, where it is another one.
    """

    person: UUID
    name: str
    word: str
    tone: str
    icon: str
    detail: str
    steps: tuple[StepLine, ...]
    papers: tuple[str, ...]
    rank: int
    now: str = ""


@dataclass(frozen=True, slots=True)
class PlanView:
    """What a departure on that day means for all of them.

    `earliest` is the first day that is possible for everybody who can leave at all; `possible` and `impossible` are
    those for whom the day can be kept, in time or not, `planned` those who have a day now.
    """

    departure: date
    lines: tuple[OutlookLine, ...]
    verdict: str
    hint: str
    tone: str
    earliest: date | None
    possible: tuple[UUID, ...]
    impossible: tuple[UUID, ...]
    planned: tuple[UUID, ...]


def plan_view(outlooks: Sequence[Outlook], departure: date) -> PlanView:
    """What a departure on that day means for these people."""
    lines = sorted((_line(each) for each in outlooks), key=lambda line: line.rank)
    open_ones = [each for each in outlooks if each.obstacle in ("", "barred")]
    possible = [each for each in open_ones if each.is_possible]
    impossible = [each for each in open_ones if not each.is_possible]
    verdict, tone = _verdict(len(possible), len(impossible))
    return PlanView(
        departure,
        tuple(lines),
        verdict,
        _hint(outlooks, departure),
        "warn" if tone == "ok" and any(each.papers for each in outlooks) else tone,
        max((each.earliest for each in open_ones if each.earliest), default=None),
        tuple(each.enrolment_id for each in possible),
        tuple(each.enrolment_id for each in impossible),
        tuple(each.enrolment_id for each in outlooks if each.planned_on and each.obstacle != "departed"),
    )


def _verdict(possible: int, impossible: int) -> tuple[str, str]:
    if not possible and not impossible:
        return _("None of them has a departure ahead."), "info"
    if not impossible:
        words = ngettext("{n} person can leave by then.", "All {n} people can leave by then.", possible)
        return words.format(n=number(possible)), "ok"
    words = ngettext("{n} person cannot leave by then.", "{n} people cannot leave by then.", impossible)
    told = words.format(n=number(impossible))
    if possible:
        others = ngettext("{n} other can.", "{n} others can.", possible).format(n=number(possible))
        told = f"{told} {others}"
    return told, "danger"


def _hint(outlooks: Sequence[Outlook], departure: date) -> str:
    told = []
    earliest = [each.earliest for each in outlooks if each.earliest and each.earliest > departure]
    if earliest:
        told.append(_("Possible from {day}.").format(day=day(max(earliest), "medium")))
    short = sum(bool(each.papers) for each in outlooks)
    if short:
        words = ngettext("{n} person’s papers end too early.", "The papers of {n} people end too early.", short)
        told.append(words.format(n=number(short)))
    out = sum(each.obstacle not in ("", "barred") for each in outlooks)
    if out:
        words = ngettext("{n} person has no departure ahead.", "{n} people have no departure ahead.", out)
        told.append(words.format(n=number(out)))
    return " ".join(told)


def _line(outlook: Outlook) -> OutlookLine:
    word, tone, icon, rank = _word(outlook)
    return OutlookLine(
        outlook.enrolment_id,
        outlook.name or outlook.label,
        word,
        tone,
        icon,
        _detail(outlook),
        tuple(step_line(step) for step in outlook.steps),
        tuple(
            _("{paper}: valid until {day}, needed until {needed}").format(
                paper=paper.label, day=day(paper.valid_until, "medium"), needed=day(paper.needed_until, "medium")
            )
            for paper in outlook.papers
        ),
        rank,
        _now(outlook),
    )


def _now(outlook: Outlook) -> str:
    if outlook.planned_on is None or outlook.planned_on == outlook.departure:
        return ""
    return _("Planned now for {day}").format(day=day(outlook.planned_on, "medium"))


def _word(outlook: Outlook) -> tuple[str, str, str, int]:
    words = {
        "departed": (_("Has left already"), "neutral", "plane", 4),
        "left": (_("Not in the pilot any more"), "neutral", "user-x", 4),
        "paused": (_("Pauses"), "neutral", "clock", 4),
        "track": (_("Does not leave"), "neutral", "house", 4),
        "barred": (_("Out of reach"), "danger", "triangle-alert", 0),
    }
    if outlook.obstacle:
        return words[outlook.obstacle]
    if not outlook.is_possible:
        return _("Too early"), "danger", "triangle-alert", 1
    if outlook.papers:
        return _("Papers too short"), "warn", "id-card", 2
    return _("Possible"), "ok", "check", 3


def _detail(outlook: Outlook) -> str:
    if outlook.obstacle == "barred":
        return _("“{step}” came out otherwise than a departure asks for.").format(step=outlook.barred_by)
    if outlook.obstacle == "track":
        return _("This track does not lead abroad.")
    late = outlook.first_late
    if late is not None and outlook.earliest:
        words = ngettext(
            "“{step}” comes {n} day too late; possible from {day}.",
            "“{step}” comes {n} days too late; possible from {day}.",
            late.days_late,
        )
        return words.format(step=late.label, n=number(late.days_late), day=day(outlook.earliest, "medium"))
    if outlook.steps:
        first = step_line(outlook.steps[0])
        return _("Next: {step}, {when}").format(step=first.label, when=first.text)
    return ""


def step_line(step: Ahead) -> StepLine:
    """A step in words: when it must begin, or end where it takes no time or is under way."""
    tone = "danger" if step.days_late else ""
    if not step.days or step.is_under_way:
        return StepLine(step.label, _("done by {day}").format(day=day(step.latest_end, "medium")), tone)
    return StepLine(step.label, _("begun by {day}").format(day=day(step.latest_start, "medium")), tone)
