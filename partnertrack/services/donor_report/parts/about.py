"""About the pilot: what it is, and where to find what in the report."""

from __future__ import annotations

from partnertrack.i18n import _, current
from partnertrack.reporting.document import Block, Bullets, Paragraph, Run
from partnertrack.services.donor_report.brief import Brief


def about(brief: Brief) -> tuple[Block, ...]:
    """The scheme in a few lines."""
    language = current()
    blocks: list[Block] = []
    if brief.scheme.summary:
        blocks.append(Paragraph(brief.scheme.summary.text(language)))
    stages = [
        (
            Run(_("{stage}:").format(stage=stage.label.text(language)) + " ", is_bold=True),
            Run(", ".join(_lowered(step.label.text(language), language) for step in stage.steps)),
        )
        for stage in brief.scheme.stages
    ]
    return (*blocks, Bullets(tuple(stages)))


def _lowered(label: str, language: str) -> str:
    """A step's name inside a sentence: German nouns keep their capital."""
    return label if language == "de" else label[:1].lower() + label[1:]
