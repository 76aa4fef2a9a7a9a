"""Workbooks written as .xlsx, the same bytes for the same cells."""

from __future__ import annotations

import os
import re
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

os.environ["OPENPYXL_LXML"] = "False"  # the same bytes whether or not lxml is installed; it looks when it is imported

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from installer.practice.book import Sheet

_STAMP = re.compile(rb"(?<=>)[0-9T:-]+Z(?=</dcterms:(created|modified)>)")


def write_xlsx(path: Path, sheets: tuple[Sheet, ...], date_format: str = "dd/mm/yyyy") -> None:
    """Write the sheets into a new workbook; day cells are shown in `date_format`."""
    workbook = Workbook(iso_dates=False)
    workbook.remove(workbook.worksheets[0])
    for sheet in sheets:
        _fill(workbook.create_sheet(sheet.name), sheet, date_format)
    saved = BytesIO()
    workbook.save(saved)
    _copy_without_clock(saved, path)


def _fill(page: Worksheet, sheet: Sheet, date_format: str) -> None:
    for row, line in enumerate(sheet.rows, start=1):
        for column, content in enumerate(line, start=1):
            if content is None or content == "":
                continue
            cell = page.cell(row, column, content)
            if isinstance(content, date):
                cell.number_format = date_format
    for merge in sheet.merged:
        page.merge_cells(
            start_row=merge.top + 1, start_column=merge.left + 1, end_row=merge.bottom + 1, end_column=merge.right + 1
        )
        page.cell(merge.top + 1, merge.left + 1).font = Font(bold=True)
    for column in range(1, max(map(len, sheet.rows), default=0) + 1):
        dimension = page.column_dimensions[get_column_letter(column)]
        dimension.width = 16
        dimension.hidden = column - 1 in sheet.hidden_columns


def _copy_without_clock(saved: BytesIO, path: Path) -> None:
    """The same archive with one fixed moment wherever the moment of writing would stand."""
    with ZipFile(saved) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(b"2026-06-30T00:00:00Z", content)
            entry = ZipInfo(name, date_time=(2026, 6, 30, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, content)
