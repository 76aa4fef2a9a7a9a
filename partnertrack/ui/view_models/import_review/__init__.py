"""A draft of an import as the wizard shows it: columns to match, rows to check, people to decide on."""

from partnertrack.ui.view_models.import_review import decisions
from partnertrack.ui.view_models.import_review.answers import Answers, answers
from partnertrack.ui.view_models.import_review.columns import field_entries
from partnertrack.ui.view_models.import_review.effects import LOOKS
from partnertrack.ui.view_models.import_review.lines import (
    ACTIONS,
    CandidateLine,
    Cell,
    ColumnLine,
    CompareLine,
    DateOrder,
    DatesLine,
    Decision,
    DriftLine,
    EffectLine,
    HiddenLine,
    Kind,
    Known,
    Newcomers,
    Problem,
    RowLine,
    Side,
    Title,
)
from partnertrack.ui.view_models.import_review.present import matched_words, present
from partnertrack.ui.view_models.import_review.problems import GRAVITIES, gravity_words, kinds
from partnertrack.ui.view_models.import_review.receipt import receipt_parts, receipt_words, stored_words, undone_words
from partnertrack.ui.view_models.import_review.review import ReviewView
from partnertrack.ui.view_models.import_review.sheet import SheetView, result

__all__ = [
    "ACTIONS",
    "GRAVITIES",
    "LOOKS",
    "Answers",
    "CandidateLine",
    "Cell",
    "ColumnLine",
    "CompareLine",
    "DateOrder",
    "DatesLine",
    "Decision",
    "DriftLine",
    "EffectLine",
    "HiddenLine",
    "Kind",
    "Known",
    "Newcomers",
    "Problem",
    "ReviewView",
    "RowLine",
    "SheetView",
    "Side",
    "Title",
    "answers",
    "decisions",
    "field_entries",
    "gravity_words",
    "kinds",
    "matched_words",
    "present",
    "receipt_parts",
    "receipt_words",
    "result",
    "stored_words",
    "undone_words",
]
