"""In the reader's process: a copy of a partner's own workbook with our marks in it.

openpyxl hangs on some broken files and outgrows the memory on others, so it opens nobody's file anywhere else.
"""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook

from partnertrack.importing.feedback.in_memory import written
from partnertrack.importing.feedback.inventory import inventory, lost
from partnertrack.importing.feedback.job import Job, unpacked
from partnertrack.importing.feedback.paint import paint
from partnertrack.importing.feedback.texts import put_text
from partnertrack.importing.limits import Limits
from partnertrack.importing.refusal import Refused
from partnertrack.importing.sniff import kind_of
from partnertrack.importing.used_range import check_used_range

_OUTSIDE: Final = re.compile(r"\[\d+\]")
"""How a formula names another workbook."""


def answer(request: dict[str, Any], limits: Limits) -> Iterator[dict[str, Any]]:
    """One message: the copy and what it lacks. Raises `Refused` when the file cannot be copied."""
    try:
        content = base64.b64decode(request["content"])
        kind_of(content, limits)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_used_range(archive, limits)
        copied, losses = _copied(content, unpacked(request["annotate"]))
    except (Refused, MemoryError):
        raise
    except Exception as error:  # openpyxl raises whatever a damaged file makes of it
        raise Refused("damaged") from error
    yield {"copied": base64.b64encode(copied).decode("ascii"), "losses": losses}


def _copied(content: bytes, job: Job) -> tuple[bytes, tuple[str, ...]]:
    """The copy as .xlsx, and the kinds of things that it lacks."""
    before = inventory(content)
    book = load_workbook(io.BytesIO(content), keep_links=False, keep_vba=False, rich_text=True)
    if not {sheet.title for sheet in book.worksheets}.issuperset(job.titles):
        raise Refused("damaged")
    if before["links"]:
        _cut_links(book, load_workbook(io.BytesIO(content), keep_links=False, data_only=True))
    paint(book, job.sheets, job.words)
    book.template = False
    if book.calculation is not None:
        book.calculation.fullCalcOnLoad = True
    copied = written(book)
    return copied, lost(before, inventory(copied))


def _cut_links(book: Workbook, last: Workbook) -> None:
    """Put the last value in the place of each formula that asks another workbook; `last` is the book with values."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                formula = getattr(cell.value, "text", cell.value)
                if isinstance(cell, Cell) and cell.data_type == "f" and _OUTSIDE.search(str(formula)):
                    _put_value(cell, last[sheet.title][cell.coordinate].value)
    for names in (book.defined_names, *(sheet.defined_names for sheet in book.worksheets)):
        for name in [name for name, entry in names.items() if _OUTSIDE.search(entry.value or "")]:
            del names[name]


def _put_value(cell: Cell, value: object) -> None:
    if isinstance(value, str):
        put_text(cell, value)
    else:
        cell.value = value  # type: ignore[assignment]  # what openpyxl read, it writes
