"""The donor report: written from a template and the pilot's figures, as a document that every rendering says alike."""

from partnertrack.reporting.data_files import data_files
from partnertrack.services.donor_report.checklist import Finding, checklist
from partnertrack.services.donor_report.composing import Composed, compose
from partnertrack.services.donor_report.frozen import (
    Frozen,
    FrozenCount,
    Restated,
    Restatement,
    frozen_of,
    issued_reports,
)
from partnertrack.services.donor_report.issued import opened, render_again, save_again
from partnertrack.services.donor_report.issuing import Issue, Issued, issue
from partnertrack.services.donor_report.journey import PageImage, build, preview, render, write
from partnertrack.services.donor_report.options import Options
from partnertrack.services.donor_report.outline import Entry, outline
from partnertrack.services.donor_report.renderings import RENDERINGS, rendered
from partnertrack.services.donor_report.restating import restated
from partnertrack.services.donor_report.templates import template, templates

__all__ = [
    "RENDERINGS",
    "Composed",
    "Entry",
    "Finding",
    "Frozen",
    "FrozenCount",
    "Issue",
    "Issued",
    "Options",
    "PageImage",
    "Restated",
    "Restatement",
    "build",
    "checklist",
    "compose",
    "data_files",
    "frozen_of",
    "issue",
    "issued_reports",
    "opened",
    "outline",
    "preview",
    "render",
    "render_again",
    "rendered",
    "restated",
    "save_again",
    "template",
    "templates",
    "write",
]
