"""Satisfaction in words and figures, each with the people who make it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.domain.satisfaction import SCALE
from partnertrack.i18n import _, day, number, percent
from partnertrack.ui.view_models.diverging_chart import DivergingRow

if TYPE_CHECKING:
    from partnertrack.domain.satisfaction import Tally
    from partnertrack.services.voices import Dimension, Group, Issue, Part, Satisfaction, Voice

    Place = tuple[Dimension, str]

VOICES: tuple[Voice, Voice] = ("trainee", "employer")
_QUARTERS_SHOWN, _GROUPS_SHOWN = 8, 10


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure, with what the list of its people is called and how they are found: by part, voice and group.

    `count` are the follow-ups behind it; `is_small` says that the answers are few.
    """

    text: str
    title: str
    count: int
    part: Part
    voice: Voice
    group: tuple[Dimension, str] | None = None
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A line of the table: who is satisfied, how many gave each answer from 1 to 5, who answered, what was due."""

    label: str
    figures: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure at the head: its label, value, note and course."""

    label: str
    value: str
    note: str
    icon: str
    trend: tuple[int, ...]
    counted: Counted


@dataclass(frozen=True, slots=True)
class IssueRow:
    """What somebody told, with who and when."""

    person: UUID
    text: str
    who: str
    when: str
    after: str


@dataclass(frozen=True, slots=True)
class VoiceChart:
    """The answers of one voice by group, with the numbers behind them, and how they are read aloud.

    `counted` are, for each row that is drawn, the figures of the answers from 1 to 5, and `lines` those of all who
    answered, for each line of the numbers.
    """

    title: str
    rows: tuple[DivergingRow, ...]
    headings: tuple[str, ...]
    numbers: tuple[tuple[str, ...], ...]
    alt_text: str
    counted: tuple[tuple[Counted, ...], ...] = ()
    lines: tuple[Counted, ...] = ()


@dataclass(frozen=True, slots=True)
class SatisfactionView:
    """All that is shown of satisfaction; `answers` counts those of both voices."""

    is_asked: bool
    answers: int
    due: int
    key_figures: tuple[KeyFigure, ...] = ()
    charts: tuple[tuple[str, tuple[VoiceChart, ...]], ...] = ()
    groups: tuple[tuple[tuple[str, str], tuple[GroupRow, ...]], ...] = ()
    issues: tuple[IssueRow, ...] = ()
    told: int = 0

    def by(self, dimension: str, voice: str) -> tuple[GroupRow, ...]:
        """The lines of one dimension, for one voice."""
        return dict(self.groups).get((dimension, voice), ())

    def charts_by(self, dimension: str) -> tuple[VoiceChart, ...]:
        """The charts of trainees and of employers by one dimension."""
        return dict(self.charts).get(dimension, ())


def dimensions() -> dict[Dimension, str]:
    """By what the answers can be looked at."""
    return {"quarter": _("Quarter"), "employer": _("Employer"), "cohort": _("Cohort"), "sex": _("Sex")}


def voices() -> dict[Voice, str]:
    """Who answers."""
    return {"trainee": _("Trainees"), "employer": _("Employers")}


def present_satisfaction(said: Satisfaction) -> SatisfactionView:
    """What was said, in words."""
    total = said.total
    return SatisfactionView(
        said.is_asked,
        sum(total.tally(voice).d for voice in VOICES),
        total.count("due"),
        tuple(_key_figures(said)),
        tuple((each, tuple(_chart(said, voice, each) for voice in VOICES)) for each in dimensions()),
        tuple(
            ((each, voice), tuple(_row(group, each, voice) for group in said.by(each)))
            for each in dimensions()
            for voice in VOICES
        ),
        tuple(map(_issue, said.issues)),
        said.told,
    )


def share(tally: Tally) -> str:
    """A share with what it counts: "82.4% (28/34)"."""
    if tally.share is None:
        return ""
    return f"{percent(tally.share)} ({number(tally.n)}/{number(tally.d)})"


