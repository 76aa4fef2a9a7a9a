"""A donor's own Word forms: kept in the pilot, checked before they are filled, filled with what a report prints."""

from partnertrack.services.word_forms.checking import Checked, Unknown, check
from partnertrack.services.word_forms.example import example, save_example
from partnertrack.services.word_forms.filling import fill, write
from partnertrack.services.word_forms.keeping import add, drop, forms, kept
from partnertrack.services.word_forms.known import Known, known

__all__ = [
    "Checked",
    "Known",
    "Unknown",
    "add",
    "check",
    "drop",
    "example",
    "fill",
    "forms",
    "kept",
    "known",
    "save_example",
    "write",
]
