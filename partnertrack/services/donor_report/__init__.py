"""The donor report: written from a template and the pilot's figures, as a document that every rendering says alike."""

from partnertrack.reporting.data_files import data_files
from partnertrack.services.donor_report.checklist import Finding, checklist
from partnertrack.services.donor_report.composing import Composed, compose
from partnertrack.services.donor_report.frozen import (
    Frozen,
    FrozenCount,
    Restated,
    Restatement,
    all_reports,
    frozen_of,
    issued_reports,
)
from partnertrack.services.donor_report.issued import Seal, opened, save_again, sign_issued
from partnertrack.services.donor_report.issuing import Issue, Issued, issue
from partnertrack.services.donor_report.journey import build, render, write
from partnertrack.services.donor_report.of_report import options_of
from partnertrack.services.donor_report.options import Options
from partnertrack.services.donor_report.outline import Entry, outline
from partnertrack.services.donor_report.parts.revisions import reasons
from partnertrack.services.donor_report.references import Reference, look_up_reference, open_reference
from partnertrack.services.donor_report.renderings import RENDERINGS, rendered
from partnertrack.services.donor_report.restating import restated
from partnertrack.services.donor_report.telling import Cost, Telling, Withheld, check
from partnertrack.services.donor_report.templates import template, templates
from partnertrack.services.donor_report.verifying import Verified, verify

__all__ = [
    "RENDERINGS",
    "Composed",
    "Cost",
    "Entry",
    "Finding",
    "Frozen",
    "FrozenCount",
    "Issue",
    "Issued",
    "Options",
    "Reference",
    "Restated",
    "Restatement",
    "Seal",
    "Telling",
    "Verified",
    "Withheld",
    "all_reports",
    "build",
    "check",
    "checklist",
    "compose",
    "data_files",
    "frozen_of",
    "issue",
    "issued_reports",
    "look_up_reference",
    "open_reference",
    "opened",
    "options_of",
    "outline",
    "reasons",
    "render",
    "rendered",
    "restated",
    "save_again",
    "sign_issued",
    "template",
    "templates",
    "verify",
    "write",
]
