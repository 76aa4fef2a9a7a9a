"""Cohorts side by side, each with exactly its people, and the way in which they are kept, merged and deleted."""

from partnertrack.domain.cohort import Cohort
from partnertrack.services.cohorts.counting import CohortView, Part, SideBySide, side_by_side
from partnertrack.services.cohorts.keeping import delete, keep, merge
from partnertrack.services.cohorts.same_age import Course

__all__ = ["Cohort", "CohortView", "Course", "Part", "SideBySide", "delete", "keep", "merge", "side_by_side"]
