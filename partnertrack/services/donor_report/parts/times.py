"""How long each step takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil

from partnertrack.disclosure import WITHHELD
from partnertrack.i18n import _, day, number
from partnertrack.reporting.charts import Look, WaitHeadings, WaitRow, waits
from partnertrack.reporting.document import Block, ChartData, ChartSeries, Figure, Lead, Paragraph
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.table import Cell, CellStyle, Column, Row, Table
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.printing import count_cell
from partnertrack.services.donor_report.ranking import largest_first
from partnertrack.services.donor_report.step_times import StepTimes, days_text, step_times
from partnertrack.services.donor_report.titles import Message, title_of

_MOST_ROWS, _BEYOND = 13, 1.25


def time_in_step(brief: Brief) -> Iterator[Block]:
    """The steps with their times as a picture and as a table; a sentence while nobody is through any."""
    steps = [each for each in step_times(brief) if not each.done.is_nobody and not each.is_on_a_day]
    if not steps:
        yield Paragraph(_("No step has been completed yet, so that there are no times to tell."))
        return
    most = largest_first(steps, lambda step: step.done)[:_MOST_ROWS]
    shown = [each for each in steps if each in most]
    if said := _lead(brief, shown):
        yield Lead(said)
    yield _figure(brief, shown)
    yield _table(brief, steps)


def _figure(brief: Brief, steps: Sequence[StepTimes]) -> Figure:
    headings = WaitHeadings(
        (("done", _("Done")), ("open", _("Waiting")), ("slow", _("9 in 10")), ("half", _("Median"))), frozenset()
    )
    scene, _spots = waits([_wait(brief, each, _end(steps)) for each in steps], headings, Look(text_width))
    return Figure(
        title_of(brief.press, _("How long each step takes"), *_messages(brief, steps)),
        scene,
        subtitle=_(
            "Days since the step before; box: middle half, line: 10th to 90th percentile, tick: median, diamond: plan"
        ),
        note=_note(brief, steps),
        data=_data(brief, steps),
    )


def _end(steps: Sequence[StepTimes]) -> int:
    """Up to which day lines without an end are drawn, so that a single long wait does not squeeze all others."""
    known = [days for each in steps for days in (*each.cuts, each.planned) if days is not None]
    return ceil(max(known, default=1) * _BEYOND)


def _wait(brief: Brief, step: StepTimes, end: int) -> WaitRow:
    """The step without a mark for anybody who waits: their number stands beside it."""
    press = brief.press
    may_tell = press.may_tell(step.done)
    cuts = step.cuts if may_tell else (None,) * len(step.cuts)
    p10, p25, median, p75, p90 = cuts
    figures = (
        press.text(step.done),
        press.text(step.open),
        *(days_text(days, may_tell=may_tell) for days in (p90, median)),
    )
    return WaitRow(
        key=step.label,
        label=step.label,
        details=_("after {step}").format(step=step.before),
        colour="",
        soft="",
        cuts=(p10, p25, median, p75, p90),
        longest=min(step.longest, end) if may_tell else 0,
        planned=step.planned,
        waits=(),
        figures=figures,
        told=(("label", _("median {days}").format(days=days_text(median, may_tell=may_tell))),),
        has_times=may_tell and p10 is not None,
    )


def _lead(brief: Brief, steps: Sequence[StepTimes]) -> str:
    """The step that is furthest behind its plan: its middle and its slow tail; nothing where none is."""
    found = _behind(brief, steps)
    if found is None or found[0] <= 1:
        return ""
    _over, slow, median, _plan = found
    tail = slow.cuts[-1]
    half = _("“{step}”: half are through within {median} days.").format(step=slow.label, median=number(median))
    if tail is None:
        return half
    slowest = _("One in ten takes longer than {days} days.").format(days=number(tail))
    return f"{half} {slowest}"


def _behind(brief: Brief, steps: Sequence[StepTimes]) -> tuple[Fraction, StepTimes, int, int] | None:
    """The step whose median is longest against its plan, with both, among those of which it may be told."""
    told = [
        (Fraction(each.median, max(each.planned, 1)), each, each.median, each.planned)
        for each in steps
        if each.median is not None and each.planned is not None and brief.press.may_tell(each.done)
    ]
    return max(told, key=lambda each: each[0], default=None)


def _messages(brief: Brief, steps: Sequence[StepTimes]) -> Iterator[Message]:
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


def _note(brief: Brief, steps: Sequence[StepTimes]) -> str:
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


def _data(brief: Brief, steps: Sequence[StepTimes]) -> ChartData:
    names = ("P10", "P25", _("Median"), "P75", "P90")
    told = [brief.press.may_tell(each.done) for each in steps]
    series = [
        ChartSeries(name, tuple(each.cuts[place] if may else None for each, may in zip(steps, told, strict=True)))
        for place, name in enumerate(names)
    ]
    series.append(ChartSeries(_("Planned"), tuple(each.planned for each in steps)))
    return ChartData("bar", _("Step"), tuple(each.label for each in steps), tuple(series))


def _table(brief: Brief, steps: Sequence[StepTimes]) -> Table:
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


def _row(brief: Brief, step: StepTimes) -> Row:
    may_tell = brief.press.may_tell(step.done)
    cells = [Cell(step.label), count_cell(brief.press, step.done), count_cell(brief.press, step.open)]
    for place, days in enumerate(step.cuts):
        style: CellStyle = "strong" if place == 2 and may_tell else "plain"  # noqa: PLR2004 - the median
        cells.append(Cell(days_text(days, may_tell=may_tell), style, days if may_tell else None, "#,##0"))
    cells.append(Cell(days_text(step.planned), value=step.planned, number_format="#,##0"))
    cells.append(_difference(step, may_tell))
    return Row(tuple(cells))


def _difference(step: StepTimes, may_tell: bool) -> Cell:  # noqa: FBT001 - as above
    if step.planned is None or step.median is None:
        return Cell("–", "muted")
    if not may_tell:
        return Cell(WITHHELD, "muted")
    days = step.median - step.planned
    sign = "+" if days > 0 else "−" if days < 0 else ""
    return Cell(f"{sign}{number(abs(days))}", value=days, number_format="+#,##0;−#,##0;0")
