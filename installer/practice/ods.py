"""Workbooks written as .ods, the same bytes for the same cells."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from installer.practice.book import Cell, Sheet

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2"'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
)
_TAIL = "</office:spreadsheet></office:body></office:document-content>"


def write_ods(path: Path, sheets: tuple[Sheet, ...]) -> None:
    """Write the sheets into a new OpenDocument workbook; merged ranges are left out."""
    content = _HEAD + "".join(map(_table, sheets)) + _TAIL
    with zipfile.ZipFile(path, "w") as archive:
        _add(archive, "mimetype", _TYPE, zipfile.ZIP_STORED)
        _add(archive, "META-INF/manifest.xml", _MANIFEST, zipfile.ZIP_DEFLATED)
        _add(archive, "content.xml", content, zipfile.ZIP_DEFLATED)


def _add(archive: zipfile.ZipFile, name: str, text: str, compression: int) -> None:
    entry = zipfile.ZipInfo(name, date_time=(2026, 6, 30, 0, 0, 0))
    entry.compress_type = compression
    archive.writestr(entry, text.encode())


def _table(sheet: Sheet) -> str:
    rows = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in sheet.rows)
    return f"<table:table table:name={quoteattr(sheet.name)}>{rows}</table:table>"


def _cell(cell: Cell) -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, bool):
        return _typed("boolean", f'office:boolean-value="{str(cell).lower()}"', str(cell).upper())
    if isinstance(cell, date):
        return _typed("date", f'office:date-value="{cell.isoformat()}"', f"{cell:%d/%m/%Y}")
    if isinstance(cell, int | float):
        return _typed("float", f'office:value="{cell}"', str(cell))
    return _typed("string", "", cell)


def _typed(kind: str, value: str, shown: str) -> str:
    return f'<table:table-cell office:value-type="{kind}" {value}><text:p>{escape(shown)}</text:p></table:table-cell>'
