"""Grievances: listed without what was said, which is given only to those who ask for it, and counted for others."""

from partnertrack.services.grievances.counting import Counts, counts
from partnertrack.services.grievances.export import write_counts
from partnertrack.services.grievances.keeping import GrievanceTexts, delete, save
from partnertrack.services.grievances.listing import GrievanceLine, Listing, Said, grievances, said

__all__ = [
    "Counts",
    "GrievanceLine",
    "GrievanceTexts",
    "Listing",
    "Said",
    "counts",
    "delete",
    "grievances",
    "said",
    "save",
    "write_counts",
]
