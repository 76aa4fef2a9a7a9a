"""Every indicator of the scheme with its counts, its target and how much of that is achieved."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import ceil

from partnertrack.disclosure import WITHHELD
from partnertrack.i18n import _, day, ngettext, number, percent
from partnertrack.reporting.document import Block, Lead
from partnertrack.reporting.table import Bar, Cell, Column, Row, Status, Table
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.measured import Measured
from partnertrack.services.donor_report.printing import count_cell

_FORMATS = {
    "count": "#,##0",
    "percent": "0.0%",
    "share": "0.0%",
    "days": "0.0",
    "months": "0.00",
    "points": "0.0%",
    "money": "#,##0.00",
}


def indicators(brief: Brief) -> tuple[Block, ...]:
    """All that the scheme reports, computed alike in every pilot."""
    said = _(
        "All figures are cumulative to {day}. Each rate is printed with its counts; a rate without cases is “n/a”."
    )
    return (Lead(said.format(day=day(brief.options.as_of))), _table(brief))


def _table(brief: Brief) -> Table:
    columns = [
        Column(_("Code"), share=0.5),
        Column(_("Indicator"), share=3.4),
        Column(_("Value"), "end", 0.8),
        Column(_("Counts"), "end", 1.1),
    ]
    if brief.options.since:
        columns.append(Column(_("In the period"), "end", 0.8))
    if brief.scheme.targets:
        columns += [Column(_("End target"), "end", 0.8), Column(_("Achieved"), "end", 0.8), Column("", share=1.0)]
    return Table(
        _("Results as of {day}").format(day=day(brief.options.as_of)),
        tuple(columns),
        tuple(_rows(brief)),
        subtitle=_("Counts are enrolments, each counted once, or persons or cases where the definition says so"),
        note=_("Definitions stand at the end of the report."),
    )


def _rows(brief: Brief) -> Iterator[Row]:
    """The indicators in the catalogue's order, each group under its name."""
    group: str | None = None
    for indicator in brief.indicators():
        letter = "" if brief.is_own(indicator.id) else indicator.id[0]
        if letter != group:
            group = letter
            yield Row((Cell(_group_name(group)),), "group")
        for place, line in enumerate(indicator.lines):
            found = brief.measured(line.id)
            if found is not None:
                yield _row(brief, found, indicator.id if place == 0 else "")


def _group_name(letter: str) -> str:
    names = {
        "A": _("Selection"),
        "T": _("Training in the country of origin"),
        "M": _("Mobility"),
        "P": _("Placement"),
        "R": _("Return and reintegration"),
        "C": _("Money"),
        "Q": _("Data quality"),
        "": _("Own indicators"),
    }
    return names.get(letter, letter)


def _row(brief: Brief, found: Measured, code: str) -> Row:
    """A figure; the first of an indicator bears its code."""
    cells = [
        Cell(code, "muted"),
        Cell(found.name, "plain" if code else "muted"),
        _value(found),
        Cell(found.counts_text),
    ]
    if brief.options.since:
        cells.append(Cell() if found.period is None else count_cell(brief.press, found.period))
    if brief.scheme.targets:
        cells += _against_target(found, brief.target(found.id))
    return Row(tuple(cells))


def _value(found: Measured) -> Cell:
    """The value; a count of people bears its reference."""
    if found.n is not None and found.unit == "count":
        return count_cell(found.press, found.n, "strong")
    return Cell(found.value_text, "muted" if found.value is None else "strong", found.value, _FORMATS[found.unit])


def _against_target(found: Measured, target: Decimal | None) -> list[Cell]:
    """The end target, what is achieved of it from a baseline of nought (OPSYS, indicator L1), and the same as a bar."""
    if target is None:
        return [Cell(), Cell(), Cell()]
    shown = Cell(_formatted(found, target), value=target, number_format=_FORMATS[found.unit])
    if not target or not found.is_known:
        return [shown, Cell(_("n/a"), "muted"), Cell()]
    if found.value is None:
        return [shown, Cell(WITHHELD, "muted"), Cell()]
    achieved = found.value / target
    bar = Bar(min(1.0, float(achieved)), 1.0, Status.ON_TRACK if achieved >= 1 else None)
    return [shown, Cell(percent(achieved, 0), value=achieved, number_format="0%"), Cell(bar=bar)]


def _formatted(found: Measured, value: Decimal) -> str:
    if found.unit in ("percent", "share"):
        return percent(value)
    if found.unit == "days":
        shown = number(value, 0 if value == value.to_integral_value() else 1)
        return ngettext("{n} day", "{n} days", ceil(value)).format(n=shown)
    return number(value)
