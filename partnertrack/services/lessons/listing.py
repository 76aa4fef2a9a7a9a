"""All lessons in the order in which they are worked off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partnertrack.domain.lesson import Lesson
from partnertrack.domain.lesson_words import in_order
from partnertrack.i18n import current
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Listing:
    """The lessons, the open ones first; `stages` of the scheme by key and label, `owners` as named so far."""

    lessons: tuple[Lesson, ...] = ()
    stages: tuple[tuple[str, str], ...] = ()
    owners: tuple[str, ...] = ()


def lessons(workspace: Workspace, as_of: date) -> Listing:
    """Those that were noted by that day."""
    with workspace.store.reading() as reading:
        every = records.all_of(reading, Lesson)
    stages = tuple((stage.key, stage.label.text(current())) for stage in workspace.scheme.stages)
    owners = tuple(sorted({each.owner for each in every if each.owner}, key=str.casefold))
    return Listing(in_order(each for each in every if each.noted_on <= as_of), stages, owners)
