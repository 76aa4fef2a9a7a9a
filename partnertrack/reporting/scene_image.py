"""A scene as a picture file, for renderings that cannot hold its primitives."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from partnertrack.reporting.fonts import NAMES, font
from partnertrack.reporting.page_image import PaintedPage, paint_page
from partnertrack.reporting.paint import Pen
from partnertrack.scene import Scene

_POINTS_PER_INCH = 72
_INCHES_PER_METRE = 39.3701


def png(scene: Scene, dots_per_inch: int = 300) -> bytes:
    """The scene as a PNG file on white; the same scene gives the same bytes.

    Raises `MissingGlyphError` where a text holds a sign that the fonts do not have.
    """
    width = max(1, round(scene.width * dots_per_inch / _POINTS_PER_INCH))
    return _file(paint_page(_page(scene), 0, width), dots_per_inch)


def _page(scene: Scene) -> bytes:
    """The scene as a PDF of one page of its size."""
    target = BytesIO()
    font("regular")
    canvas: Any = Canvas(  # the stubs hide what the page is made of
        target,
        pagesize=(max(scene.width, 1.0), max(scene.height, 1.0)),
        invariant=1,
        initialFontName=NAMES["regular"],  # type: ignore[arg-type]  # the stubs take the name for a number
    )
    pen = Pen(canvas._doc)  # noqa: SLF001 - ReportLab names its document so and gives no other way to it
    pen.paint(scene.items, 0, scene.height)
    canvas._code.extend(pen.code)  # noqa: SLF001 - the same
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _file(page: PaintedPage, dots_per_inch: int) -> bytes:
    """The rows of a page as a PNG file; each is written as the difference to the one above, which packs well."""
    size = page.width * 3
    above = bytes(size)
    rows = bytearray()
    colours = bytearray(size * page.height)
    for channel in range(3):
        colours[channel::3] = page.rgba[channel::4]
    for start in range(0, len(colours), size):
        row = bytes(colours[start : start + size])
        rows += b"\x00" + row if row != above else b"\x02" + bytes(size)
        above = row
    metre = round(dots_per_inch * _INCHES_PER_METRE)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", page.width, page.height, 8, 2, 0, 0, 0))
        + _chunk(b"pHYs", struct.pack(">IIB", metre, metre, 1))
        + _chunk(b"IDAT", zlib.compress(bytes(rows), 6))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
