"""What workers bear themselves for being recruited, in months of their income (SDG indicator 10.7.1)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from uuid import UUID

from partnertrack.disclosure import WITHHELD
from partnertrack.domain.person_count import PersonCount
from partnertrack.i18n import _, number
from partnertrack.reporting.document import Block
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.money_told import money_told
from partnertrack.services.donor_report.printing import count_cell, share_cell
from partnertrack.services.donor_report.same_people import counted


def recruitment_cost(brief: Brief) -> Iterator[Block]:
    """Nothing where it is known of nobody; what few bear is withheld, since it tells of their income."""
    found = money_told(brief).recruitment
    if not found.burden.ratios:
        return
    people = found.people
    earners = _count(brief, "earners", _("Wage earners"), [each.enrolment_id for each in people])
    known = _count(
        brief,
        "known",
        _("Wage earners whose cost and income are known"),
        [each.enrolment_id for each in people if each.ratio is not None],
    )
    free = _count(
        brief,
        "free",
        _("Wage earners who paid nothing"),
        [each.enrolment_id for each in people if each.ratio is not None and not each.ratio],
    )
    brief.press.within(known, earners)
    yield Table(
        _("Recruitment cost borne by workers"),
        (Column(_("Measure"), share=3), Column(_("Value"), "end", 1.4)),
        (
            Row((_("Wage earners who started work"), count_cell(brief.press, earners))),
            Row((_("Of whom cost and income are known"), count_cell(brief.press, known))),
            Row((_("Of those, who paid nothing"), share_cell(brief.press, free, known))),
            Row((_("Half of those known bore no more than"), _months(brief, known, found.burden.median))),
            Row((_("Nine in ten of those known bore no more than"), _months(brief, known, found.burden.p90))),
        ),
        subtitle=_("Recruitment cost ÷ first monthly gross income of the same person (SDG indicator 10.7.1)"),
    )


def _months(brief: Brief, known: PersonCount, value: Fraction | None) -> Cell:
    """Months of income, unless those behind them are too few."""
    if value is None or not brief.press.may_tell(known):
        return Cell(WITHHELD, "muted")
    return Cell(_("{n} months of income").format(n=number(value, 2)), "strong", float(value), "0.00")


def _count(brief: Brief, part: str, label: str, ids: list[UUID]) -> PersonCount:
    return counted(brief, ("recruitment", f"cost={part}"), ids, label)
