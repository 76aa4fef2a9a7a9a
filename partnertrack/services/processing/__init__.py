"""The record of processing that the law asks for: adopted from what ships, edited in the pilot, printed."""

from partnertrack.services.processing.keeping import adopt, delete, save
from partnertrack.services.processing.listing import Record, missing_activities, record
from partnertrack.services.processing.paper import write

__all__ = ["Record", "adopt", "delete", "missing_activities", "record", "save", "write"]
