"""Progress through the stages: who reached which step, and how many went on."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from partnertrack.domain.standing import COMPLETED
from partnertrack.i18n import _, current, day, ngettext, number, percent
from partnertrack.indicators.breakdown import breakdown
from partnertrack.indicators.standing import stands
from partnertrack.indicators.view import UNKNOWN
from partnertrack.reporting.charts import FunnelHeadings, FunnelStage, Look, funnel
from partnertrack.reporting.document import Block, Cell, CellStyle, Column, Figure, Lead, Paragraph, Row, Table
from partnertrack.reporting.fonts import text_width
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.parts.reasons import reasons

_FUNNEL = ("selected", "training_started", "certificate", "contract", "visa_granted", "departed", "work_started")


def stages(brief: Brief) -> tuple[Block, ...]:
    """The section on progress through the stages."""
    blocks: list[Block] = [Lead(_lead(brief)), _funnel(brief)]
    if said := _employers(brief):
        blocks.append(Paragraph(said))
    blocks += [_table(brief), _standing_table(brief), *reasons(brief)]
    return tuple(blocks)


def _lead(brief: Brief) -> str:
    selected, completed = brief.milestone("selected"), brief.milestone("certificate")
    ended, returned, stayed = (brief.milestone(key).n for key in ("placement_ended", "returned", "stayed"))
    if not selected.n:
        return _("Nobody has been selected yet.")
    said = _("{completed} of {selected} people selected have completed their training.").format(
        completed=number(completed.n), selected=number(selected.n)
    )
    if not ended:
        return said
    ends = ngettext(
        "{ended} placement has ended; returned: {returned}, stayed legally: {stayed}.",
        "{ended} placements have ended; returned: {returned}, stayed legally: {stayed}.",
        ended,
    )
    return f"{said} {ends.format(ended=number(ended), returned=number(returned), stayed=number(stayed))}"


def _funnel(brief: Brief) -> Figure:
    """A bar for each milestone, with its share of all who were selected."""
    selected = brief.milestone("selected").n
    bars = [
        FunnelStage(
            milestone.name,
            milestone.n,
            number(milestone.n),
            percent(Fraction(milestone.n, selected), 0) if selected else "",
        )
        for milestone in (brief.milestone(key) for key in _FUNNEL)
    ]
    return Figure(
        _("How many people reached each step"),
        funnel(bars, Look(text_width), FunnelHeadings(_("People who reached the step"), _("Of those selected"))),
        subtitle=_("Each person is counted once at each step; all cohorts and tracks, {day}").format(
            day=day(brief.options.as_of)
        ),
        note=_(
            "The outline shows those who reached the step before. Who has not reached a step may still be on the way: "
            "trainees on the home track do not apply for a visa."
        ),
    )


def _table(brief: Brief) -> Table:
    columns = [
        Column(_("Milestone"), share=2.6),
        Column(_("People"), "end"),
        Column(_("Of those selected"), "end", 1.2),
        Column(_("Day not known"), "end"),
    ]
    if brief.options.since:
        columns.append(Column(_("In the period"), "end"))
    return Table(
        _("Milestones"),
        tuple(columns),
        tuple(_rows(brief)),
        subtitle=_("People, cumulative to {day}").format(day=day(brief.options.as_of)),
    )


def _rows(brief: Brief) -> Iterator[Row]:
    selected = brief.milestone("selected").n
    for milestone in brief.results.milestones.values():
        cells: list[Cell | str] = [
            milestone.name,
            _count(milestone.n),
            _share(milestone.n, selected),
            Cell(number(milestone.undated), "plain" if milestone.undated else "muted", milestone.undated),
        ]
        if brief.options.since:
            cells.append(Cell(number(milestone.in_period or 0), value=milestone.in_period))
        yield Row(tuple(cells))


def _share(part: int, whole: int) -> Cell:
    if not whole:
        return Cell(_("n/a"), "muted")
    return Cell(percent(Fraction(part, whole)), value=part / whole, number_format="0.0%")


def _standing_table(brief: Brief) -> Table:
    """Everybody once: at the stage where they are, or among those who left or came to the end."""
    found = stands(brief.results.view).counted()
    stages_of = [(stage.key, stage.label.text(current())) for stage in brief.scheme.stages]
    places = [("", _("Not started")), *stages_of, (COMPLETED, _("Completed the scheme")), *_exits(brief)]
    in_programme = sum(found[key] for key, _label in (("", ""), *stages_of))
    rows = [_standing_row(label, found[key], found.total()) for key, label in places if found[key]]
    summary = [
        _standing_row(_("Still in the programme"), in_programme, found.total(), "strong"),
        _standing_row(_("Left early"), found.total() - in_programme - found[COMPLETED], found.total(), "strong"),
    ]
    total = Row((Cell(_("Total"), "strong"), _count(found.total()), ""), "total")
    return Table(
        _("Where people stand"),
        (Column(_("Stage or status"), share=3), Column(_("People"), "end"), Column(_("Share"), "end")),
        (*rows, total, *summary) if found else (),
        subtitle=_("Everybody in the register once, at the stage where they were on {day}").format(
            day=day(brief.options.as_of)
        ),
        empty=_("Nobody is in the register yet."),
    )


def _exits(brief: Brief) -> Iterator[tuple[str, str]]:
    """The ways of leaving with their names, each status once."""
    named: dict[str, str] = {}
    for step in brief.scheme.steps():
        if step.exit_status:
            named.setdefault(step.exit_status, step.label.text(current()))
        codes = brief.scheme.outcomes(step)
        for code in codes.codes if codes else ():
            if code.exit_status:
                named.setdefault(code.exit_status, code.label.text(current()))
    yield from named.items()


def _standing_row(label: str, count: int, total: int, style: CellStyle = "plain") -> Row:
    return Row((Cell(label, style), Cell(number(count), style, count), _share(count, total)))


def _count(count: int) -> Cell:
    return Cell(number(count), "strong", count)


def _employers(brief: Brief) -> str:
    """How many employers stand behind the contracts; nothing before the first contract."""
    contracts = breakdown(brief.results, ("contract",), "employer")
    signed = sum(1 for row in contracts.rows if row.key != UNKNOWN and row.counts[0])
    if not signed:
        return ""
    sentence = ngettext(
        "{n} employer has signed contracts with {people} people.",
        "{n} employers have signed contracts with {people} people.",
        signed,
    )
    return sentence.format(n=number(signed), people=number(contracts.total[0]))
