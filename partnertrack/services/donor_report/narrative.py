"""The officer's texts as blocks of the report."""

from __future__ import annotations

from partnertrack.domain.report_template import Section
from partnertrack.reporting.document import Block, Paragraph
from partnertrack.services.donor_report.brief import Brief


def narrative(brief: Brief, section: Section) -> tuple[Block, ...]:
    """What the officer wrote for a section; nothing where nothing was written."""
    return tuple(Paragraph(text) for text in brief.passage(section).split("\n\n") if text.strip())
