"""What an issued report said, kept so that it can be said again and asked about."""

from partnertrack.services.donor_report.frozen.reading import frozen_of, issued_reports
from partnertrack.services.donor_report.frozen.value import Frozen, FrozenCount, FrozenFigure, Rendering

__all__ = ["Frozen", "FrozenCount", "FrozenFigure", "Rendering", "frozen_of", "issued_reports"]
