"""The workbook that goes back to a partner: its own cells, with what is wrong marked in its own language."""

from partnertrack.importing.feedback.annotate import COPY_LIMITS, Feedback, annotate
from partnertrack.importing.feedback.marks import GRAVITIES, Gravity, Line, Mark, RowState, SheetMarks, Words

__all__ = [
    "COPY_LIMITS",
    "GRAVITIES",
    "Feedback",
    "Gravity",
    "Line",
    "Mark",
    "RowState",
    "SheetMarks",
    "Words",
    "annotate",
]
