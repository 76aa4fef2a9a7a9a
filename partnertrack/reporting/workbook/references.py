"""A sheet on which every count of people stands under its reference number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]  # XlsxWriter ships no types
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # the same

from partnertrack.i18n import _
from partnertrack.reporting.workbook.styles import Styles, fitting

_MOST_LINKS = 5000
"""Excel takes no more than 65,530 links on a sheet, and nobody follows so many."""


@dataclass(frozen=True, slots=True)
class Referenced:
    """A count under its number: what it counts, the figure as printed, the table it is in, and where that is."""

    reference: int
    about: str
    text: str
    title: str
    sheet: str
    place: tuple[int, int]


def write_references(sheet: Worksheet, styles: Styles, found: Iterable[Referenced]) -> None:
    """A line for each number, at the first place where it is printed."""
    first: dict[int, Referenced] = {}
    for each in found:
        first.setdefault(each.reference, each)
    labels = (_("Reference"), _("What is counted"), _("Figure"), _("Table"), _("Place"))
    sheet.write_string(0, 0, _("References"), styles.heading)
    told = _("Type a number into the program to see who was counted, then and today.")
    sheet.write_string(1, 0, told, styles.muted)
    for column, wide in enumerate((11, 70, 12, 50, 18)):
        sheet.set_column(column, column, wide)
    columns = [{"header": label, "header_format": styles.head} for label in labels]
    options = {"name": "References_", "columns": columns, "style": "Table Style Light 1", "banded_rows": False}
    sheet.add_table(3, 0, 3 + len(first), len(labels) - 1, options)
    for row, each in enumerate(sorted(first.values(), key=lambda one: one.reference), 4):
        _line(sheet, styles, row, each)
    sheet.freeze_panes(4, 1)
    sheet.repeat_rows(3)


def _line(sheet: Worksheet, styles: Styles, row: int, each: Referenced) -> None:
    cell = xl_rowcol_to_cell(*each.place)
    sheet.write_number(row, 0, each.reference)
    for column, text in enumerate((each.about, each.text, each.title), 1):
        sheet.write_string(row, column, fitting(text), styles.text)
    if row < _MOST_LINKS:
        sheet.write_url(row, 4, f"internal:'{each.sheet}'!{cell}", string=f"{each.sheet}, {cell}")
    else:
        sheet.write_string(row, 4, f"{each.sheet}, {cell}")
