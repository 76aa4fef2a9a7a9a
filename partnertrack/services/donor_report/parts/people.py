"""Who takes part: the milestones by sex, region, cohort and age."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from partnertrack.i18n import _, day, number, percent
from partnertrack.indicators.breakdown import Breakdown, breakdown
from partnertrack.indicators.cross import Cross, cross
from partnertrack.reporting.charts import BarItem, Look, bars
from partnertrack.reporting.document import Block, Cell, Column, Figure, Lead, Row, Table
from partnertrack.reporting.fonts import text_width
from partnertrack.services.donor_report.brief import Brief

_COLUMNS = ("selected", "training_started", "certificate", "departed", "work_started", "returned", "stayed")
_UNKNOWN = "unknown"
_MOST_COLUMNS = 9


def people(brief: Brief) -> tuple[Block, ...]:
    """The section on who takes part."""
    sexes = breakdown(brief.results, _COLUMNS, "sex")
    regions = breakdown(brief.results, _COLUMNS, "region")
    return (
        Lead(_lead(brief)),
        _table(brief, sexes, _("Sex")),
        _chart(brief, regions),
        _table(brief, regions, _("Region of origin")),
        _table(brief, _by_label(breakdown(brief.results, _COLUMNS, "cohort")), _("Cohort")),
        _table(brief, breakdown(brief.results, _COLUMNS, "age_band"), _("Age at enrolment")),
        *_by_country(brief),
    )


def _lead(brief: Brief) -> str:
    selected, working = brief.milestone("selected"), brief.milestone("work_started")
    if not selected.n:
        return _("Nobody has been selected yet.")
    said = _("{share} of those selected are women ({n} of {d}).").format(
        share=percent(Fraction(selected.women, selected.n), 0), n=number(selected.women), d=number(selected.n)
    )
    if not working.n:
        return said
    among = _("Among those who started work abroad the share is {share} ({n} of {d}).").format(
        share=percent(Fraction(working.women, working.n), 0), n=number(working.women), d=number(working.n)
    )
    return f"{said} {among}"


def _table(brief: Brief, found: Breakdown, dimension: str) -> Table:
    """One breakdown; the row of the unknown is always printed, and the rows add up to the total."""
    names = [brief.milestone(key).name for key in found.columns]
    total = Row((Cell(_("Total"), "strong"), *_counts(found.total, found.total[0])), "total")
    first, *others = (Column(name, "end") for name in names)
    return Table(
        _("Milestones by {dimension}").format(dimension=dimension.lower()),
        (Column(dimension, share=1.7), first, Column(_("Share"), "end", 0.9), *others),
        (*_rows(found), total),
        subtitle=_("People, cumulative to {day}").format(day=day(brief.options.as_of)),
    )


def _by_label(found: Breakdown) -> Breakdown:
    """Cohorts one after the other, as they are named; the unknown last."""
    return replace(found, rows=tuple(sorted(found.rows, key=lambda row: (row.key == _UNKNOWN, row.label))))


def _rows(found: Breakdown) -> Iterator[Row]:
    for row in found.rows:
        is_unknown = row.key == _UNKNOWN
        label = _("Not known") if is_unknown else row.label[:1].upper() + row.label[1:]
        yield Row((Cell(label, "muted" if is_unknown else "plain"), *_counts(row.counts, found.total[0])))


def _counts(counts: tuple[int, ...], whole: int) -> Iterator[Cell]:
    """The counts of a row, the first of them also as its share of the whole."""
    first, *others = counts
    yield _count(first)
    yield Cell(percent(Fraction(first, whole)), "muted", first / whole, "0.0%") if whole else Cell(_("n/a"), "muted")
    yield from map(_count, others)


def _count(count: int) -> Cell:
    return Cell(number(count), value=count)


def _chart(brief: Brief, regions: Breakdown) -> Figure:
    selected = brief.milestone("selected").n
    items = [
        BarItem(
            _("Not known") if row.key == _UNKNOWN else row.label,
            row.counts[0],
            _figure(row.counts[0], selected),
            is_unknown=row.key == _UNKNOWN,
        )
        for row in regions.rows
    ]
    return Figure(
        _("Where those selected come from"),
        bars(items, Look(text_width)),
        subtitle=_("People selected by region of origin, {day}").format(day=day(brief.options.as_of)),
    )


def _figure(count: int, of: int) -> str:
    return f"{number(count)} ({percent(Fraction(count, of), 0)})" if of else number(count)


def _by_country(brief: Brief) -> Iterator[Table]:
    """Two tables where people come from several countries: the milestones, and who was selected in which cohort."""
    countries = breakdown(brief.results, _COLUMNS, "nationality")
    if len(countries.rows) <= 2:  # noqa: PLR2004 - one country, and the row of the unknown
        return
    yield _table(brief, countries, _("Nationality"))
    crossed = cross(brief.results, "selected", "nationality", "cohort")
    if 2 <= len(crossed.columns) <= _MOST_COLUMNS:  # noqa: PLR2004 - one cohort is told by the table above
        yield _cross_table(brief, crossed)


def _cross_table(brief: Brief, crossed: Cross) -> Table:
    total = Row((Cell(_("Total"), "strong"), *(_count(count) for count in crossed.total)), "total")
    rows = [
        Row((row.label, *(_count(count) if count else Cell("–", "muted", 0) for count in row.counts)))
        for row in crossed.rows
    ]
    return Table(
        _("People selected by nationality and cohort"),
        (
            Column(_("Nationality"), share=1.9),
            *(Column(name, "end") for name in crossed.columns),
            Column(_("Total"), "end"),
        ),
        (*rows, total),
        subtitle=_("People, cumulative to {day}; – means nobody").format(day=day(brief.options.as_of)),
    )
