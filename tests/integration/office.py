"""An office that gets files from partners and imports them, through the doors that the windows use."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

from partnertrack.domain.change import Change
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.participant import Participant
from partnertrack.domain.source import Source
from partnertrack.persistence.queries import people, records
from partnertrack.services import history, import_workbook, pilots
from partnertrack.services.history import Undone
from partnertrack.services.import_workbook import Choices, Draft, Imported, Workbook
from partnertrack.services.workspace import Workspace


class Office:
    """A pilot of Ghana and Germany, and a folder into which partners' files come."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.workspace: Workspace = pilots.create_pilot(folder / "pilot.ptrack", "inspire_gh")

    def file(self, *rows: Sequence[str], name: str = "list.csv") -> Workbook:
        """A text file of these rows, read."""
        path = self._folder / name
        path.write_text("".join(";".join(row) + "\n" for row in rows), encoding="utf-8")
        return import_workbook.read(path)

    def draft(
        self,
        *rows: Sequence[str],
        partner: str = "Centre",
        choices: Choices | None = None,
        as_of: date | None = None,
    ) -> Draft:
        """What importing these rows would do."""
        chosen = choices or Choices(trusts_likely=True)
        return import_workbook.draft(
            self.workspace, self.file(*rows), partner=partner or None, choices=chosen, as_of=as_of
        )

    def take(
        self,
        *rows: Sequence[str],
        partner: str = "Centre",
        choices: Choices | None = None,
        as_of: date | None = None,
    ) -> Imported:
        """Import these rows."""
        return import_workbook.commit(self.workspace, self.draft(*rows, partner=partner, choices=choices, as_of=as_of))

    def reopen(self, rows: int) -> tuple[Workbook, Choices]:
        """The import that read that many rows, to go on with."""
        with self.workspace.store.reading() as reading:
            (source,) = (one for one in records.all_of(reading, Source) if json.loads(one.receipt)["read"] == rows)
        return import_workbook.reopen(self.workspace, source.id)

    def go_on(self, workbook: Workbook, choices: Choices, partner: str = "Centre") -> Imported:
        """Import a file with these choices."""
        drafted = import_workbook.draft(self.workspace, workbook, partner=partner, choices=choices)
        return import_workbook.commit(self.workspace, drafted)

    def undo(self, change: UUID | None) -> Undone:
        """Take an import back."""
        return history.undo(self.workspace, change)

    def person(self, last_name: str) -> Participant:
        """The only person of that family name."""
        with self.workspace.store.reading() as reading:
            (found,) = (each for each in records.all_of(reading, Participant) if each.last_name == last_name)
        return found

    def enrolment_of(self, last_name: str) -> Enrolment:
        """The only enrolment of that person."""
        with self.workspace.store.reading() as reading:
            (found,) = (one for one in people.known(reading) if one.identity.last_name == last_name)
            return records.fetch(reading, Enrolment, [found.enrolment_id])[found.enrolment_id]

    def enrolment_named(self, first_name: str) -> Enrolment:
        """The only enrolment of somebody of that first name."""
        with self.workspace.store.reading() as reading:
            (found,) = (one for one in people.known(reading) if one.identity.first_name == first_name)
            return records.fetch(reading, Enrolment, [found.enrolment_id])[found.enrolment_id]

    def people(self) -> list[str]:
        """The names of everybody."""
        with self.workspace.store.reading() as reading:
            return sorted(each.name for each in records.all_of(reading, Participant))

    def correct(self, before: Participant, after: Participant) -> None:
        """An officer corrects somebody's details by hand."""
        self.workspace.commit("Correct", [Change(before, after)])
