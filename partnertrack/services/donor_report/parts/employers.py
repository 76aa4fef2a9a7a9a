"""The employers: how many people each has contracts with, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from partnertrack.i18n import _, day, ngettext, number
from partnertrack.reporting.document import Block, Paragraph
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.counting import GroupRow
from partnertrack.services.donor_report.employing import COLUMNS, Employers, employers_of
from partnertrack.services.donor_report.printing import count_cell
from partnertrack.services.donor_report.titles import Message, title_of

_MOST = Fraction(1, 2)
_MOST_ROWS = 30


def employers(brief: Brief) -> Iterator[Block]:
    """A sentence and a table; nothing before anybody has a contract."""
    found = employers_of(brief)
    if not found.rows:
        return
    yield Paragraph(_sentence(brief, found))
    yield _table(brief, found)


def _sentence(brief: Brief, found: Employers) -> str:
    """How many employers stand behind the contracts; those are no people, and are told as they are."""
    return ngettext(
        "{n} employer has signed contracts; all contracts: {people}.",
        "{n} employers have signed contracts; all contracts: {people}.",
        len(found.rows),
    ).format(n=number(len(found.rows)), people=brief.press.text(brief.reached(COLUMNS[0]).total))


def _table(brief: Brief, found: Employers) -> Table:
    names = [brief.results.milestones[key].name for key in COLUMNS]
    shown = found.rows[:_MOST_ROWS]
    rows = [_row(brief, found, row) for row in shown]
    rest = next((row for row in found.groups.rows if row.is_unknown and not row.counts[0].is_nobody), None)
    if rest is not None:
        rows.append(_row(brief, found, rest))
    return Table(
        title_of(brief.press, _("Employers and their people"), *_messages(brief, found)),
        (
            Column(_("Employer"), share=1.3),
            *((Column(_("Sector"), share=2.6),) if found.sectors else ()),
            *((Column(_("Place of work"), share=1.4),) if found.places else ()),
            *(Column(name, "end") for name in names),
        ),
        tuple(rows),
        subtitle=_("People by the employer they work for, else have a contract with, {day}").format(
            day=day(brief.options.as_of)
        ),
        note=" ".join(_notes(found, len(shown))),
    )


def _row(brief: Brief, found: Employers, row: GroupRow) -> Row:
    cells = [Cell(_("Not known") if row.is_unknown else row.label, "muted" if row.is_unknown else "plain")]
    if found.sectors:
        cells.append(Cell(found.sectors.get(row.key, "–")))
    if found.places:
        cells.append(Cell(found.places.get(row.key, "–")))
    cells += [count_cell(brief.press, each, "muted" if each.is_nobody else "plain") for each in row.counts]
    return Row(tuple(cells))


def _messages(brief: Brief, found: Employers) -> Iterator[Message]:
    """What the title may say: that one employer has most of the contracts."""
    total, first = brief.reached(COLUMNS[0]).total, found.rows[0].counts[0]
    yield Message(
        len(found.rows) > 1 and first.exceeds_share(_MOST, total),
        lambda: _("One employer has most of the contracts"),
        (first, total),
    )


def _notes(found: Employers, shown: int) -> Iterator[str]:
    if not found.is_named:
        yield _("Employers are not named: no agreement to that is on record.")
    left_out = len(found.rows) - shown
    if left_out:
        yield ngettext("One smaller employer is left out.", "{n} smaller employers are left out.", left_out).format(
            n=number(left_out)
        )
