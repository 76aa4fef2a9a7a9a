"""A way of looking at the list of participants that the whole office shares."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
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


def with_other_value(view: SavedView, subject: str, before: str, after: str) -> SavedView:
    """The view with another value in its conditions on a subject; the same one where they do not name the value."""
    try:
        kept = json.loads(view.definition)
        asked = [each for each in kept["criteria"] if each["subject"] == subject and before in each["values"]]
    except (ValueError, KeyError, TypeError):
        return view
    for each in asked:
        each["values"] = list(dict.fromkeys(after if value == before else value for value in each["values"]))
    return replace(view, definition=json.dumps(kept, ensure_ascii=False)) if asked else view
