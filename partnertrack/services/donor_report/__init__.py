"""The donor report: written from a template and the pilot's figures, as a document that every rendering says alike."""

from partnertrack.services.donor_report.composing import Composed, compose
from partnertrack.services.donor_report.journey import PageImage, build, preview, write
from partnertrack.services.donor_report.options import Options
from partnertrack.services.donor_report.renderings import RENDERINGS, rendered
from partnertrack.services.donor_report.templates import template, templates

__all__ = [
    "RENDERINGS",
    "Composed",
    "Options",
    "PageImage",
    "build",
    "compose",
    "preview",
    "rendered",
    "template",
    "templates",
    "write",
]
