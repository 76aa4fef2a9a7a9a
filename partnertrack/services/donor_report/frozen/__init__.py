"""What an issued report said, kept so that it can be said again and asked about."""

from partnertrack.services.donor_report.frozen.reading import all_reports, frozen_of, issued_reports
from partnertrack.services.donor_report.frozen.restated import Cause, Restated, Restatement
from partnertrack.services.donor_report.frozen.value import Frozen, FrozenCount, FrozenFigure, Rendering

__all__ = [
    "Cause",
    "Frozen",
    "FrozenCount",
    "FrozenFigure",
    "Rendering",
    "Restated",
    "Restatement",
    "all_reports",
    "frozen_of",
    "issued_reports",
]
