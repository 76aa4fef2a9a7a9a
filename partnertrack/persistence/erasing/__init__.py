"""The one write that takes something out of a pilot for good."""

from partnertrack.persistence.erasing.belonging import Belongings, belongings
from partnertrack.persistence.erasing.blackening import Blackening
from partnertrack.persistence.erasing.erase import Done, Plan, erase
from partnertrack.persistence.erasing.sweeping import sweep

__all__ = ["Belongings", "Blackening", "Done", "Plan", "belongings", "erase", "sweep"]
