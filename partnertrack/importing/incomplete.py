"""What a row leaves open that the pilot will need: no error, but a gap that is counted and can be asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from partnertrack.domain.event import Event
from partnertrack.domain.record import Value
from partnertrack.domain.scheme import Field, Step
from partnertrack.i18n import current
from partnertrack.importing.issue import Issue
from partnertrack.importing.said import Columns
from partnertrack.importing.typed_sheet import Slot

_NEEDED: Final = ("sex", "birth_date")
"""What every report counts people by."""


def blanks_of_newcomer(
    values: Mapping[Slot, Value], fields: Mapping[str, Field], columns: Columns, sheet: str, row: int
) -> Iterator[Issue]:
    """What is not said of somebody new although every report needs it."""
    for key, field in fields.items():
        if field.slot in _NEEDED and field.record == "participant" and (key, None) not in values:
            label = field.label.text(current())
            yield Issue("value-missing", "incomplete", sheet, row, label, index=columns.get((key, None)))


def days_unknown(step: Step, event: Event, sheet: str, row: int) -> Iterator[Issue]:
    """A step that is done on a day that nobody told."""
    if event.status == "done" and event.done_on is None:
        yield Issue("day-missing", "incomplete", sheet, row, step.label.text(current()))
