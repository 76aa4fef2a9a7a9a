"""What the pages about reports ask of the services (see `asks`)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from partnertrack.progress import Progress

if TYPE_CHECKING:
    from partnertrack.domain.report import Report
    from partnertrack.services.donor_report import Options
    from partnertrack.services.look_at_pages import FoundText, PagePart, Pages, PageText
    from partnertrack.services.workspace import Workspace


def options(report: Report, language: str = "") -> Options:
    """How a report is wanted in one of its languages, else in its first."""
    from partnertrack.services.donor_report import Options

    return Options(
        report.as_of,
        report.since,
        language or report.languages.split()[0],
        report.audience,
        report.template,
        report.id,
    )


def render(workspace: Workspace, options: Options, *, progress: Progress) -> Pages:
    """The report as a PDF whose pages can be looked at."""
    from partnertrack.services import donor_report, look_at_pages

    return look_at_pages.measure(donor_report.render(workspace, options, progress))


def pages(content: bytes, *, progress: Progress) -> Pages:
    """The pages of a PDF that is there already."""
    from partnertrack.services import look_at_pages

    progress.report(0, 1)
    return look_at_pages.measure(content)


def paint_part(pages: Pages, page: int, cut: tuple[int, int, int, int, int], *, progress: Progress) -> PagePart:
    """A part of a page as a picture: `cut` is the width of the whole page in pixels, then left, top, width, height."""
    from partnertrack.services import look_at_pages

    progress.report(0, 1)
    return look_at_pages.paint(pages, page, look_at_pages.Cut(*cut))


def read_page(pages: Pages, page: int, *, progress: Progress) -> PageText:
    """What a page says and where its links lead."""
    from partnertrack.services import look_at_pages

    progress.report(0, 1)
    return look_at_pages.read(pages, page)


def find_words(pages: Pages, words: str, *, progress: Progress) -> tuple[FoundText, ...]:
    """Where words stand on the pages."""
    from partnertrack.services import look_at_pages

    return look_at_pages.find(pages, words, progress)


def lend_pages(pages: Pages, name: str, *, progress: Progress) -> Path:
    """A copy of the PDF for another program, of that name."""
    from partnertrack.services import look_at_pages

    progress.report(0, 1)
    return look_at_pages.lend(pages, name)
