"""What the pages about reports ask of the services (see `asks`)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from partnertrack.i18n import current
from partnertrack.progress import Progress
from partnertrack.ui.view_models.reports import ReportsView, present_reports

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from partnertrack.domain.report import Report
    from partnertrack.services.donor_report import Options
    from partnertrack.services.look_at_pages import FoundText, PagePart, Pages, PageText
    from partnertrack.services.reports import Begun
    from partnertrack.services.workspace import Workspace


def reports(workspace: Workspace, as_of: date, *, progress: Progress) -> ReportsView:
    """All reports, what a new one can be made from, and how it is likely to be wanted."""
    from partnertrack.services import donor_report, organisations
    from partnertrack.services import reports as service

    progress.report(0, 1)
    suggested = service.suggest(workspace, as_of, current())
    lines = organisations.organisations(workspace).lines
    employers = [(each.id, each.name) for each in lines if each.type == "employer"]
    templates = tuple(donor_report.templates().values())
    return present_reports(service.reports(workspace), templates, suggested, employers)


def begin_report(workspace: Workspace, wanted: Report, texts_of: UUID | None, *, progress: Progress) -> Begun:
    """Store a new report, with the texts of another as a start."""
    from partnertrack.services import reports as service

    progress.report(0, 1)
    return service.begin(workspace, wanted, texts_of)


def change_report(workspace: Workspace, before: Report, wanted: Report, *, progress: Progress) -> UUID | None:
    """Keep another form of a draft; the id of the change, None where nothing changed."""
    from partnertrack.services import reports as service

    progress.report(0, 1)
    return service.change(workspace, before, wanted)


def duplicate_report(workspace: Workspace, report_id: UUID, as_of: date, *, progress: Progress) -> Begun:
    """Begin a report like another, with its texts."""
    from partnertrack.services import reports as service

    progress.report(0, 1)
    return service.duplicate(workspace, report_id, as_of)


def delete_report(workspace: Workspace, report_id: UUID, *, progress: Progress) -> UUID:
    """Take a draft away; the id of the change."""
    from partnertrack.services import reports as service

    progress.report(0, 1)
    return service.delete(workspace, report_id)


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


def figures_only(as_of: date, since: date | None, language: str, template: str, organisation: UUID | None) -> Options:
    """How a report of the figures alone is wanted."""
    from partnertrack.services.donor_report import Options

    return Options(as_of, since, language, template=template, organisation=organisation)


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


def fill_form(workspace: Workspace, report: Report, form: Path, path: Path, today: date, *, progress: Progress) -> Path:
    """A donor's Word form, kept in the pilot and filled for a report."""
    from partnertrack.services import word_forms

    progress.report(0, 1)
    return word_forms.write(workspace, word_forms.kept(workspace, form, today), options(report), path, progress)


def save_example_form(workspace: Workspace, report: Report, path: Path, *, progress: Progress) -> Path:
    """A Word form of our own that holds every place that a report can fill."""
    from partnertrack.services import word_forms

    progress.report(0, 1)
    return word_forms.save_example(workspace, options(report), path)
