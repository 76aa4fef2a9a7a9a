"""All grievances without what was said, and what was said in one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.export import Export
from partnertrack.domain.grievance import Grievance
from partnertrack.domain.open_grievances import days_open, is_late, is_open
from partnertrack.domain.organisation import Organisation
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Workspace

_UNDER_WAY = "in_progress"


@dataclass(frozen=True, slots=True)
class GrievanceLine:
    """One grievance as of a day, without what was said and what came of it.

    `label` is the pseudonym of whom it is about, "" where nobody is named; `days` are those that it was open.
    """

    id: UUID
    version: int
    received_on: date
    subject: str
    status: str
    channel: str
    owner: str
    due_on: date | None
    resolved_on: date | None
    enrolment_id: UUID | None
    label: str
    organisation_id: UUID | None
    organisation: str
    days: int
    is_open: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """The open ones first, the longest overdue of them first; `organisations` are those to choose from."""

    lines: tuple[GrievanceLine, ...] = ()
    organisations: tuple[tuple[UUID, str], ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """What somebody complained of and what came of it; kept out of every printed form of this value."""

    text: str
    outcome: str


def grievances(workspace: Workspace, as_of: date) -> Listing:
    """Those that had come by that day."""
    with workspace.store.reading() as reading:
        found = [each for each in records.all_of(reading, Grievance) if each.received_on <= as_of]
        enrolments = records.fetch(reading, Enrolment, {each.enrolment_id for each in found if each.enrolment_id})
        organisations = {each.id: each.name for each in records.all_of(reading, Organisation)}
    labels = {key: each.label for key, each in enrolments.items()}
    lines = (_line(each, as_of, labels, organisations) for each in found)
    offered = sorted(organisations.items(), key=lambda each: each[1].casefold())
    return Listing(tuple(sorted(lines, key=_order)), tuple(offered))


def said(workspace: Workspace, grievance_id: UUID) -> Said:
    """What was said in one grievance; raises `UserError` when it is gone.

    That it was read is noted in the export log, where the pilot can be written to.
    """
    with workspace.store.reading() as reading:
        found = records.fetch(reading, Grievance, [grievance_id]).get(grievance_id)
    if found is None:
        raise UserError(_("This grievance is no longer in the pilot."))
    if not workspace.is_masked and not workspace.store.hold.why:
        workspace.note_export(
            Export("grievance_read", _("A grievance was read"), people=1 if found.enrolment_id else 0)
        )
    return Said(found.text, found.outcome)


def _line(each: Grievance, as_of: date, labels: Mapping[UUID, str], organisations: Mapping[UUID, str]) -> GrievanceLine:
    was_settled_later = each.resolved_on is not None and each.resolved_on > as_of
    return GrievanceLine(
        each.id,
        each.version,
        each.received_on,
        each.subject,
        _UNDER_WAY if was_settled_later else each.status,
        each.channel,
        each.owner,
        each.due_on,
        None if was_settled_later else each.resolved_on,
        each.enrolment_id,
        labels.get(each.enrolment_id, "") if each.enrolment_id else "",
        each.organisation_id,
        organisations.get(each.organisation_id, "") if each.organisation_id else "",
        days_open(each, as_of),
        is_open(each, as_of),
        is_late(each, as_of),
    )


def _order(line: GrievanceLine) -> tuple[bool, bool, date, int]:
    day = line.due_on or date.max if line.is_open else date.min
    return not line.is_open, not line.is_late, day, -line.received_on.toordinal()
