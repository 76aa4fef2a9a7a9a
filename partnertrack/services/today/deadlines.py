"""The days by which something is to be done about those who are on their way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from partnertrack.domain.deadline import Deadline
from partnertrack.domain.departure import valid_until
from partnertrack.domain.document import Document
from partnertrack.domain.journey import lying_ahead
from partnertrack.domain.standing import ACTIVE, standing
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Case, Workspace


def under_way(workspace: Workspace, as_of: date) -> tuple[Case, ...]:
    """The enrolments that had neither ended nor paused by the end of that day."""
    scheme = workspace.scheme
    return tuple(
        case for case in workspace.cases() if standing(scheme, case.track, case.events, as_of).status == ACTIVE
    )


def deadlines(workspace: Workspace, cases: tuple[Case, ...]) -> Iterator[Deadline]:
    """Every step that is still to be done by a day, and everything that is valid until one."""
    for case in cases:
        events = tuple(event for found in case.events.values() for event in found)
        for due in lying_ahead(workspace.scheme, case.track, events):
            yield Deadline(case.enrolment_id, "step", due.step.key, due.occurrence, due.day)
        for key, day in valid_until(workspace.scheme, case).items():
            yield Deadline(case.enrolment_id, "expiry", key, 1, day)
    yield from _documents(workspace, cases)


def _documents(workspace: Workspace, cases: tuple[Case, ...]) -> Iterator[Deadline]:
    """The latest day of each type of document."""
    here = {case.enrolment_id for case in cases}
    with workspace.store.reading() as reading:
        kept = records.all_of(reading, Document)
    latest: dict[tuple[object, str], Deadline] = {}
    for document in kept:
        if document.expires_on is None or document.enrolment_id not in here:
            continue
        found = Deadline(document.enrolment_id, "document", document.type, 1, document.expires_on)
        known = latest.get((document.enrolment_id, document.type))
        if known is None or known.day < found.day:
            latest[document.enrolment_id, document.type] = found
    yield from latest.values()
