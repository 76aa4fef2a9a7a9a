"""What is still to be done before a report can be issued."""

from partnertrack.services.donor_report.checklist.finding import Finding, Kind
from partnertrack.services.donor_report.checklist.typed import Typed, typed_numbers
from partnertrack.services.donor_report.checklist.whole import CHECKS, checklist

__all__ = ["CHECKS", "Finding", "Kind", "Typed", "checklist", "typed_numbers"]
