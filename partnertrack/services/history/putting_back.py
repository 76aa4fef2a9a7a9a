"""One value of any record, or one record that was removed, is put back as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from partnertrack.domain.change import Change, added
from partnertrack.domain.encoding import decode
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.erasure import Erasure
from partnertrack.domain.part import NAMES, VALUES
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record
from partnertrack.errors import UserError
from partnertrack.i18n import _, day
from partnertrack.persistence import operations, trace
from partnertrack.persistence.queries import records
from partnertrack.persistence.session import Reading
from partnertrack.services.history.kinds import kind_words
from partnertrack.services.history.person import Earlier, restore
from partnertrack.services.history.restorable import can_be_put_back
from partnertrack.services.workspace import Workspace


def put_back(workspace: Workspace, earlier: Earlier) -> UUID | None:
    """Store an earlier state again, by the rules of the form it is changed in; one undo takes it back.

    Returns the id of the change, None where the pilot holds it already. Raises `UserError` with the reason where a
    removal, a merge or an erasure stands in the way, and what `Store.apply` raises.
    """
    with workspace.store.reading() as reading:
        record = records.fetch_kind(reading, earlier.kind, [earlier.record_id]).get(earlier.record_id)
        if record is None and earlier.name:
            raise UserError(_gone(reading, earlier), _("Undo that change first."))
        enrolment = _enrolment(reading, record, earlier)
        _refuse_erased(reading, record, enrolment)
    if not can_be_put_back(earlier.kind, earlier.name, "1"):
        raise UserError(_("This cannot be put back by itself."), _("Undo the whole change instead."))
    if enrolment is not None and (earlier.kind in NAMES or not earlier.name):
        return restore(workspace, enrolment.id, earlier)
    changes = _changes(workspace, record, earlier)
    if not changes:
        return None
    title = _("Put back “{what}”").format(what=" · ".join(filter(None, (kind_words(earlier.kind), earlier.label))))
    return workspace.commit(title, changes).change_set.id


def _gone(reading: Reading, earlier: Earlier) -> str:
    """Why a record is not there."""
    last = trace.last_of(reading, earlier.kind, earlier.record_id)
    if last is None or last.operation.op != "remove":
        return _("What held this value is no longer in the pilot.")
    on = day(last.entry.at.astimezone().date(), "medium")
    return _("What held this value was taken away by “{title}” on {day}.").format(title=last.entry.title, day=on)


def _enrolment(reading: Reading, record: Record | None, earlier: Earlier) -> Enrolment | None:
    """The enrolment that a record belongs to, where it belongs to one that is there."""
    if isinstance(record, Enrolment):
        return record
    if isinstance(record, Participant):
        return next(iter(records.pointing(reading, Enrolment, "participant_id", [record.id])), None)
    told = decode(earlier.fields.get("enrolment_id")) if record is None else None
    key = getattr(record, "enrolment_id", told)
    return records.fetch(reading, Enrolment, [key]).get(key) if isinstance(key, UUID) else None


def _refuse_erased(reading: Reading, record: Record | None, enrolment: Enrolment | None) -> None:
    """Raise `UserError` where the person's data were erased."""
    person = enrolment.participant_id if enrolment else getattr(record, "participant_id", None)
    erasures = records.pointing(reading, Erasure, "participant_id", [person]) if isinstance(person, UUID) else []
    if erasures:
        on = day(erasures[0].erased_on, "medium")
        raise UserError(_("This person’s data were erased on {day}; nothing of them comes back.").format(day=on))


def _changes(workspace: Workspace, record: Record | None, earlier: Earlier) -> tuple[Change, ...]:
    """What brings the record back, or its value."""
    if record is None:
        back = operations.restore(earlier.kind, earlier.record_id, 0, earlier.fields)
        return (added(back),)
    if not earlier.name:
        return ()
    if earlier.name.startswith(VALUES):
        values = {**getattr(record, "values", {}), earlier.name.removeprefix(VALUES): earlier.value}
        told: dict[str, Any] = {"values": {key: each for key, each in values.items() if each is not None}}
    else:
        told = {earlier.name: _held(workspace, record, earlier)}
    after = replace(record, **told)
    return (Change(record, after),) if after != record else ()


def _held(workspace: Workspace, record: Record, earlier: Earlier) -> object:
    """What the field held, an empty text where it holds texts; raises `UserError` for a reference to what is gone."""
    value = earlier.value
    if value is None and isinstance(getattr(record, earlier.name), str):
        return ""
    if isinstance(value, UUID):
        with workspace.store.reading() as reading:
            kinds = {"cohort_id": "cohort", "organisation_id": "organisation"}
            kind = kinds.get(earlier.name, "")
            if kind and not records.fetch_kind(reading, kind, [value]):
                raise UserError(_("What this value names is no longer in the pilot."), _("Undo its removal first."))
    return value
