"""The record of processing as it is kept, and what of the shipped activities is not in it."""

from __future__ import annotations

from dataclasses import dataclass

from partnertrack.domain.processing import ProcessingActivity
from partnertrack.i18n import current
from partnertrack.persistence.queries import records
from partnertrack.services.processing.shipped import shipped
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Record:
    """The activities in their order; `offered` are the shipped ones that were not adopted, by key and title."""

    activities: tuple[ProcessingActivity, ...] = ()
    offered: tuple[tuple[str, str], ...] = ()

    @property
    def controller(self) -> str:
        """Who is responsible, as the first activity that says so."""
        return next((each.controller for each in self.activities if each.controller), "")

    @property
    def contact(self) -> str:
        """To whom people turn, as the first activity that says so."""
        return next((each.contact for each in self.activities if each.contact), "")


def record(workspace: Workspace) -> Record:
    """All of it."""
    with workspace.store.reading() as reading:
        found = records.all_of(reading, ProcessingActivity)
    ordered = tuple(sorted(found, key=lambda each: (each.position, each.title)))
    return Record(ordered, missing_activities(ordered))


def missing_activities(kept: tuple[ProcessingActivity, ...]) -> tuple[tuple[str, str], ...]:
    """The shipped activities that are not among these, by key and title."""
    known = {each.key for each in kept}
    return tuple((key, each.title.text(current())) for key, each in shipped().items() if key not in known)
