"""What was changed in a pilot, by whom and through what: told in words, taken back as a whole or value by value."""

from partnertrack.services.history.kinds import count_words, way_words
from partnertrack.services.history.listing import Choices, Filter, Happened, Listing, choices, happened
from partnertrack.services.history.person.restoring import Earlier
from partnertrack.services.history.putting_back import put_back
from partnertrack.services.history.taking_back import (
    HistoryLine,
    HistoryState,
    Preview,
    Stays,
    Undone,
    entries,
    preview,
    redo,
    sign,
    state,
    undo,
)
from partnertrack.services.history.telling import Detail, Line, Told, detail
from partnertrack.services.history.wholeness import Ends, Wholeness, verify
from partnertrack.services.history.wording import counts_words, line_words, op_words, title_words

__all__ = [
    "Choices",
    "Detail",
    "Earlier",
    "Ends",
    "Filter",
    "Happened",
    "HistoryLine",
    "HistoryState",
    "Line",
    "Listing",
    "Preview",
    "Stays",
    "Told",
    "Undone",
    "Wholeness",
    "choices",
    "count_words",
    "counts_words",
    "detail",
    "entries",
    "happened",
    "line_words",
    "op_words",
    "preview",
    "put_back",
    "redo",
    "sign",
    "state",
    "title_words",
    "undo",
    "verify",
    "way_words",
]
