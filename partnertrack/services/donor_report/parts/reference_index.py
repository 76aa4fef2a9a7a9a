"""Every count of people in the report by its reference number: typed into the program, it opens the list behind it."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack.domain.person_count import PersonCount
from partnertrack.i18n import _, number
from partnertrack.reporting.document import Block, Paragraph
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.services.donor_report.brief import Brief

_COLUMNS = 2


def reference_index(brief: Brief) -> Iterator[Block]:
    """The counts noted so far, so that this stands last; nothing where nobody was counted."""
    counts = brief.press.printed()
    if not counts:
        return
    press = brief.press
    numbered = [(n, each) for n, each in enumerate(counts, 1) if not each.is_nobody and press.value(each) is not None]
    if not numbered:
        return
    yield Paragraph(
        _(
            "Each number of people in this report has a reference. Whoever holds the program types it in there and "
            "sees who was counted when the report was issued, and who would be counted today. Numbers that are "
            "withheld have none, nor have noughts."
        )
    )
    high = -(-len(numbered) // _COLUMNS)
    columns = [numbered[start : start + high] for start in range(0, len(numbered), high)]
    heads = (Column(_("Ref."), "end", 0.35), Column(_("Who is counted"), share=2.6), Column(_("Number"), "end", 0.5))
    yield Table(
        _("Reference numbers"),
        heads * len(columns),
        tuple(Row(tuple(cell for column in columns for cell in _cells(brief, column, place))) for place in range(high)),
        manner="dense",
    )


def _cells(brief: Brief, column: list[tuple[int, PersonCount]], place: int) -> tuple[Cell, Cell, Cell]:
    """Reference, who is counted and the number as printed; empty below the end of a column."""
    if place >= len(column):
        return Cell(), Cell(), Cell()
    reference, count = column[place]
    return (
        Cell(number(reference), "muted", reference, "0"),
        Cell(count.label),
        Cell(brief.press.text(count), value=brief.press.value(count), number_format="#,##0", reference=reference),
    )
