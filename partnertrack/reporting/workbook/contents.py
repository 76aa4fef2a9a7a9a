"""The first sheet: what the workbook holds, with links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # XlsxWriter ships no types

from partnertrack.i18n import _
from partnertrack.reporting.document import Meta
from partnertrack.reporting.workbook.styles import Styles, fitting


@dataclass(frozen=True, slots=True)
class Entry:
    """A sheet by its name, and what is on it."""

    name: str
    title: str


def write_contents(sheet: Worksheet, styles: Styles, meta: Meta, entries: Sequence[Entry]) -> None:
    """The title of the report, and a line for each sheet."""
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, fitting(meta.title), styles.heading)
    sheet.write_string(1, 0, fitting(" \N{MIDDLE DOT} ".join(filter(None, (meta.kind, meta.period)))), styles.muted)
    sheet.write_string(2, 0, _("Sheet"), styles.head)
    sheet.write_string(2, 1, _("What is on it"), styles.head)
    for row, entry in enumerate(entries, 3):
        sheet.write_url(row, 0, f"internal:'{entry.name}'!A1", string=entry.name)
        sheet.write_string(row, 1, fitting(entry.title), styles.text)
    sheet.freeze_panes(3, 0)
