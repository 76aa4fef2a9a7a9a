"""Writes a workbook without a temporary file: openpyxl would put each sheet into one, in plain text."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.workbook import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter


def written(book: Workbook) -> bytes:
    """The workbook as .xlsx."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        book.properties.modified = datetime.now(UTC).replace(tzinfo=None)
        _Writer(book, archive).save()
    return target.getvalue()


class _Writer(ExcelWriter):
    """Puts each sheet into the archive as it stands in memory."""

    def __init__(self, workbook: Workbook, archive: zipfile.ZipFile) -> None:
        super().__init__(workbook, archive)
        self._target = archive

    def write_worksheet(self, ws: Any) -> None:  # noqa: ANN401 - what is written is hidden from types
        """Do what openpyxl does, but for the file."""
        ws._drawing = SpreadsheetDrawing()  # noqa: SLF001 - as openpyxl does
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images  # noqa: SLF001 - as openpyxl does
        sheet = io.BytesIO()
        writer: Any = WorksheetWriter(ws, out=sheet)
        writer.write()
        ws._rels = writer._rels  # noqa: SLF001 - as openpyxl does
        self._target.writestr(ws.path[1:], sheet.getvalue())
        self.manifest.append(ws)
