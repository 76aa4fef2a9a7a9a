"""A page of a finished PDF as a picture, for the preview."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import pypdfium2

from partnertrack.errors import UserError
from partnertrack.i18n import _

_TALLEST = 4  # times its width: what a page may be high, so that a strip of paper does not fill the memory
_LOCKED = 4  # how the engine says that a password is asked for
_TURN = threading.Lock()  # the engine may be used by one thread at a time


@dataclass(frozen=True, slots=True)
class PaintedPage:
    """A picture: rows of red, green, blue and alpha from the top, and the number of pages of the whole PDF."""

    width: int
    height: int
    rgba: bytes
    pages: int


def paint_page(content: bytes, page: int, width: int) -> PaintedPage:
    """Paint one page, counted from 0 and held within the PDF, `width` pixels wide, less where it would be too high.

    Raises `UserError` for what is no PDF, is damaged, or has a password.
    """
    try:
        with _TURN:
            return _painted(content, page, width)
    except pypdfium2.PdfiumError as error:
        if error.err_code == _LOCKED:
            raise UserError(_("This PDF can only be opened with its password.")) from None
        raise UserError(_("This is no PDF that can be shown; it may be damaged.")) from None


def _painted(content: bytes, page: int, width: int) -> PaintedPage:
    document = pypdfium2.PdfDocument(content)  # type: ignore[no-untyped-call]  # the library is untyped
    try:
        pages = len(document)
        if not pages:
            raise UserError(_("This PDF has no pages."))
        sheet = document[max(0, min(page, pages - 1))]
        scale = min(width / max(1.0, sheet.get_width()), _TALLEST * width / max(1.0, sheet.get_height()))
        bitmap = sheet.render(scale=scale, rev_byteorder=True, force_bitmap_format=4)
        rows = bytes(bitmap.buffer)
        return PaintedPage(bitmap.width, bitmap.height, rows[: bitmap.stride * bitmap.height], pages)
    finally:
        document.close()  # type: ignore[no-untyped-call]  # the library is untyped
