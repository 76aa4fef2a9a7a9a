"""A report written from its template: the sections in their order, each with its text and its figures."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack.domain.report_template import Section
from partnertrack.i18n import _
from partnertrack.reporting.document import Block, Contents, Document, Heading, PageBreak, Paragraph
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.cover import cover, meta
from partnertrack.services.donor_report.iati import attachments
from partnertrack.services.donor_report.narrative import narrative
from partnertrack.services.donor_report.parts import PARTS


def write_document(brief: Brief) -> Document:
    """The report in the language in force."""
    blocks: list[Block] = [cover(brief)] if brief.template.has_cover else []
    has_contents = not brief.template.has_contents
    for section in brief.template.sections:
        if section.is_numbered and not has_contents:
            blocks += [PageBreak(), Contents()]
            has_contents = True
        blocks += _section(brief, section)
    return Document(meta(brief), tuple(blocks), attachments(brief))


def _section(brief: Brief, section: Section) -> Iterator[Block]:
    """Heading and content of a section; nothing of one that may be empty and is."""
    content = tuple(_content(brief, section))
    if not content and section.may_be_empty:
        return
    if section.begins_page:
        yield PageBreak()
    yield Heading(section.heading.text(brief.options.language), section.level, is_numbered=section.is_numbered)
    yield from content or (Paragraph(_("There is nothing to report.")),)


def _content(brief: Brief, section: Section) -> Iterator[Block]:
    """The officer's text and what the figures show, in the section's order."""
    if section.text == "first":
        yield from narrative(brief, section)
    for part in section.parts:
        yield from PARTS[part](brief)
    if section.text == "last":
        yield from narrative(brief, section)
