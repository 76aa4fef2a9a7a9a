"""What people asked for by the right of data protection, and by when it is to be answered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from partnertrack.domain.data_request import DataRequest
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.privacy_words import rights
from partnertrack.domain.requests import OUTCOMES, RIGHTS, due_on, is_late, is_open
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence.queries import people, records
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request with whom it is from (the first of the person’s enrolments), and how it stands on the day."""

    request: DataRequest
    right: str
    enrolment_id: UUID | None
    name: str
    label: str
    is_open: bool
    is_late: bool
    days: int


@dataclass(frozen=True, slots=True)
class Requests:
    """The open ones first, the one that is due soonest at the top."""

    lines: tuple[RequestLine, ...] = ()

    @property
    def open(self) -> int:
        """How many wait for an answer."""
        return sum(each.is_open for each in self.lines)

    @property
    def late(self) -> int:
        """How many should have been answered."""
        return sum(each.is_late for each in self.lines)


def requests(workspace: Workspace, as_of: date) -> Requests:
    """Those that had come by that day."""
    with workspace.store.reading() as reading:
        found = [each for each in records.all_of(reading, DataRequest) if each.received_on <= as_of]
        known = people.known(reading) if found else []
    who: dict[UUID, tuple[UUID, str, str]] = {}
    for each in known:
        who.setdefault(each.participant_id, (each.enrolment_id, each.identity.name, each.label))
    lines = [_line(each, who, as_of) for each in found]
    return Requests(tuple(sorted(lines, key=_order)))


def save(workspace: Workspace, wanted: DataRequest, enrolment_id: UUID | None, as_of: date) -> UUID | None:
    """Enter a request, or keep another form of one; its last day follows from the day on which it came.

    A later `due_on` than that is kept: the time can be made longer by two months. Raises `UserError` for what cannot
    be.
    """
    _check(wanted, as_of)
    person = wanted.participant_id
    if enrolment_id is not None:
        with workspace.store.reading() as reading:
            enrolment = records.fetch(reading, Enrolment, [enrolment_id]).get(enrolment_id)
        person = enrolment.participant_id if enrolment else None
    last = max(wanted.due_on, due_on(wanted.received_on))
    if last > due_on(wanted.received_on, 3):
        raise UserError(_("The time can be made longer by two months at most."))
    told = replace(wanted, participant_id=person, due_on=last, note=wanted.note.strip())
    title = _("Change a request: {right}") if wanted.version else _("Enter a request: {right}")
    return workspace.keep(title.format(right=rights()[told.right]), told).change_set.id


def answer(workspace: Workspace, request: DataRequest, outcome: str, on: date, note: str = "") -> UUID:
    """Say that a request was answered; the id of the change."""
    if outcome not in OUTCOMES or on < request.received_on:
        raise UserError(_("Say what came of it, and on which day after it came."))
    told = "\n".join(filter(None, (request.note, note.strip())))
    answered = replace(request, answered_on=on, outcome=outcome, note=told)
    return workspace.keep(_("Answer a request: {right}").format(right=rights()[request.right]), answered).change_set.id


def delete(workspace: Workspace, request: DataRequest) -> UUID:
    """Take a request away that should not be there; the id of the change."""
    return workspace.drop(_("Delete a request"), DataRequest, request.id).change_set.id


def _check(wanted: DataRequest, as_of: date) -> None:
    if wanted.right not in RIGHTS:
        raise UserError(_("Choose what was asked for."))
    if wanted.received_on > as_of:
        raise UserError(_("A request cannot have come in the future."))
    if wanted.answered_on and (wanted.answered_on < wanted.received_on or not wanted.outcome):
        raise UserError(_("Say what came of it, and on which day after it came."))


def _line(each: DataRequest, who: dict[UUID, tuple[UUID, str, str]], as_of: date) -> RequestLine:
    enrolment_id, name, label = who.get(each.participant_id, (None, "", "")) if each.participant_id else (None, "", "")
    return RequestLine(
        each,
        rights().get(each.right, each.right),
        enrolment_id,
        name,
        label,
        is_open(each, as_of),
        is_late(each, as_of),
        (each.due_on - as_of).days,
    )


def _order(line: RequestLine) -> tuple[bool, int]:
    """The open ones by their last day, then the answered ones, the newest first."""
    answered = line.request.answered_on
    return not line.is_open, line.request.due_on.toordinal() if line.is_open or not answered else -answered.toordinal()
