"""A way of looking at the list of participants that the whole office shares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from partnertrack.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView(Record):
    """A list's filters, columns, order and grouping under a name, as the JSON text that the list reads.

    A view of one's own is kept on the computer, in the settings; this one is kept in the pilot.
    """

    kind: ClassVar[str] = "saved_view"

    name: str
    definition: str
