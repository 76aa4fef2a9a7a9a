"""The cohorts and organisations of a pilot, known by their names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from partnertrack.domain.cohort import Cohort
from partnertrack.domain.names import fold
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.record import Record


@dataclass(frozen=True, slots=True)
class Directory:
    """Whom and what records refer to by id, and people by name."""

    cohorts: tuple[Cohort, ...] = ()
    organisations: tuple[Organisation, ...] = ()

    def name(self, key: UUID) -> str:
        """The name of the cohort or organisation, empty where the directory does not hold it."""
        cohort = next((each.name for each in self.cohorts if each.id == key), "")
        return cohort or next((each.name for each in self.organisations if each.id == key), "")

    def only(self, key: UUID | None) -> Directory:
        """The directory with one record at most: the cohort or organisation of that id."""
        return Directory(
            tuple(each for each in self.cohorts if each.id == key),
            tuple(each for each in self.organisations if each.id == key),
        )

    def knowing(self, record: Record | None) -> Directory:
        """The directory with a record in it as well, if it is one that people refer to."""
        if isinstance(record, Cohort):
            return replace(self, cohorts=(*self.cohorts, record))
        if isinstance(record, Organisation):
            return replace(self, organisations=(*self.organisations, record))
        return self

    def cohort(self, name: str) -> Cohort:
        """The cohort of that name, or a new one."""
        wanted = fold(name)
        known = next((each for each in self.cohorts if fold(each.name) == wanted), None)
        return known or Cohort(name=name.strip())

    def organisation(self, name: str, kind: str) -> Organisation:
        """The organisation that has that name or spelling, or a new one of that kind."""
        wanted = fold(name)
        known = next((each for each in self.organisations if wanted in map(fold, each.spellings)), None)
        return known or Organisation(name=name.strip(), type=kind)
