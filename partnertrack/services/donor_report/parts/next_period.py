"""What lies ahead: the next milestones, planned departures, steps that are due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import partial
from uuid import UUID

from partnertrack.i18n import _, current, day
from partnertrack.reporting.document import Block
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.services import today as ahead
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.plan_lines import PlanLine, plan_lines
from partnertrack.services.donor_report.printing import count_cell
from partnertrack.services.donor_report.same_people import counted


def next_period(brief: Brief) -> Iterator[Block]:
    """Nothing where nothing is planned or due."""
    yield from _milestones(brief)
    yield from _departures(brief)
    yield from _due(brief)


def _ahead(brief: Brief) -> ahead.Today:
    """What is due and planned on the report's day, read once a language."""
    day_of = brief.options.as_of
    return brief.once(("today", day_of, current()), partial(ahead.today, brief.workspace, day_of))


def _milestones(brief: Brief) -> Iterator[Table]:
    """The targets that are due next after the report's day, the nearest first."""
    found = []
    for line in plan_lines(brief):
        due = [each for each in line.line.holding if each.due_on > brief.options.as_of and each.value is not None]
        if due:
            found.append((min(each.due_on for each in due), line))
    if found:
        rows = [_milestone(line, due) for due, line in sorted(found, key=lambda each: each[0])]
        yield Table(
            _("Next milestones"),
            (
                Column(_("Code"), share=0.5),
                Column(_("Indicator"), share=3.4),
                Column(_("Today"), "end", 0.9),
                Column(_("To reach"), "end", 0.9),
                Column(_("By"), share=1.1),
            ),
            tuple(rows),
            subtitle=_("Targets of the logframe that are due after {day}").format(day=day(brief.options.as_of)),
            manner="dense",
        )


def _milestone(line: PlanLine, due: date) -> Row:
    target = next(each for each in line.line.holding if each.due_on == due and each.value is not None)
    value = line.value
    return Row(
        (
            Cell(line.code, "muted"),
            line.label,
            Cell(line.text, value=None if value is None else float(value)),
            Cell(line.target_text(target), "strong", target.value),
            day(due, "medium"),
        )
    )


def _departures(brief: Brief) -> Iterator[Table]:
    """Planned departures by month; a day that has passed without one stands first."""
    months: defaultdict[date | None, list[UUID]] = defaultdict(list)
    for each in _ahead(brief).departures:
        on = each.plan.departure
        months[None if on < brief.options.as_of else on.replace(day=1)].append(each.enrolment_id)
    if not months:
        return
    rows = []
    for month in sorted(months, key=lambda each: each or date.min):
        name = day(month, "month") if month else _("Planned day has passed")
        key = f"departure~planned={month.isoformat() if month else 'passed'}"
        count = counted(brief, (key,), months[month], _("Departure planned: {month}").format(month=name))
        rows.append(Row((name, count_cell(brief.press, count, "strong"))))
    yield Table(
        _("Planned departures"),
        (Column(_("Month"), share=3), Column(_("People"), "end")),
        tuple(rows),
        subtitle=_("People in the programme with a planned day of departure"),
    )


def _due(brief: Brief) -> Iterator[Table]:
    """Steps and papers for which a day has come or comes soon, by how many people they are about."""
    found: dict[str, dict[str, list[UUID]]] = {}
    for line in _ahead(brief).lines:
        if line.group in ("overdue", "expiring"):
            found.setdefault(line.subject, {}).setdefault(line.group, []).extend(line.people)
    rows = []
    for subject, groups in found.items():
        name = ahead.label(brief.workspace, subject)
        cells = [
            count_cell(brief.press, counted(brief, (f"{subject}~{group}",), groups[group], f"{name}: {words}"))
            if group in groups
            else Cell("–", "muted")
            for group, words in (("overdue", _("overdue")), ("expiring", _("due within 90 days")))
        ]
        rows.append(Row((_capital(name), *cells)))
    if rows:
        yield Table(
            _("What is due"),
            (
                Column(_("Step or paper"), share=3),
                Column(_("Overdue"), "end"),
                Column(_("Ends within 90 days"), "end", 1.2),
            ),
            tuple(rows),
            manner="dense",
            subtitle=_("People for whom a day has passed or comes by then, on {day}").format(
                day=day(brief.options.as_of)
            ),
        )


def _capital(name: str) -> str:
    return name if current() == "de" else name[:1].upper() + name[1:]
