"""The pilot's reports as records: listed, begun, changed, taken over, taken away."""

from partnertrack.services.reports.beginning import Begun, begin, duplicate, new_edition, suggest
from partnertrack.services.reports.keeping import change, delete
from partnertrack.services.reports.listing import ReportLine, reports

__all__ = ["Begun", "ReportLine", "begin", "change", "delete", "duplicate", "new_edition", "reports", "suggest"]
