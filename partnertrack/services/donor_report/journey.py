"""From the pilot to the report on paper, on screen or in a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from partnertrack.domain.source import Source
from partnertrack.errors import UserError
from partnertrack.i18n import _, speaking
from partnertrack.persistence.queries import records
from partnertrack.progress import SILENT, Progress
from partnertrack.reporting import pdf, workbook
from partnertrack.reporting.document import Block, Document, PageBreak
from partnertrack.reporting.glyphs import make_printable
from partnertrack.saving import save
from partnertrack.services.donor_report.about import about
from partnertrack.services.donor_report.brief import Brief, Options
from partnertrack.services.donor_report.cover import cover, meta
from partnertrack.services.donor_report.glance import at_a_glance
from partnertrack.services.donor_report.method import method
from partnertrack.services.donor_report.people import people
from partnertrack.services.donor_report.results import results
from partnertrack.services.donor_report.stages import stages
from partnertrack.services.workspace import Workspace

_RENDERINGS = {".pdf": pdf.render, ".xlsx": workbook.render}
_SECTIONS = (stages, results, people, method)


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as a picture: rows of red, green, blue and alpha from the top; `pages` is how many the report has."""

    width: int
    height: int
    rgba: bytes
    pages: int


def build(workspace: Workspace, options: Options, progress: Progress = SILENT) -> Document:
    """What the report says, in its language."""
    with speaking(options.language):
        progress.report(0, 3, _("Counting"))
        with workspace.store.reading() as session:
            sources = tuple(records.all_of(session, Source))
        figures = workspace.results(options.as_of, options.since)
        brief = Brief(workspace.pilot, workspace.scheme, figures, sources, options, workspace.cases())
        progress.report(1, 3, _("Writing"))
        blocks: list[Block] = [cover(brief), PageBreak(), *at_a_glance(brief), PageBreak(), *about(brief)]
        for section in _SECTIONS:
            blocks += [PageBreak(), *section(brief)]
        return make_printable(Document(meta(brief), tuple(blocks))).document


def write(workspace: Workspace, options: Options, path: Path, progress: Progress = SILENT) -> Path:
    """Write the report to `path`, whose suffix chooses PDF or XLSX; whole or not at all.

    Raises `UserError` for another suffix, or when the file cannot be written.
    """
    render = _RENDERINGS.get(path.suffix.lower())
    if render is None:
        raise UserError(
            _("A report is written as .pdf or .xlsx, not as “{suffix}”.").format(suffix=path.suffix or path.name)
        )
    document = build(workspace, options, progress)
    with speaking(options.language):
        content = render(document)
    progress.report(2, 3, _("Saving"))
    save(path, content)
    progress.report(3, 3)
    return path


def preview(
    workspace: Workspace, options: Options, page: int = 0, width: int = 640, progress: Progress = SILENT
) -> PageImage:
    """One page of the report, counted from 0, as a picture `width` pixels wide."""
    from partnertrack.reporting.page_image import paint_page  # noqa: PLC0415 - loads a PDF engine that only previews need

    document = build(workspace, options, progress)
    with speaking(options.language):
        content = pdf.render(document)
    progress.report(2, 3)
    painted = paint_page(content, page, width)
    return PageImage(painted.width, painted.height, painted.rgba, painted.pages)
