"""Changes many people at once: a step recorded, a field set, a cohort, track or organisation assigned."""

from partnertrack.ui.dialogs.bulk.drawers import Bulk

__all__ = ["Bulk"]
