"""Counts of people as cells of a table, with the reference under which the index lists them."""

from __future__ import annotations

from fractions import Fraction

from partnertrack.disclosure import WITHHELD, Press
from partnertrack.domain.person_count import PersonCount
from partnertrack.i18n import percent
from partnertrack.reporting.table import Cell, CellStyle


def count_cell(press: Press, count: PersonCount, style: CellStyle = "plain") -> Cell:
    """The number, or that it is withheld."""
    value = press.value(count)
    look = "muted" if value is None else style
    return Cell(press.text(count), look, value, "#,##0", reference=press.reference(count))


def share_cell(press: Press, part: PersonCount, whole: PersonCount, style: CellStyle = "plain") -> Cell:
    """The part of the whole in per cent; "–" of nobody."""
    if whole.is_nobody:
        return Cell("–", "muted")
    found: Fraction | None = press.share(part, whole)
    if found is None:
        return Cell(WITHHELD, "muted")
    return Cell(percent(found), style, float(found), "0.0%")


def plural(press: Press, count: PersonCount) -> int:
    """The number by which a sentence is put into singular or plural; plural where it may not be told."""
    value = press.value(count)
    return 2 if value is None else value
