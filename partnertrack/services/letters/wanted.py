"""What is to be written, about whom, and in which language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from partnertrack.domain.directory import Directory
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.pilot import Pilot
from partnertrack.domain.scheme import Scheme
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence.queries import dossiers, participants
from partnertrack.reporting.document import Meta
from partnertrack.services.workspace import Workspace, practice_mark

SHEETS = ("checklist", "attendance", "participants")
LETTERS = ("confirmation", "invitation", "visa_support", "certificate")
KINDS = (*SHEETS, *LETTERS)

APPOINTED = frozenset({"invitation"})
"""The letters about an appointment, whose day, place and subject have to be told."""

OWN = "template:"
"""What the kinds begin with that are Word templates of the user’s own; the template’s id follows."""

PER_PERSON = frozenset({"checklist", *LETTERS})
"""What begins a page for each person."""

Span = Literal["month", "week"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One of `KINDS`, or a template of the user’s own, about these enrolments, in their order.

    `first_on` is a day of the month or week (`span`) of an attendance sheet, or the day of an appointment, whose
    subject and place are `about` and `place`.
    """

    kind: str
    enrolments: tuple[UUID, ...]
    as_of: date
    language: str = "en"
    first_on: date = date.min
    span: Span = "month"
    about: str = ""
    place: str = ""

    @property
    def template(self) -> UUID | None:
        """The Word template that it is, if it is one."""
        return UUID(self.kind.removeprefix(OWN)) if self.kind.startswith(OWN) else None

    @property
    def is_unappointed(self) -> bool:
        """Whether it is about an appointment of which something is not told yet."""
        return self.kind in APPOINTED and not (self.about and self.place)


@dataclass(frozen=True, slots=True)
class Group:
    """The people meant with all that is kept about them, and the pilot that they are in."""

    pilot: Pilot
    scheme: Scheme
    people: tuple[Dossier, ...]
    directory: Directory

    @property
    def sender(self) -> str:
        """Who writes."""
        return self.pilot.organisation or self.pilot.title

    def cohorts(self) -> str:
        """The cohorts of these people by name."""
        ids = {each.enrolment.cohort_id for each in self.people}
        return ", ".join(sorted(filter(None, (self.directory.name(key) for key in ids if key))))

    def meta(self, wanted: Wanted, kind: str, period: str, page: str, *, is_landscape: bool = False) -> Meta:
        """What is printed around the pages."""
        return Meta(
            title=self.sender,
            organisation=self.sender,
            language=wanted.language,
            created=wanted.as_of,
            kind=kind,
            period=period,
            page=page,
            is_landscape=is_landscape,
            mark=practice_mark(self.pilot),
        )


def people(workspace: Workspace, cohort: str = "") -> tuple[UUID, ...]:
    """The enrolments of a cohort by name (everybody's where none is named), ordered by the people's names."""
    with workspace.store.reading() as reading:
        return tuple(participants.ids(reading, filters=participants.Filters(cohort=cohort)))


def cohorts(workspace: Workspace) -> tuple[str, ...]:
    """The names of the cohorts, in order."""
    with workspace.store.reading() as reading:
        return tuple(sorted(each.name for each in dossiers.directory(reading).cohorts))


def gather(workspace: Workspace, wanted: Wanted) -> Group:
    """The people of a wish; raises `UserError` when none of them is in the pilot."""
    with workspace.store.reading() as reading:
        found = dossiers.dossiers(reading, list(wanted.enrolments))
        directory = dossiers.directory(reading)
    chosen = tuple(found[each] for each in wanted.enrolments if each in found)
    if not chosen:
        raise UserError(_("There is nobody to write about."), _("Choose a cohort, or people in the list first."))
    return Group(workspace.pilot, workspace.scheme, chosen, directory)
