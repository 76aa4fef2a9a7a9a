"""A page of a finished PDF as a picture, for the preview."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2

from partnertrack.errors import UserError
from partnertrack.i18n import _

_TALLEST = 4  # times its width: what a page may be high, so that a strip of paper does not fill the memory
_LOCKED = 4  # how the engine says that a password is asked for
_TURN = threading.Lock()  # the engine may be used by one thread at a time
engine: Any = pypdfium2.raw
"""The engine's own functions, which tell no types."""

_WHITE = (255, 255, 255, 255)


@dataclass(frozen=True, slots=True)
class PaintedPage:
    """A picture: rows of red, green, blue and alpha from the top, and the number of pages of the whole PDF."""

    width: int
    height: int
    rgba: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a page that is painted so many pixels wide: where it begins and how large it is, in those pixels."""

    page_width: int
    left: int
    top: int
    width: int
    height: int


def paint_page(content: bytes, page: int, width: int) -> PaintedPage:
    """Paint one page, counted from 0 and held within the PDF, `width` pixels wide, less where it would be too high.

    Raises `UserError` for what is no PDF, is damaged, or has a password.
    """
    with opened(content) as document, closing(document[max(0, min(page, len(document) - 1))]) as sheet:
        scale = min(width / max(1.0, sheet.get_width()), _TALLEST * width / max(1.0, sheet.get_height()))
        manner = {"rev_byteorder": True, "force_bitmap_format": engine.FPDFBitmap_BGRA}
        with closing(sheet.render(scale=scale, **manner)) as bitmap:
            rows = bytes(bitmap.buffer)[: bitmap.stride * bitmap.height]
            return PaintedPage(bitmap.width, bitmap.height, rows, len(document))


def paint_cut(content: bytes, page: int, cut: Cut) -> bytes:
    """Paint a part of a page, counted from 0: rows of red, green, blue and alpha from the top.

    Raises `UserError` as `paint_page` does.
    """
    make: Any = pypdfium2.PdfBitmap.new_native
    with (
        opened(content, is_kept=True) as document,
        closing(document[page]) as sheet,
        closing(make(cut.width, cut.height, engine.FPDFBitmap_BGRA, rev_byteorder=True)) as bitmap,
    ):
        scale = cut.page_width / sheet.get_width()
        bitmap.fill_rect(_WHITE, 0, 0, cut.width, cut.height)
        whole = (cut.page_width, round(sheet.get_height() * scale))
        signs = engine.FPDF_ANNOT | engine.FPDF_REVERSE_BYTE_ORDER
        engine.FPDF_RenderPageBitmap(bitmap, sheet, -cut.left, -cut.top, *whole, 0, signs)
        return bytes(bitmap.buffer)


@contextmanager
def opened(content: bytes, *, is_kept: bool = False) -> Iterator[pypdfium2.PdfDocument]:
    """The PDF while its turn lasts; raises `UserError` for what is no PDF, is damaged, or has a password.

    What is taken out of it, pages and pictures, is closed before the turn ends: closing uses the engine as well. One
    that `is_kept` stays open until the next one is opened: whoever looks at a page mostly looks at another.
    """
    with _TURN:
        try:
            yield _LAST.of(content)
            if not is_kept:
                _LAST.close()
        except pypdfium2.PdfiumError as error:
            _LAST.close()
            if error.err_code == _LOCKED:
                raise UserError(_("This PDF can only be opened with its password.")) from None
            raise UserError(_("This is no PDF that can be shown; it may be damaged.")) from None


class _Last:
    """The PDF that was opened last."""

    def __init__(self) -> None:
        self._content = b""
        self._document: pypdfium2.PdfDocument | None = None

    def of(self, content: bytes) -> pypdfium2.PdfDocument:
        """The PDF with these very bytes."""
        if self._document is None or content is not self._content:
            self.close()
            self._document = pypdfium2.PdfDocument(content)  # type: ignore[no-untyped-call]  # the library is untyped
            self._content = content
        if not len(self._document):
            raise UserError(_("This PDF has no pages."))
        return self._document

    def close(self) -> None:
        """Let it go."""
        document, self._document, self._content = self._document, None, b""
        if document:
            document.close()  # type: ignore[no-untyped-call]  # as above


_LAST = _Last()
atexit.register(_LAST.close)