def quarter_label(key: str) -> str:
    """A quarter in words, from its first day."""
    if not key:
        return _("Day not known")
    first = date.fromisoformat(key)
    return _("Q{quarter} {year}").format(quarter=(first.month + 2) // 3, year=first.year)


def _key_figures(said: Satisfaction) -> Iterator[KeyFigure]:
    total = said.total
    icons = {"trainee": "users", "employer": "building-2"}
    satisfied = {"trainee": _("Satisfied trainees"), "employer": _("Satisfied employers")}
    answered = {"trainee": _("Trainees who answered"), "employer": _("Employers who answered")}
    for voice in VOICES:
        tally = total.tally(voice)
        trend = (group.tally(voice) for group in said.by("quarter") if group.key)
        counted = _satisfied(total, voice, _("all"))
        note = _("{n} of {d} answers are 4 or 5").format(n=number(tally.n), d=number(tally.d))
        yield KeyFigure(
            satisfied[voice],
            percent(tally.share) if tally.share is not None else _("n/a"),
            " · ".join((note, _("few answers"))) if tally.is_small else note,
            icons[voice],
            tuple(round(each.share * 100) for each in trend if each.share is not None),
            counted,
        )
        due = total.count("due")
        yield KeyFigure(
            answered[voice],
            percent(tally.d / due, 0) if due else _("n/a"),
            _("{n} of {d} follow-ups due or done").format(n=number(tally.d), d=number(due)),
            "calendar-check",
            (),
            _answered(total, voice, _("all")),
        )


def _chart(said: Satisfaction, voice: Voice, dimension: Dimension) -> VoiceChart:
    """The groups of a dimension; of many, the last quarters, or those with most answers, are drawn."""
    name = _namer(dimension)
    groups = [group for group in said.by(dimension) if group.tally(voice).d or (dimension == "quarter" and group.key)]
    drawn = groups[-_QUARTERS_SHOWN:]
    if dimension != "quarter":
        drawn = sorted(groups, key=lambda group: -group.tally(voice).d)[:_GROUPS_SHOWN]
    rows = tuple(_bar(name(group), group.tally(voice)) for group in drawn)
    titles = {
        "trainee": _("How trainees answer, by {dimension}"),
        "employer": _("How employers answer, by {dimension}"),
    }
    title = titles[voice].format(dimension=dimensions()[dimension].lower())
    numbers = tuple(
        (
            name(group),
            *(number(count) for count in group.tally(voice).counts),
            share(group.tally(voice)),
            _of_due(group, voice),
        )
        for group in groups
    )
    told = (f"{row.label}: {row.figure or _('no answers')}" for row in rows)
    headings = (dimensions()[dimension], "1", "2", "3", "4", "5", _("Satisfied"), _("Answered"))
    counted = tuple(
        tuple(_given(group, voice, name(group), (dimension, group.key), score) for score in SCALE) for group in drawn
    )
    lines = tuple(_answered(group, voice, name(group), (dimension, group.key)) for group in groups)
    return VoiceChart(title, rows, headings, numbers, f"{title}. {'; '.join(told)}", counted, lines)


def _bar(label: str, tally: Tally) -> DivergingRow:
    return DivergingRow(label, tally.counts, share(tally), is_small=tally.is_small)


def _namer(dimension: str) -> Callable[[Group], str]:
    sexes = {"female": _("Women"), "male": _("Men"), "other": _("Other")}
    unknown = {"employer": _("Employer not known"), "cohort": _("No cohort"), "sex": _("Not known")}
    if dimension == "quarter":
        return lambda group: quarter_label(group.key)
    return lambda group: sexes.get(group.label, group.label) if group.key else unknown[dimension]


def _row(group: Group, dimension: Dimension, voice: Voice) -> GroupRow:
    label, place = _namer(dimension)(group), (dimension, group.key)
    answers = tuple(_given(group, voice, label, place, score) for score in SCALE)
    due = number(group.due)
    title = _("Follow-ups due or done, {group}: {figure}").format(group=label, figure=due)
    satisfied, answered = _satisfied(group, voice, label, place), _answered(group, voice, label, place)
    return GroupRow(label, (satisfied, *answers, answered, Counted(due, title, group.due, "due", voice, place)))


def _given(group: Group, voice: Voice, label: str, place: Place, score: int) -> Counted:
    """How many gave one answer."""
    n = group.tally(voice).counts[score - 1]
    words = {
        "trainee": _("Trainees who answer {score}, {group}: {figure}"),
        "employer": _("Employers who answer {score}, {group}: {figure}"),
    }
    title = words[voice].format(score=number(score), group=label, figure=number(n))
    part: Part = ("1", "2", "3", "4", "5")[score - 1]
    return Counted(number(n) if n else "", title, n, part, voice, place)


def _satisfied(group: Group, voice: Voice, label: str, place: Place | None = None) -> Counted:
    tally = group.tally(voice)
    words = {
        "trainee": _("Satisfied trainees, {group}: {figure}"),
        "employer": _("Satisfied employers, {group}: {figure}"),
    }
    title = words[voice].format(group=label, figure=share(tally))
    return Counted(share(tally), title, tally.n, "satisfied", voice, place, tally.is_small)


def _answered(group: Group, voice: Voice, label: str, place: Place | None = None) -> Counted:
    words = {
        "trainee": _("Answers of trainees, {group}: {figure}"),
        "employer": _("Answers of employers, {group}: {figure}"),
    }
    text = _of_due(group, voice)
    title = words[voice].format(group=label, figure=text)
    return Counted(text, title, group.tally(voice).d, "answered", voice, place)


def _of_due(group: Group, voice: Voice) -> str:
    return _("{n} of {d}").format(n=number(group.tally(voice).d), d=number(group.count("due")))


def _issue(issue: Issue) -> IssueRow:
    return IssueRow(
        issue.enrolment_id,
        issue.text,
        " · ".join(filter(None, (issue.name, issue.employer))),
        day(issue.day, "medium") if issue.day else _("day not known"),
        _("after {n} days").format(n=number(issue.occurrence)) if issue.occurrence > 1 else "",
    )
