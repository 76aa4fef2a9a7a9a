"""The results matrix: every indicator of the logframe with its baseline, milestone, value, target and status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import groupby

from partnertrack.disclosure import WITHHELD
from partnertrack.i18n import _, day, ngettext, number, percent, pgettext
from partnertrack.reporting.document import Block, Lead
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.parts.results import indicators
from partnertrack.services.donor_report.plan_lines import PlanLine, framework, plan_lines
from partnertrack.services.donor_report.printing import count_cell
from partnertrack.services.donor_report.sentences import about_topic

_MANY = 12
"""More indicators than these are set close together."""

_SHARES = frozenset({"percent", "share"})
_FORMATS = {"percent": "0.0%", "share": "0.0%", "points": "0.0%", "days": "0.0", "months": "0.00", "money": "#,##0"}


def results_matrix(brief: Brief) -> Iterable[Block]:
    """The matrix; in a pilot without a logframe, the indicators of its scheme."""
    lines = plan_lines(brief)
    if not lines:
        return indicators(brief)
    shown = _short(lines) if brief.template.most_pages and len(lines) > _MANY else lines
    return (*_lead(brief), _table(brief, shown, len(lines) - len(shown)))


def _short(lines: tuple[PlanLine, ...]) -> tuple[PlanLine, ...]:
    """What a report of few pages shows of many indicators: all but the outputs that are on track."""
    return tuple(line for line in lines if line.level != "output" or line.is_behind)


def _lead(brief: Brief) -> Iterator[Lead]:
    """How many stand how."""
    said = [each.text for each in about_topic(brief, "results") if each.key == "results.lights"]
    yield from map(Lead, said)


def _note(brief: Brief, *, has_changes: bool) -> str:
    """How the status is reckoned, and how the bars and changes are read."""
    limits = framework(brief).limits
    how = _(
        "Status: (actual − baseline) ÷ (milestone − baseline); on track from {good} on, watch from {watch} on, off "
        "track below. In the bar: coloured, actual; dark tick, milestone; full length, end target."
    ).format(good=percent(limits.on_track, 0), watch=percent(limits.at_risk, 0))
    changes = _("Change in the unit of the indicator, of percentages in points.")
    return f"{how} {changes}" if has_changes else how


def _table(brief: Brief, lines: tuple[PlanLine, ...], left_out: int) -> Table:
    changes = [_change(line) for line in lines]
    has_changes = any(cell.text for cell in changes)
    columns = [
        Column(_("Code"), share=0.5),
        Column(_("Indicator"), share=4.5),
        Column(_("Baseline"), "end", 0.75),
        Column(_milestone_heading(lines), "end", 0.85),
        Column(_("Actual"), "end", 0.75),
        *((Column(pgettext("difference", "Change"), "end", 0.7),) if has_changes else ()),
        Column(_("% of milestone"), "end", 0.7),
        Column(_("End target"), "end", 0.75),
        Column("", share=1.0),
        Column(_("Status"), share=0.9),
    ]
    rows: list[Row] = []
    for level, group in groupby(zip(lines, changes, strict=True), key=lambda each: each[0].level):
        rows.append(Row((Cell(_level(level)),), "group"))
        rows += [_row(brief, line, change if has_changes else None, lines) for line, change in group]
    since = brief.options.since
    return Table(
        _("Results matrix"),
        tuple(columns),
        tuple(rows),
        subtitle=_("Cumulative values on {day}; change since {since}").format(
            day=day(brief.options.as_of), since=day(since)
        )
        if since and has_changes
        else _("Cumulative values on {day}").format(day=day(brief.options.as_of)),
        note=" ".join((*_left_out(left_out), _note(brief, has_changes=has_changes))),
        manner="dense" if len(lines) > _MANY else "plain",
    )


def _left_out(count: int) -> Iterator[str]:
    """That some are not shown."""
    if count:
        sentence = ngettext(
            "{n} indicator of outputs, on track or not yet measured, is left out.",
            "{n} indicators of outputs, on track or not yet measured, are left out.",
            count,
        )
        yield sentence.format(n=number(count))


def _row(brief: Brief, line: PlanLine, change: Cell | None, lines: tuple[PlanLine, ...]) -> Row:
    base, ahead, final = line.line.indicator.baseline, line.next, line.final
    told = line.target_text(ahead)
    if ahead is not None and ahead.due_on != _usual_day(lines):
        told = f"{told} ({day(ahead.due_on, 'month_short')})"
    form = _FORMATS.get(line.line.unit, "#,##0")
    cells: list[Cell | str] = [
        Cell(line.code, "muted"),
        line.label,
        Cell(line.told(base), "plain" if base is not None else "muted", base, form),
        Cell(told, value=ahead.value if ahead else None, number_format=form),
        _actual(brief, line, form),
        *((change,) if change else ()),
        Cell(line.achieved_text, value=None if line.achieved is None else float(line.achieved), number_format="0%"),
        Cell(line.target_text(final), value=final.value if final else None, number_format=form),
        Cell(bar=line.bar),
        Cell(status=line.status) if line.status else Cell(_("n/a"), "muted"),
    ]
    return Row(tuple(cells))


def _actual(brief: Brief, line: PlanLine, form: str) -> Cell:
    """The value; one that is a count of people bears its reference."""
    if len(line.counts) == 1 and line.line.unit == "count":
        return count_cell(brief.press, line.counts[0], "strong")
    value = line.value
    text = line.text if line.is_withheld or line.line.current.value is not None else "–"
    return Cell(text, "muted" if value is None else "strong", None if value is None else float(value), form)


def _change(line: PlanLine) -> Cell:
    """What the period added, with an arrow that says whether that is what one hopes for."""
    text = line.change_text
    if line.line.unit != "money" and text not in ("", WITHHELD) and line.line.progress is not None:
        text = _difference(line.line.progress * (100 if line.line.unit in _SHARES else 1))
    return Cell(text, "plain" if text and line.line.is_better is not False else "muted")


def _difference(change: Fraction) -> str:
    """A change with its sign and without its unit, which the note of the table has."""
    sign = "+" if change > 0 else "±" if not change else "\N{MINUS SIGN}"
    return f"{sign}{number(abs(change), 0 if change.denominator == 1 else 1)}"


def _usual_day(lines: Iterable[PlanLine]) -> object:
    """The day of most of the milestones."""
    days = [line.next.due_on for line in lines if line.next]
    return max(sorted(set(days)), key=days.count) if days else None


def _milestone_heading(lines: tuple[PlanLine, ...]) -> str:
    days = [line.next.due_on for line in lines if line.next]
    if not days:
        return pgettext("logframe", "Milestone")
    return _("Milestone {month}").format(month=day(max(sorted(set(days)), key=days.count), "month_short"))


def _level(level: str) -> str:
    return {"impact": _("Impact"), "outcome": _("Outcomes"), "output": _("Outputs")}.get(level, level)
