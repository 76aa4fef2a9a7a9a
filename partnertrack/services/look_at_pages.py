"""The pages of a finished PDF as they are looked at: painted part by part, searched, read aloud."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath

from partnertrack import private_folder
from partnertrack.progress import SILENT, Progress
from partnertrack.reporting.page_image import Cut, paint_cut
from partnertrack.reporting.page_map import FoundText, PageLink, PageText, find_text, page_sizes, page_text

__all__ = ["Cut", "FoundText", "PageLink", "PagePart", "PageText", "Pages", "find", "lend", "measure", "paint", "read"]


@dataclass(frozen=True, slots=True)
class Pages:
    """A PDF and the width and height of each of its pages in points."""

    content: bytes
    sizes: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class PagePart:
    """A part of a page as a picture: rows of red, green, blue and alpha from the top."""

    width: int
    height: int
    rgba: bytes


def measure(content: bytes) -> Pages:
    """The pages of a PDF; raises `UserError` for what is none, is damaged, or has a password."""
    return Pages(content, page_sizes(content))


def paint(pages: Pages, page: int, cut: Cut) -> PagePart:
    """Paint a part of a page, counted from 0."""
    return PagePart(cut.width, cut.height, paint_cut(pages.content, page, cut))


def read(pages: Pages, page: int) -> PageText:
    """What a page says and where its links lead."""
    return page_text(pages.content, page)


def find(pages: Pages, words: str, progress: Progress = SILENT) -> tuple[FoundText, ...]:
    """Where the words stand; nowhere for blank ones."""
    return find_text(pages.content, words.strip(), progress=progress) if words.strip() else ()


def lend(pages: Pages, name: str) -> Path:
    """A copy of the PDF outside the pilot for another program, until that is locked or closed; raises `UserError`."""
    return private_folder.lend(f"{PurePath(name).stem or 'report'}.pdf", pages.content)
