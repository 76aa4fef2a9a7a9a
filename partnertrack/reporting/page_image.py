"""A page of a finished PDF as a picture, for the preview."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2


@dataclass(frozen=True, slots=True)
class PaintedPage:
    """A picture: rows of red, green, blue and alpha from the top, and the number of pages of the whole PDF."""

    width: int
    height: int
    rgba: bytes
    pages: int


def paint_page(content: bytes, page: int, width: int) -> PaintedPage:
    """Paint one page, counted from 0 and held within the PDF, `width` pixels wide."""
    document = pypdfium2.PdfDocument(content)  # type: ignore[no-untyped-call]  # the library is untyped
    try:
        pages = len(document)
        sheet = document[max(0, min(page, pages - 1))]
        bitmap = sheet.render(scale=width / sheet.get_width(), rev_byteorder=True, force_bitmap_format=4)
        rows = bytes(bitmap.buffer)
        return PaintedPage(bitmap.width, bitmap.height, rows[: bitmap.stride * bitmap.height], pages)
    finally:
        document.close()  # type: ignore[no-untyped-call]  # the library is untyped
