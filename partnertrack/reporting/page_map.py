"""Where things are on the pages of a finished PDF: how large a page is, where a link leads, where words stand."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from partnertrack.progress import SILENT, Progress
from partnertrack.reporting.page_image import engine, opened


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page, in points from its upper left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PageLink:
    """An area that leads to a page of the same PDF, counted from 0, `down` points below its upper edge."""

    area: Area
    page: int
    down: float


@dataclass(frozen=True, slots=True)
class PageText:
    """What a page says, for those who have it read aloud, and where it leads."""

    text: str
    links: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class FoundText:
    """Where words stand: the page, counted from 0, and the areas that they cover there."""

    page: int
    areas: tuple[Area, ...]


def page_sizes(content: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page in points; raises `UserError` for what is no PDF that can be opened."""
    with opened(content, is_kept=True) as document:
        measure: Any = document.get_page_size
        return tuple(measure(page) for page in range(len(document)))


def page_text(content: bytes, page: int) -> PageText:
    """The text and the links of a page, counted from 0."""
    with opened(content, is_kept=True) as document, closing(document[page]) as sheet:
        return PageText(sheet.get_textpage().get_text_range(), tuple(_links(document, sheet)))


def find_text(content: bytes, words: str, most: int = 500, progress: Progress = SILENT) -> tuple[FoundText, ...]:
    """Where the words stand, page by page and whatever the case of their letters, at most so many places."""
    found: list[FoundText] = []
    with opened(content, is_kept=True) as document:
        for page in range(len(document)):
            progress.report(page, len(document))
            if len(found) >= most:
                break
            with closing(document[page]) as sheet:
                found += _found(sheet, page, words)
    return tuple(found[:most])


def _found(sheet: Any, page: int, words: str) -> Iterator[FoundText]:  # noqa: ANN401 - the library is untyped
    """Where the words stand on one page."""
    texts, high = sheet.get_textpage(), sheet.get_height()
    search = texts.search(words)
    while place := search.get_next():
        boxes = (texts.get_rect(n) for n in range(texts.count_rects(*place)))
        yield FoundText(page, tuple(_area(box, high) for box in boxes))


def _links(document: Any, sheet: Any) -> Iterator[PageLink]:  # noqa: ANN401 - the library is untyped
    """The links of a page that lead to another."""
    start, link, box = ctypes.c_int(0), engine.FPDF_LINK(), engine.FS_RECTF()
    while engine.FPDFLink_Enumerate(sheet, start, link):
        target = engine.FPDFLink_GetDest(document, link)
        page = engine.FPDFDest_GetDestPageIndex(document, target) if target else -1
        if 0 <= page < len(document) and engine.FPDFLink_GetAnnotRect(link, box):
            area = _area((box.left, box.bottom, box.right, box.top), sheet.get_height())
            yield PageLink(area, page, _down(target, document.get_page_size(page)[1]))


def _down(target: Any, high: float) -> float:  # noqa: ANN401 - the library is untyped
    """How far below the upper edge of a page so high a target lies."""
    known = [engine.FPDF_BOOL() for _axis in range(3)]
    place = [engine.FS_FLOAT() for _axis in range(3)]
    is_told = engine.FPDFDest_GetLocationInPage(target, *known, *place)
    return min(max(0.0, high - place[1].value), high) if is_told and known[1].value else 0.0


def _area(box: tuple[float, float, float, float], high: float) -> Area:
    """A box that is measured from the lower edge of a page so high."""
    left, bottom, right, top = box
    low, upper = min(bottom, top), max(bottom, top)
    return Area(min(left, right), high - upper, abs(right - left), upper - low)
