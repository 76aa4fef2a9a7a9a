"""How long each step takes, and which steps hold people longer than planned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from partnertrack.disclosure import WITHHELD
from partnertrack.domain.organisation_types import organisation_type
from partnertrack.domain.person_count import PersonCount
from partnertrack.i18n import _, day, number
from partnertrack.indicators.clock import Part
from partnertrack.reporting.charts import Look, WaitHeadings, WaitRow, waits
from partnertrack.reporting.document import (
    Block,
    Cell,
    CellStyle,
    ChartData,
    ChartSeries,
    Column,
    Figure,
    Lead,
    Paragraph,
    Row,
    Table,
)
from partnertrack.reporting.fonts import text_width
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.printing import count_cell
from partnertrack.services.donor_report.ranking import largest_first
from partnertrack.services.donor_report.titles import Message, title_of

if TYPE_CHECKING:
    from partnertrack.services import clock

_MANY_OPEN = Fraction(1, 5)
_MOST_ROWS = 13


@dataclass(frozen=True, slots=True)
class _Step:
    """A step of the clock with its counts of people.

    A follow-up `is_on_a_day` that is fixed beforehand: how long it takes tells nothing.
    """

    label: str
    before: str
    responsible: str
    planned: int | None
    cuts: tuple[int | None, ...]
    longest: int
    days_late: int
    oldest: int | None
    is_on_a_day: bool
    done: PersonCount
    open: PersonCount
    late: PersonCount

    @property
    def is_estimated(self) -> bool:
        """Whether so many still wait that the times of the others alone would be too short."""
        return self.open.exceeds_share(_MANY_OPEN, self.done)

    @property
    def median(self) -> int | None:
        """The days after which half are through."""
        return self.cuts[2]


def time_in_step(brief: Brief) -> Iterator[Block]:
    """The steps with their times as a picture and as a table; a sentence while nobody is through any."""
    steps = [each for each in _steps(brief) if not each.done.is_nobody and not each.is_on_a_day]
    if not steps:
        yield Paragraph(_("No step has been completed yet, so that there are no times to tell."))
        return
    most = largest_first(steps, lambda step: step.done)[:_MOST_ROWS]
    if said := _lead(brief, steps):
        yield Lead(said)
    yield _figure(brief, [each for each in steps if each in most])
    yield _table(brief, steps)


def bottlenecks(brief: Brief) -> Iterator[Block]:
    """The steps at which people wait longer than planned, the one that holds most of them first."""
    held = largest_first((each for each in _steps(brief) if not each.late.is_nobody), lambda step: step.late)
    if not held:
        yield Paragraph(_("Nobody waits longer than planned at any step."))
        return
    yield Table(
        title_of(brief.press, _("Where people wait longer than planned"), *_holding(held)),
        (
            Column(_("Step"), share=2.2),
            Column(_("Responsible"), share=1.4),
            Column(_("Waiting"), "end"),
            Column(_("Longer than planned"), "end"),
            Column(_("Planned days"), "end"),
            Column(_("Longest wait, days"), "end"),
            Column(_("Days beyond plan, all together"), "end", 1.2),
        ),
        tuple(_held_row(brief, each) for each in held),
        subtitle=_("People who wait on {day}; a person may wait at several steps").format(day=day(brief.options.as_of)),
        note=_("Responsible is the kind of organisation that the scheme names for the step."),
    )


def _steps(brief: Brief) -> Iterator[_Step]:
    """The steps of the clock in the order of the scheme."""
    from partnertrack.services import clock  # noqa: PLC0415 - what only these parts ask

    for step in clock.clock(brief.workspace, brief.options.as_of).steps:
        timing, found = step.timing, step.timing.estimate
        done = _count(brief, step, "done", timing.done, _("{step}: done"))
        still = _count(brief, step, "open", timing.open, _("{step}: waiting"))
        late = _count(brief, step, "late", timing.late, _("{step}: waiting longer than planned"))
        brief.press.within(late, still)
        yield _Step(
            label=step.label,
            before=step.before,
            responsible=organisation_type(step.responsible),
            planned=timing.planned,
            cuts=(found.p10, found.p25, found.median, found.p75, found.p90),
            longest=found.longest,
            days_late=timing.late_days,
            oldest=timing.oldest,
            is_on_a_day=":" in step.key,
            done=done,
            open=still,
            late=late,
        )


def _count(brief: Brief, step: clock.Step, part: Part, people: int, label: str) -> PersonCount:
    """A part of a step."""
    from partnertrack.services import clock  # noqa: PLC0415 - as above

    who = partial(clock.people, brief.workspace, brief.options.as_of, clock.Wanted(step=step.key, part=part))
    return brief.counting.count((f"{step.key}~{part}",), people, label.format(step=step.label), who)


def _figure(brief: Brief, steps: Sequence[_Step]) -> Figure:
    headings = WaitHeadings(
        (("done", _("Done")), ("open", _("Waiting")), ("slow", _("9 in 10")), ("half", _("Median"))), frozenset()
    )
    scene, _spots = waits([_wait(brief, each) for each in steps], headings, Look(text_width))
    return Figure(
        title_of(brief.press, _("How long each step takes"), *_messages(brief, steps)),
        scene,
        subtitle=_(
            "Days since the step before; box: middle half, line: 10th to 90th percentile, tick: median, diamond: plan"
        ),
        note=_note(brief, steps),
        data=_data(brief, steps),
    )


def _wait(brief: Brief, step: _Step) -> WaitRow:
    """The step without a mark for anybody who waits: their number stands beside it."""
    press = brief.press
    may_tell = press.may_tell(step.done)
    cuts = step.cuts if may_tell else (None,) * len(step.cuts)
    p10, p25, median, p75, p90 = cuts
    figures = (press.text(step.done), press.text(step.open), *(_days(days, may_tell) for days in (p90, median)))
    return WaitRow(
        key=step.label,
        label=step.label,
        details=_("after {step}").format(step=step.before),
        colour="",
        soft="",
        cuts=(p10, p25, median, p75, p90),
        longest=step.longest if may_tell else 0,
        planned=step.planned,
        waits=(),
        figures=figures,
        told=(("label", _("median {days}").format(days=_days(median, may_tell))),),
        has_times=may_tell and p10 is not None,
    )


def _days(days: int | None, may_tell: bool) -> str:  # noqa: FBT001 - the second half of the question
    if not may_tell:
        return WITHHELD
    return "–" if days is None else number(days)


def _lead(brief: Brief, steps: Sequence[_Step]) -> str:
    """The step that is furthest behind its plan: its middle and its slow tail; nothing where none is."""
    found = _behind(brief, steps)
    if found is None or found[0] <= 1:
        return ""
    _over, slow, median, _plan = found
    tail = slow.cuts[-1]
    half = _("“{step}”: half are through within {median} days.").format(step=slow.label, median=number(median))
    if tail is None:
        return half
    return f"{half} {_('One in ten takes longer than {days} days.').format(days=number(tail))}"


def _behind(brief: Brief, steps: Sequence[_Step]) -> tuple[Fraction, _Step, int, int] | None:
    """The step whose median is longest against its plan, with both, among those of which it may be told."""
    told = [
        (Fraction(each.median, max(each.planned, 1)), each, each.median, each.planned)
        for each in steps
        if each.median is not None and each.planned is not None and brief.press.may_tell(each.done)
    ]
    return max(told, key=lambda each: each[0], default=None)


def _messages(brief: Brief, steps: Sequence[_Step]) -> Iterator[Message]:
    """What the picture may say: which step is slowest against its plan, or that none is slower."""
    found = _behind(brief, steps)
    if found is None:
        return
    over, slow, median, plan = found
    yield Message(
        over > 1,
        lambda: _("“{step}” is furthest behind its plan: half take {median} days or more, {plan} are planned").format(
            step=slow.label, median=number(median), plan=number(plan)
        ),
        (slow.done,),
    )
    planned = [each for each in steps if each.planned is not None]
    yield Message(
        all(each.median is not None and brief.press.may_tell(each.done) for each in planned),
        lambda: _("At every step, half are through within the planned days"),
        tuple(each.done for each in planned),
    )


def _note(brief: Brief, steps: Sequence[_Step]) -> str:
    """How the times are worked out, and at which steps those who wait weigh."""
    said = [_("The scale of days is drawn in closer towards its end.")]
    open_ = [each.label for each in steps if each.is_estimated]
    if open_:
        said.append(
            _(
                "Where more than a fifth still wait, the times of those who are through would be too short; they are "
                "estimated with those who wait (Kaplan–Meier): {steps}."
            ).format(steps=", ".join(open_))
        )
    if any(None in each.cuts for each in steps):
        said.append(_("A dashed line has no end: too many wait to tell."))
    said.append(_("Follow-ups are left out: their days are fixed. Times of groups too small to be told are left out."))
    del brief
    return " ".join(said)


def _data(brief: Brief, steps: Sequence[_Step]) -> ChartData:
    names = ("P10", "P25", _("Median"), "P75", "P90")
    told = [brief.press.may_tell(each.done) for each in steps]
    series = [
        ChartSeries(name, tuple(each.cuts[place] if may else None for each, may in zip(steps, told, strict=True)))
        for place, name in enumerate(names)
    ]
    series.append(ChartSeries(_("Planned"), tuple(each.planned for each in steps)))
    return ChartData("bar", _("Step"), tuple(each.label for each in steps), tuple(series))


def _table(brief: Brief, steps: Sequence[_Step]) -> Table:
    names = ("P10", "P25", _("Median"), "P75", "P90", _("Planned"), _("Difference"))
    return Table(
        _("Days per step"),
        (
            Column(_("Step"), share=2.6),
            Column(_("Done"), "end"),
            Column(_("Waiting"), "end"),
            *(Column(name, "end") for name in names),
        ),
        tuple(_row(brief, each) for each in steps),
        subtitle=_("Days since the step before, all cohorts, {day}").format(day=day(brief.options.as_of)),
        note=_("“–” where too many wait to tell, or nothing is planned. Difference: median less planned."),
    )


def _row(brief: Brief, step: _Step) -> Row:
    may_tell = brief.press.may_tell(step.done)
    cells = [Cell(step.label), count_cell(brief.press, step.done), count_cell(brief.press, step.open)]
    for place, days in enumerate(step.cuts):
        style: CellStyle = "strong" if place == 2 and may_tell else "plain"  # noqa: PLR2004 - the median
        cells.append(Cell(_days(days, may_tell), style, days if may_tell else None, "#,##0"))
    cells.append(Cell(_days(step.planned, True), value=step.planned, number_format="#,##0"))
    cells.append(_difference(step, may_tell))
    return Row(tuple(cells))


def _difference(step: _Step, may_tell: bool) -> Cell:  # noqa: FBT001 - as above
    if step.planned is None or step.median is None:
        return Cell("–", "muted")
    if not may_tell:
        return Cell(WITHHELD, "muted")
    days = step.median - step.planned
    sign = "+" if days > 0 else "−" if days < 0 else ""
    return Cell(f"{sign}{number(abs(days))}", value=days, number_format="+#,##0;−#,##0;0")


def _holding(held: Sequence[_Step]) -> Iterator[Message]:
    first = held[0]
    second = held[1] if len(held) > 1 else None
    yield Message(
        second is None or first.late.exceeds(second.late),
        lambda: _("“{step}” holds most people longer than planned").format(step=first.label),
        (first.late,),
    )


def _held_row(brief: Brief, step: _Step) -> Row:
    press = brief.press
    may_tell = press.may_tell(step.late)
    days = [
        Cell(_days(n, may_tell), value=n if may_tell else None, number_format="#,##0")
        for n in (step.oldest, step.days_late)
    ]
    plan = Cell(_days(step.planned, True), value=step.planned)
    cells = (count_cell(press, step.open), count_cell(press, step.late, "strong"), plan, *days)
    return Row((Cell(step.label), Cell(step.responsible), *cells))
