"""The donor report: written from a template and the pilot's figures, as a document that every rendering says alike."""

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
from partnertrack.services.donor_report.journey import PageImage, build, preview, write
from partnertrack.services.donor_report.options import Options
from partnertrack.services.donor_report.restating import restated
from partnertrack.services.donor_report.templates import template, templates

__all__ = [
    "Composed",
    "Frozen",
    "FrozenCount",
    "Issue",
    "Issued",
    "Options",
    "PageImage",
    "Restated",
    "Restatement",
    "build",
    "compose",
    "frozen_of",
    "issue",
    "issued_reports",
    "opened",
    "preview",
    "render_again",
    "restated",
    "save_again",
    "template",
    "templates",
    "write",
]
