"""The names under which a text can hold a figure, so that it says today what the data say today."""

from partnertrack.services.donor_report.placeholders.every import all_placeholders, nearest, placeholder
from partnertrack.services.donor_report.placeholders.kind import GROUPS, Placeholder, group_words

__all__ = ["GROUPS", "Placeholder", "all_placeholders", "group_words", "nearest", "placeholder"]
