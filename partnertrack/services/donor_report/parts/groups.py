"""Who takes part: the milestones by age, region, cohort and nationality."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial

from partnertrack.domain.person_count import PersonCount
from partnertrack.i18n import _, day, number, percent
from partnertrack.indicators.breakdown import who_of
from partnertrack.reporting.charts import BarItem, Look, bars
from partnertrack.reporting.document import Block, ChartData, ChartSeries, Figure
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.counting import Crossed, GroupRow, Groups
from partnertrack.services.donor_report.printing import count_cell, share_cell
from partnertrack.services.donor_report.titles import Message, title_of

COLUMNS = ("selected", "training_started", "certificate", "departed", "work_started", "returned", "stayed")
"""The milestones by which groups are told."""
_FEW_COLUMNS = ("selected", "certificate", "departed", "work_started")
"""Those by which many small groups are told: of most others, there would be too few people."""

_FIRST = "selected"
_MOST_BARS, _MOST_COLUMNS, _FEW = 15, 9, 3
_MOST = Fraction(1, 2)


def ages(brief: Brief) -> Iterator[Block]:
    """The milestones by age at enrolment."""
    yield from group_table(brief, "age_band", _("Age at enrolment"))


def cohorts(brief: Brief) -> Iterator[Block]:
    """The milestones by cohort, as these are named; nothing where there is but one."""
    found = brief.counting.groups(COLUMNS, "cohort")
    if _sorts(found):
        rows = tuple(sorted(found.rows, key=lambda row: (row.is_unknown, row.label)))
        yield _table(brief, replace(found, rows=rows), _("Cohort"))


def nationalities(brief: Brief) -> Iterator[Block]:
    """The milestones by nationality, and who was selected in which cohort; nothing where all have the same."""
    yield from group_table(brief, "nationality", _("Nationality"))
    crossed = brief.counting.crossed(_FIRST, "nationality", "cohort")
    if len(crossed.rows) > 1 and 1 < len(crossed.columns) <= _MOST_COLUMNS:
        yield _by_cohort(brief, crossed)


def regions(brief: Brief) -> Iterator[Block]:
    """Where those selected come from, as bars, and the milestones by region."""
    found = brief.counting.groups(_FEW_COLUMNS, "region")
    if found.total[0].is_nobody:
        return
    if _sorts(found):
        yield _figure(brief, found)
    yield replace(_table(brief, found, _("Region of origin"), _FEW_COLUMNS), manner="dense")


def group_table(brief: Brief, dimension: str, label: str) -> Iterator[Table]:
    """One breakdown; nothing where everybody is in the same group, or nobody is selected."""
    found = brief.counting.groups(COLUMNS, dimension)
    if _sorts(found):
        yield _table(brief, found, label)


def _by_cohort(brief: Brief, crossed: Crossed) -> Table:
    """Those selected by nationality and cohort."""
    rows = [Row((_name(row), *(_cell(brief, count) for count in row.counts))) for row in crossed.rows]
    total = Row((Cell(_("Total"), "strong"), *(_cell(brief, count) for count in crossed.total)), "total")
    return Table(
        _("People selected by nationality and cohort"),
        (
            Column(_("Nationality"), share=1.9),
            *(Column(name, "end") for name in crossed.columns),
            Column(_("Total"), "end"),
        ),
        (*rows, total),
        subtitle=_("People, cumulative to {day}").format(day=day(brief.options.as_of)),
    )


def named(row: GroupRow) -> str:
    """What a group is called at the start of a line."""
    return _("Not known") if row.is_unknown else row.label[:1].upper() + row.label[1:]


def _sorts(found: Groups) -> bool:
    """Whether there is more than one group with anybody in it."""
    return sum(not row.counts[0].is_nobody for row in found.rows) > 1


def _table(brief: Brief, found: Groups, label: str, keys: Sequence[str] = COLUMNS) -> Table:
    """The groups with their milestones; the row of the unknown is always printed, and the rows add up to the total."""
    names = [brief.results.milestones[key].name for key in keys]
    first, *others = (Column(name, "end") for name in names)
    rows = [Row((_name(row), *_cells(brief, row.counts, found.total[0]))) for row in found.rows]
    total = Row((Cell(_("Total"), "strong"), *_cells(brief, found.total, found.total[0])), "total")
    return Table(
        _("Milestones by {dimension}").format(dimension=label[:1].lower() + label[1:]),
        (Column(label, share=1.9), first, Column(_("Share"), "end", 0.9), *others),
        (*rows, total),
        subtitle=_("People, cumulative to {day}; share of all selected").format(day=day(brief.options.as_of)),
    )


def _name(row: GroupRow) -> Cell:
    return Cell(named(row), "muted" if row.is_unknown else "plain")


def _cells(brief: Brief, counts: Sequence[PersonCount], whole: PersonCount) -> Iterator[Cell]:
    """The counts of a row, the first of them also as its share of the whole."""
    first, *others = counts
    yield _cell(brief, first)
    yield share_cell(brief.press, first, whole, "muted")
    for each in others:
        yield _cell(brief, each)


def _cell(brief: Brief, count: PersonCount) -> Cell:
    return count_cell(brief.press, count, "muted" if count.is_nobody else "plain")


def _figure(brief: Brief, found: Groups) -> Figure:
    """A bar a region, the largest first; where there are very many, the smallest together."""
    press = brief.press
    known = [row for row in found.rows if not row.is_unknown and not row.counts[0].is_nobody]
    most = _MOST_BARS if len(known) > _MOST_BARS + 1 else len(known)
    shown, rest = known[:most], known[most:]
    items = [BarItem(row.label, press.value(row.counts[0]), press.text(row.counts[0])) for row in shown]
    if rest:
        others = _together(brief, rest, found.total[0], _("Other regions"))
        label = _("{n} other regions").format(n=number(len(rest)))
        items.append(BarItem(label, press.value(others), press.text(others), is_unknown=True))
    unknown = (row for row in found.rows if row.is_unknown and not row.counts[0].is_nobody)
    items += (
        BarItem(named(row), press.value(row.counts[0]), press.text(row.counts[0]), is_unknown=True) for row in unknown
    )
    return Figure(
        title_of(press, _("Where those selected come from"), *_messages(brief, known, found.total[0])),
        bars(items, Look(text_width)),
        subtitle=_("People selected by region of origin, all cohorts, {day}").format(day=day(brief.options.as_of)),
        data=ChartData(
            "bar",
            _("Region of origin"),
            tuple(item.label for item in items),
            (ChartSeries(_("Selected"), tuple(item.value for item in items)),),
        ),
    )


def _together(brief: Brief, rows: Sequence[GroupRow], total: PersonCount, label: str) -> PersonCount:
    """These groups as one; the press is told of which it is made."""
    keys = tuple(row.key for row in rows)
    ids = [who for key in keys for who in who_of(brief.results, _FIRST, {"region": key})]
    made = brief.counting.of((_FIRST, f"region in {'|'.join(keys)}"), ids, label)
    brief.press.split(made, [row.counts[0] for row in rows])
    brief.press.within(made, total)
    return made


def _messages(brief: Brief, known: Sequence[GroupRow], total: PersonCount) -> Iterator[Message]:
    """What the picture may say: how few of the regions most people come from."""
    for few in range(1, min(_FEW, len(known) // 2) + 1):
        first = _together(brief, known[:few], total, _("The largest regions of origin"))
        if not first.exceeds_share(_MOST, total):
            continue
        said = partial(_few_regions, brief, known[:few], first, total)
        yield Message(brief.press.share(first, total) is not None, said, (first, total))
        return


def _few_regions(brief: Brief, few: Sequence[GroupRow], first: PersonCount, total: PersonCount) -> str:
    share = brief.press.share(first, total) or Fraction(0)
    *names, last = (row.label for row in few)
    regions = _("{names} and {last}").format(names=", ".join(names), last=last) if names else last
    return _("{share} of those selected come from {regions}").format(share=percent(share, 0), regions=regions)
