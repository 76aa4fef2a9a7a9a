"""The donor report: built from the pilot's figures, written as PDF or XLSX."""

from partnertrack.services.donor_report.brief import Options
from partnertrack.services.donor_report.journey import PageImage, build, preview, write

__all__ = ["Options", "PageImage", "build", "preview", "write"]
