"""The donor report: written from a template and the pilot's figures, as a document that every rendering says alike."""

from partnertrack.services.donor_report.composing import Composed, compose
from partnertrack.services.donor_report.journey import PageImage, build, preview, render, write
from partnertrack.services.donor_report.options import Options
from partnertrack.services.donor_report.templates import template, templates

__all__ = [
    "Composed",
    "Options",
    "PageImage",
    "build",
    "compose",
    "preview",
    "render",
    "template",
    "templates",
    "write",
]
