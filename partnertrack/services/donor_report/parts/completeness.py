"""How much is known of what the figures rest on."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack.i18n import _, number, percent
from partnertrack.reporting.document import Block
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.measured import Measured
from partnertrack.services.donor_report.printing import count_cell


def completeness(brief: Brief) -> Iterator[Block]:
    """Of each milestone, whose sex and which day are not known; of each rate, about how many nothing is known."""
    rows = [_row(brief, key) for key, found in brief.results.milestones.items() if found.n]
    if rows:
        yield Table(
            _("Completeness of the milestones"),
            (
                Column(_("Milestone"), share=3),
                Column(_("People"), "end"),
                Column(_("Sex not known"), "end"),
                Column(_("Day not known"), "end"),
                Column(_("Day known"), "end"),
            ),
            tuple(rows),
        )
    yield from _denominators(brief)


def _row(brief: Brief, key: str) -> Row:
    reached, press = brief.reached(key), brief.press
    share = press.share(reached.undated, reached.total)
    known = Cell("–", "muted") if share is None else Cell(percent(1 - share, 0), value=float(1 - share))
    counts = (reached.total, reached.unknown, reached.undated)
    return Row((reached.name, *(count_cell(press, each) for each in counts), known))


def _denominators(brief: Brief) -> Iterator[Table]:
    """The rates for which somebody's answer is missing: a share without that misleads."""
    lines = [line.id for indicator in brief.indicators() for line in indicator.lines]
    found = [each for each in map(brief.measured, lines) if each is not None and each.figure.unknown]
    rows = [row for each in found for row in _denominator(each)]
    if rows:
        yield Table(
            _("Answers that are missing"),
            (
                Column(_("Code"), share=0.6),
                Column(_("Indicator"), share=3.4),
                Column(_("Counted from"), "end"),
                Column(_("Not known"), "end"),
            ),
            tuple(rows),
            subtitle=_("Figures for which something is not known of some who should be counted"),
        )


def _denominator(found: Measured) -> Iterator[Row]:
    """Counts of people pass the press; those of fields, hours or sheets tell of nobody."""
    press, figure = found.press, found.figure
    if found.unknown is not None:
        base = found.d or found.n
        cell = count_cell(press, base) if base is not None else Cell("–", "muted")
        yield Row((Cell(found.id, "muted"), found.name, cell, count_cell(press, found.unknown)))
    else:
        base_text = number(figure.d if figure.d is not None else figure.n)
        yield Row((Cell(found.id, "muted"), found.name, base_text, Cell(number(figure.unknown), value=figure.unknown)))
