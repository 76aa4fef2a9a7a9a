"""Which steps hold people longer than planned, and who is responsible for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from partnertrack.i18n import _, day
from partnertrack.reporting.document import Block, Paragraph
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.printing import count_cell
from partnertrack.services.donor_report.ranking import largest_first
from partnertrack.services.donor_report.step_times import StepTimes, days_text, step_times
from partnertrack.services.donor_report.titles import Message, title_of


def bottlenecks(brief: Brief) -> Iterator[Block]:
    """The steps at which people wait longer than planned, the one that holds most of them first."""
    held = largest_first((each for each in step_times(brief) if not each.late.is_nobody), lambda step: step.late)
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


def _holding(held: Sequence[StepTimes]) -> Iterator[Message]:
    first = held[0]
    second = held[1] if len(held) > 1 else None
    yield Message(
        second is None or first.late.exceeds(second.late),
        lambda: _("“{step}” holds most people longer than planned").format(step=first.label),
        (first.late,),
    )


def _held_row(brief: Brief, step: StepTimes) -> Row:
    press = brief.press
    may_tell = press.may_tell(step.late)
    days = [
        Cell(days_text(n, may_tell=may_tell), value=n if may_tell else None, number_format="#,##0")
        for n in (step.oldest, step.days_late)
    ]
    plan = Cell(days_text(step.planned), value=step.planned)
    cells = (count_cell(press, step.open), count_cell(press, step.late, "strong"), plan, *days)
    return Row((Cell(step.label), Cell(step.responsible), *cells))
