"""In the reader's process: a copy of a partner's own workbook in which some rows are blank."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from partnertrack.domain.names import fold
from partnertrack.importing.limits import Limits
from partnertrack.importing.refusal import Refused
from partnertrack.importing.sniff import kind_of
from partnertrack.importing.used_range import check_used_range


def answer(request: dict[str, Any], limits: Limits) -> Iterator[dict[str, Any]]:
    """One message: the copy. Raises `Refused` when the file cannot be copied."""
    try:
        content = base64.b64decode(request["content"])
        kind_of(content, limits)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_used_range(archive, limits)
            has_macros = "xl/vbaProject.bin" in archive.namelist()
        blanked, rows = _blanked(content, request["blank"], has_macros=has_macros)
    except (Refused, MemoryError):
        raise
    except Exception as error:  # openpyxl raises whatever a damaged file makes of it
        raise Refused("damaged") from error
    yield {"blanked": base64.b64encode(blanked).decode("ascii"), "rows": rows}


def _blanked(content: bytes, wanted: Mapping[str, Any], *, has_macros: bool) -> tuple[bytes, int]:
    """The copy, and how many rows are blank in it that were not."""
    book = load_workbook(io.BytesIO(content), keep_links=False, keep_vba=has_macros, rich_text=True)
    marks = [frozenset(words) for words in wanted["marks"]]
    rows = 0
    for sheet in book.worksheets:
        wanted_rows, spared = (frozenset(wanted[name].get(sheet.title, ())) for name in ("rows", "spared"))
        rows += _blank(sheet, wanted_rows, spared, marks)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue(), rows


def _blank(sheet: Worksheet, rows: frozenset[int], spared: frozenset[int], marks: Sequence[frozenset[str]]) -> int:
    """Empty the rows, and those that name one of the people; how many these were."""
    count = 0
    for number, cells in enumerate(sheet.iter_rows(), 1):
        said = {word for cell in cells for word in _words(cell)}
        if number not in rows and (number in spared or not any(words <= said for words in marks)):
            continue
        count += 1
        for cell in cells:
            if isinstance(cell, Cell):
                cell.value, cell.comment, cell.hyperlink = None, None, None
    return count


def _words(cell: Cell | MergedCell) -> Iterator[str]:
    """The folded words of a cell and of what is noted at it."""
    if cell.value is not None:
        yield from fold(str(cell.value)).split()
    if cell.comment is not None:
        yield from fold(cell.comment.text).split()
