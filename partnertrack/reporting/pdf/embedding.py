"""Embeds the fonts that were used, with the tables by which readers know the letters that their codes stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream

from partnertrack.reporting.faces import LETTERS

_CODE = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]{4,6})>")
_ROWS = re.compile(r"\d+ beginbfchar\n.*endbfchar", re.DOTALL)
_MOST = 100
"""The rows of a block of such a table."""


def embed_fonts(document: PDFDocument) -> None:
    """Put the parts of the fonts that were used into the file."""
    for each in document.delayedFonts:
        each.addObjects(document)
    for name, thing in document.idToObject.items():
        if name.startswith("toUnicodeCMap:") and isinstance(thing, PDFStream):
            thing.content = _ROWS.sub("\n".join(_blocks(thing.content)), thing.content)


def _blocks(table: str) -> Iterator[str]:
    """The rows of a table without the codes that are not used, which ReportLab says to be U+0000."""
    rows = [f"<{code}> <{_utf16(letter)}>" for code, letter in _CODE.findall(table) if int(letter, 16)]
    for start in range(0, len(rows), _MOST):
        block = rows[start : start + _MOST]
        yield "\n".join((f"{len(block)} beginbfchar", *block, "endbfchar"))


def _utf16(letter: str) -> str:
    sign = chr(int(letter, 16))
    return LETTERS.get(sign, sign).encode("utf-16-be").hex().upper()
